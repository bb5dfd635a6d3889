"""Reading the rooms of meetings."""
