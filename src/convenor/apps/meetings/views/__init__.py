"""Pages of the meeting room."""
