"""Finds with one look at a page where names of the forms that begin with plain words may begin."""

from functools import lru_cache

from documents.extraction.spotting import Spotted, spotted
from documents.extraction.titling import chinese_forms, english_forms, line_forms
from documents.extraction.titling.numbered import NUMBERED
from documents.extraction.titling.words import title_words


@lru_cache(maxsize=1)
def spotted_forms() -> dict[str, Spotted]:
    """Return the patterns on folded text by whose beginnings a look at the whole page pays, by their text."""
    listed = (*line_forms.SPOTTED, *english_forms.SPOTTED, *chinese_forms.SPOTTED)
    forms = (NUMBERED, *listed, title_words().zh_plain)
    return spotted({form.pattern: form for form in forms})
