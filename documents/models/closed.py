"""Closed lists, held by the database: a code that no page can name never gets in."""

from django.db import models

from documents.vocabulary import Term


def one_of(field: str, terms: type[Term], *, model: str, blank: bool = False) -> models.CheckConstraint:
    """Return the constraint ``<model>_<field>_is_known``: a code of the list, or nothing if blank."""
    codes = [term.value for term in terms]
    return models.CheckConstraint(
        condition=models.Q(**{f"{field}__in": [*codes, ""] if blank else codes}),
        name=f"{model}_{field}_is_known",
    )
