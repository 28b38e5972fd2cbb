"""Aftercare (跟进): submission, the answers of the platform, reminders, the watch."""
