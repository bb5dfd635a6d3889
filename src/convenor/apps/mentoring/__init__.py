"""Nominations, mentors, pairs, the journey, sessions, objectives, graduation."""
