"""The lists of choices beside the results: every choice with its count and the address that takes or drops
it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.models import IssuingBody
from documents.naming import in_chinese, name, names
from documents.search.facets import Counts
from documents.search.lists import Label, Lists, Place
from documents.search.params import CHOICES, SORTS, Params
from documents.vocabulary import TIERS, DocumentType, Lifecycle, Term

#: Choices of a list that show at once; the others stand behind "more".
SHOWN = 8
#: Issuing bodies offered; the rest is found by words or on the page of bodies.
MAX_BODIES = 40

TITLES: dict[str, str | Promise] = {
    "region": gettext_lazy("Region"),
    "sector": gettext_lazy("Sector"),
    "measure": gettext_lazy("Measure"),
    "body": gettext_lazy("Issuing body"),
    "type": gettext_lazy("Document type"),
    "status": gettext_lazy("Lifecycle"),
    "tier": gettext_lazy("Best source"),
}
SORT_TITLES: dict[str, str | Promise] = {
    "relevance": gettext_lazy("Relevance"),
    "newest": gettext_lazy("Newest first"),
    "oldest": gettext_lazy("Oldest first"),
    "changed": gettext_lazy("Last changed"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice; ``below`` are the choices inside it, ``more`` those of them that do not show at once."""

    code: str
    label: str
    other: str
    count: int
    url: str
    chosen: bool
    below: tuple["Choice", ...] = ()
    more: tuple["Choice", ...] = ()


