"""Reading ballots."""
