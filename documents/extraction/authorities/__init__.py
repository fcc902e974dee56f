"""Finds the public bodies that a text names, and tells which of them acts."""
