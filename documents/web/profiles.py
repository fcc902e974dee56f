"""What the pages of a place, a sector and an issuing body have in common: counts, years and the newest
policies.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from documents.models import Policy
from documents.search.facets import Counts, Selection
from documents.search.params import Params
from documents.search.results import newest
from documents.search.store import Store
from documents.web.charts import Years, years
from documents.web.choices import ChoiceList, browse_url, choice_lists

#: Newest policies on a profile.
NEWEST = 8


@dataclass(frozen=True, slots=True)
class Profile:
    """The policies of one place, sector or body in figures.

    ``lists`` are by name; their links narrow this profile.
    """

    params: Params
    counts: Counts
    years: Years
    lists: dict[str, ChoiceList]
    newest: Sequence[Policy]
    url: str


def profile(store: Store, params: Params) -> Profile:
    """Return the figures of what ``params`` ask for."""
    selection = Selection(store, params)
    counts = selection.counts()
    return Profile(
        params,
        counts,
        years(counts.year, params),
        {choices.name: choices for choices in choice_lists(params, counts, store.lists)},
        newest(store, np.flatnonzero(selection.rows()), NEWEST),
        browse_url(params),
    )
