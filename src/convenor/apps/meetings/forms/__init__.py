"""Forms of the meeting room."""
