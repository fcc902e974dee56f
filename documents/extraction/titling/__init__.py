"""Finds stretches of a text that name a document, a programme or an event."""