@dataclass(frozen=True, slots=True)
class ChoiceList:
    """A titled list of choices; ``chosen`` says that one of them is taken."""

    name: str
    title: str | Promise
    choices: tuple[Choice, ...]
    more: tuple[Choice, ...] = ()
    groups: tuple[tuple[str, tuple[Choice, ...]], ...] = ()
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that holds, with the address without it."""

    title: str | Promise
    label: str
    url: str


def browse_url(params: Params) -> str:
    """Return the address of the list in this state."""
    return reverse("policy-list") + params.query()


def choice_lists(params: Params, counts: Counts, lists: Lists) -> list[ChoiceList]:
    """Return every list of choices, in the order of the page; one query, for the names of bodies."""
    return [
        region_list(params, counts, lists),
        _sector_list(params, counts, lists),
        _plain("measure", params, _label_choices("measure", params, counts.measure, lists.measure_types)),
        _plain("body", params, _body_choices(params, counts)),
        _plain("type", params, _term_choices("type", params, counts.type, DocumentType)),
        _plain("status", params, _term_choices("status", params, counts.status, Lifecycle)),
        _plain("tier", params, _tier_choices(params, counts), sort=False),
    ]


def _plain(field: str, params: Params, choices: Iterable[Choice], *, sort: bool = True) -> ChoiceList:
    kept = [choice for choice in choices if choice.count or choice.chosen]
    if sort:
        kept.sort(key=lambda choice: (not choice.chosen, -choice.count))
    return ChoiceList(
        field, TITLES[field], tuple(kept[:SHOWN]), tuple(kept[SHOWN:]), chosen=bool(params.chosen(field))
    )


def _choice(field: str, params: Params, code: str, row: object, count: int) -> Choice:
    label, other = names(row)
    return Choice(
        code, label, other, count, browse_url(params.toggled(field, code)), code in params.chosen(field)
    )


def _label_choices(
    field: str, params: Params, counts: dict[int, int], labels: Sequence[Label]
) -> list[Choice]:
    return [_choice(field, params, label.code, label, counts.get(label.pk, 0)) for label in labels]


def _sector_list(params: Params, counts: Counts, lists: Lists) -> ChoiceList:
    groups = []
    for group, members in lists.groups:
        choices = _label_choices("sector", params, counts.sector, members)
        kept = tuple(choice for choice in choices if choice.count or choice.chosen)
        if kept:
            groups.append((name(group), kept))
    return ChoiceList("sector", TITLES["sector"], (), groups=tuple(groups), chosen=bool(params.sector))


def _body_choices(params: Params, counts: Counts) -> list[Choice]:
    top = sorted(counts.body, key=lambda pk: -counts.body[pk])[:MAX_BODIES]
    wanted = {*top, *(body.pk for body in params.bodies.values())}
    rows = IssuingBody.objects.filter(pk__in=wanted)
    return [_choice("body", params, row.slug, row, counts.body.get(row.pk, 0)) for row in rows]


def _term_choices(field: str, params: Params, counts: dict[str, int], terms: type[Term]) -> list[Choice]:
    return [_choice(field, params, term.value, term, counts.get(term.value, 0)) for term in terms]


def _tier_choices(params: Params, counts: Counts) -> list[Choice]:
    return [
        Choice(
            str(tier),
            labels[1] if in_chinese() else labels[0],
            "",
            counts.tier.get(tier, 0),
            browse_url(params.toggled("tier", str(tier))),
            str(tier) in params.tier,
        )
        for tier, labels in TIERS.items()
    ]


def region_list(params: Params, counts: Counts, lists: Lists) -> ChoiceList:
    """Return the tree of places, open where one is chosen."""
    chosen = [lists.place_of_code[code] for code in params.region]
    opened = {number for place in chosen for number in (*place.above, place.number)}
    shown, more = _branch(None, params, counts, lists, opened)
    return ChoiceList("region", TITLES["region"], shown, more, chosen=bool(params.region))


def _branch(
    above: int | None, params: Params, counts: Counts, lists: Lists, opened: set[int]
) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
    """Return the places right below one: those that show, and those behind "more"."""
    places = [lists.places[number] for number in lists.children.get(above, ())]
    places = [place for place in places if counts.region[place.number] or place.number in opened]
    places.sort(key=lambda place: (place.number not in opened, -int(counts.region[place.number])))
    choices = []
    for place in places:
        choice = _place_choice(place, params, counts, lists)
        if place.number in opened:
            below, more = _branch(place.number, params, counts, lists, opened)
            choice = replace(choice, below=below, more=more)
        choices.append(choice)
    return tuple(choices[:SHOWN]), tuple(choices[SHOWN:])


def _place_choice(place: Place, params: Params, counts: Counts, lists: Lists) -> Choice:
    """Return the choice of a place, which takes or drops it."""
    label, other = names(place)
    taken = place.code in params.region
    state = params.toggled("region", place.code) if taken else with_place(params, place, lists)
    return Choice(place.code, label, other, int(counts.region[place.number]), browse_url(state), taken)


def with_place(params: Params, place: Place, lists: Lists) -> Params:
    """Return the state with a place chosen, in the stead of those above and below it."""
    kept = tuple(code for code in params.region if not _related(lists.place_of_code[code], place))
    return params.setting(region=(*kept, place.code))


def _related(one: Place, other: Place) -> bool:
    return one.number in (other.number, *other.above) or other.number in one.above


def chips(params: Params, lists: Lists) -> list[Chip]:
    """Return the filters that hold, each with the address that drops it."""
    rows: dict[str, dict[str, object]] = {
        "region": dict(lists.place_of_code),
        "sector": dict(lists.sector_of_code),
        "measure": dict(lists.measure_type_of_code),
        "body": dict(params.bodies),
        "type": {term.value: term for term in DocumentType},
        "status": {term.value: term for term in Lifecycle},
    }
    found = [Chip(_("Words"), params.q, browse_url(params.setting(q="")))] if params.q else []
    for field in CHOICES:
        for code in params.chosen(field):
            label = name(rows[field][code]) if field in rows else TIERS[int(code)][in_chinese()]
            found.append(Chip(TITLES[field], label, browse_url(params.toggled(field, code))))
    if params.from_:
        found.append(Chip(_("From"), params.from_, browse_url(params.setting(from_="", first=None))))
    if params.to:
        found.append(Chip(_("To"), params.to, browse_url(params.setting(to="", last=None))))
    return found


def sorts(params: Params) -> list[Choice]:
    """Return the orders that make sense here, with their addresses."""
    default = "relevance" if params.q else "newest"
    offered = [sort for sort in SORTS if sort != "relevance" or params.q]
    return [
        Choice(
            sort,
            str(SORT_TITLES[sort]),
            "",
            0,
            browse_url(params.setting(sort="" if sort == default else sort)),
            sort == params.order,
        )
        for sort in offered
    ]
