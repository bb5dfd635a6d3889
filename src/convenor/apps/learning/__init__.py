"""Reading, self-test and handouts of one who learns."""
