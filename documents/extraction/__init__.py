"""From a text to drafts of policy records, each value with its quote. Pure: no Django, no network, no clock.

The way through this package is the way of a text: ``reading`` folds it and finds its lines and
sentences, ``segmentation`` cuts it into passages that may each hold one act, the finders in
``fields`` quote values from a passage, ``assembly`` chooses among them, and ``pipeline.extract``
calls these in order. What the package knows of names and terms is data: ``data/`` beside this file and the
reference lists that ``lexicon.load_lexicon`` is given.
"""
