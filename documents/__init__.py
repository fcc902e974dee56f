"""Government blockchain policies: from a source text to a curated, published record."""
