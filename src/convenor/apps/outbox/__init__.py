"""Letters and calendar invitations, sent after commit, once."""
