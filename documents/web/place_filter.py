"""A place typed into the filters becomes one of the chosen regions; the address that stays names its code."""

from dataclasses import dataclass, replace

from django.http import QueryDict
from django.utils.translation import gettext as _

from documents.search.facets import Selection
from documents.search.lists import Place
from documents.search.params import MAX_SEARCH, SHOWN, Params, Problem
from documents.search.rows import Numbers
from documents.search.store import Store
from documents.web.choices import with_place
from documents.web.place_names import offered, place_named

#: What the field is called in the query string.
PLACE = "place"
#: Names offered before anything is typed; the others are found while typing, or by typing whole names.
OFFERED = 40


@dataclass(frozen=True, slots=True)
class PlaceForm:
    """The field for a place: ``hidden`` keeps the other filters, ``offered`` are the names it begins with."""

    hidden: list[tuple[str, str]]
    offered: list[Place]


def typed_place(query: QueryDict, params: Params, held: Store) -> tuple[Params, bool]:
    """Return the state with the typed place among its regions, and whether there was one; a name that means
    no place is told as a problem.
    """
    typed = query.get(PLACE, "").replace("\x00", "").strip()[:MAX_SEARCH]
    if not typed:
        return params, False
    place = place_named(typed, held.lists, Selection(held, Params()).counts().region)
    if place is None:
        problem = Problem(PLACE, typed[:SHOWN], _("there is no place with this name or code"))
        return replace(params, problems=(*params.problems, problem)), False
    return with_place(params, place, held.lists), True


def place_form(params: Params, held: Store, counts: Numbers) -> PlaceForm:
    """Return the field for the present state."""
    return PlaceForm(params.pairs(), offered(held.lists, counts, OFFERED))
