"""The views of mentoring, by the question they answer."""
