"""Commands that run the portal itself."""
