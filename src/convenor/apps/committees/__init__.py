"""Working groups, their members, documents and meetings."""
