"""Files of comments, of whatever kind, read so that no row and no word is lost."""
