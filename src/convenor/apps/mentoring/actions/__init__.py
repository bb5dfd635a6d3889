"""The actions of mentoring, by the question they answer."""
