"""Content packs: a programme is data, checked when it is read."""
