"""The queries of mentoring, by the question they answer."""
