"""The web, thin: people, groups, mentoring, learning."""
