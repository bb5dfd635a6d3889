"""What the addresses of this app answer."""
