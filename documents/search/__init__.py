"""What the public may find, filter and count: one set of filter names for pages, API, feeds and files.

``params`` reads a query string, ``store`` holds the published facts in the process, ``facets`` counts them,
``results`` puts a page together. ``finding`` answers the words of a search: ``widening`` adds their other
names from ``vocabulary`` and ``glossary``, ``text`` asks PostgreSQL, ``spelling`` corrects. Reads only.
"""
