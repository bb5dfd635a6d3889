"""Settings, addresses, the one gate, base templates and static files."""
