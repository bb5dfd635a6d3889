"""Erasing a person: what hinders it, what goes, what stays without a name. See decision 17 in ``docs/adr``."""
