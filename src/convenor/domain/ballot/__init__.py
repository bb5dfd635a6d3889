"""Ballots: votes, comments, and the issues that many comments are about. Pure."""
