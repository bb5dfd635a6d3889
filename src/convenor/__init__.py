"""Convenor: learn to convene a standards working group, and convene it."""
