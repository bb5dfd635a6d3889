"""A meeting as it stands."""
