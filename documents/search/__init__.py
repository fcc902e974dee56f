"""What the public may find, filter and count: one set of filter names for pages, API, feeds and files.

``params`` reads a query string, ``store`` holds the published facts in the process, ``facets`` counts them,
``text`` asks PostgreSQL for the words, ``results`` puts a page together. Reads only.
"""
