"""Everything about me: what is kept of one person, read through the doors that the person can open anyway."""
