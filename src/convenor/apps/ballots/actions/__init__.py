"""Changing ballots."""
