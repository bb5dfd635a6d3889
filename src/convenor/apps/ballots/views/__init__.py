"""Pages of ballots."""
