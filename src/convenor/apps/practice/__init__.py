"""Practising where one will work: an invented ballot, answered on the very pages, then compared with a working group."""
