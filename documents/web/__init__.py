"""The public pages: they read parameters, ask ``documents.search`` and render."""
