"""Finds policies by the beginnings of words, drafts included, for the list and for fields that offer
policies."""

from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q, QuerySet

from documents.words import tokens

#: Words looked up of what was typed.
MAX_WORDS = 16


def found_by(rows: QuerySet[Any], typed: str) -> QuerySet[Any]:
    """Return the policies that hold, for every word typed, a word that begins with it, or whose slug was
    typed."""
    words = [f"'{token.word}':*" for token in list(tokens(typed))[:MAX_WORDS]]
    if not words:
        return rows.none()
    held = SearchQuery(" & ".join(words), search_type="raw", config="english")
    return rows.filter(Q(search__vector=held) | Q(slug=typed.strip()))
