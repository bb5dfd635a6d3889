"""Who did what, and when: append-only, without foreign keys."""
