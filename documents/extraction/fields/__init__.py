"""Finders of values: each takes a page, a passage and the lexicon, and quotes every candidate it sees, best first."""
