"""Acting in a meeting, and on its room."""
