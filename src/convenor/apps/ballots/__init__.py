"""Ballots: comment files, comments, key issues, proposals and decisions, votes."""
