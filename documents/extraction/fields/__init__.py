"""Finders of values: from a page, a passage and the lexicon to every candidate with its quote, best first.

Beside them stand the steps by which some of them weigh what they find.
"""
