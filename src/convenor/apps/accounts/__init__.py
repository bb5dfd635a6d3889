"""People, member bodies, sign-in, roles as relations."""
