"""The demo: the standing characters, and a cohort around them."""
