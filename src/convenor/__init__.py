"""Convenor: learn to convene a standards working group, and convene it."""

__version__ = "0.1.0"
