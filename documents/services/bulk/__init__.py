"""Policies as tables: written to files, and read back with a preview of every change.

``columns`` says how a policy stands in a row, ``files`` reads and writes CSV, XLSX and JSON, ``cells`` reads
single cells, ``standing`` says how one would stand, ``planning`` what a table would change, and ``importing``
keeps the upload and carries out, by ``writing``, what was confirmed.
"""
