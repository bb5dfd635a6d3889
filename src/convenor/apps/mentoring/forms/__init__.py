"""The forms of mentoring, by the question they answer."""
