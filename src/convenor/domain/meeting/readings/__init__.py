"""Readers of a meeting: what the faces show, who was heard, what the minutes say."""
