"""Bytes to domain and back: Word, PDF, calendars. No Django."""
