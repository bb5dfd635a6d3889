"""A meeting is the list of things that happened in it: ``decide``, ``evolve``, ``replay`` and their readers."""
