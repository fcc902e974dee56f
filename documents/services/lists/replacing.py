"""One entry of a list replaced by another: the records move with it, and it can be taken back.

A replaced entry stays, names its heir, and is no longer offered; its public address leads to the heir. What
was decided of candidates is left as it was decided. Each policy that moves gets an event with its values
before and after; that is care of the list, not authorship of the policy.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from documents.models import CandidateMeasure, CurationEvent, Policy, Region, RegionName, Replacement
from documents.services import publishing
from documents.services.decisions import Person
from documents.services.errors import AlreadyDecided, InvalidValue
from documents.services.lists.links import LINKS, MODELS, WHAT, Link, code_of, kind_of, quotes
from documents.services.values import difference, policy_values
from documents.vocabulary import CandidateState, ListKind, Verb

#: Policies that move in one go: each is written anew, with its event.
MOST_POLICIES = 2_000
#: The columns of words that an heir inherits.
_WORDS = {
    ListKind.BODY: ("aliases",),
    ListKind.SECTOR: ("keywords_en", "keywords_zh"),
    ListKind.MEASURE_TYPE: ("keywords_en", "keywords_zh"),
    ListKind.REGION: (),
}


@dataclass(frozen=True, slots=True)
class Preview:
    """What a replacement would do: how many rows of what move, and the words that the heir would gain."""

    uses: list[tuple[str, int]]
    words: list[str]
    problem: str = ""


def preview(*, old: Any, new: Any | None) -> Preview:
    """Return what replacing ``old`` by ``new`` would do; ``problem`` says why it cannot be done."""
    kind = kind_of(old)
    counts: dict[str, int] = {}
    for link in LINKS[kind]:
        counts[WHAT[link.name]] = counts.get(WHAT[link.name], 0) + link.rows(old).count()
    uses = [(what, count) for what, count in counts.items() if count]
    if new is None:
        return Preview(uses, [])
    try:
        _check(old, new)
    except (InvalidValue, AlreadyDecided) as refusal:
        return Preview(uses, [], str(refusal))
    words = [word for column in _WORDS[kind] for word in _new_words(old, new, column)]
    if kind == ListKind.REGION:
        words += [name for _, name in _new_names(old, new)]
    return Preview(uses, words)


@transaction.atomic
def replace(*, old: Any, new: Any, reason: str, by: Person) -> Replacement:
    """Let ``new`` stand for ``old`` everywhere and return what was done.

    Raises ``InvalidValue`` without a reason or for an heir that cannot be one, and ``AlreadyDecided`` where
    one of the two was replaced before.
    """
    kind = kind_of(old)
    rows = MODELS[kind]._default_manager.select_for_update(of=("self",)).filter(pk__in=[old.pk, new.pk])
    found = {row.pk: row for row in rows.order_by("pk")}
    old, new = found[old.pk], found[new.pk]
    if not reason.strip():
        raise InvalidValue("Say why it is replaced.")
    _check(old, new)
    policies = sorted(set().union(*(_policies(link, old) for link in LINKS[kind])))
    if len(policies) > MOST_POLICIES:
        raise InvalidValue(
            f"{len(policies):,} policies use “{old}”, and {MOST_POLICIES:,} move at once: have it done by "
            "whoever runs the portal."
        )
    with _told(policies, by, f"{kind.label_en} “{old}” replaced by “{new}”: {reason.strip()}"):
        moved: dict[str, Any] = {link.name: _move(link, old, new) for link in LINKS[kind]}
        moved["quotes"] = _recode_quotes(kind, code_of(old), code_of(new), policies)
        moved["sector_codes"] = _recode_measures(kind, code_of(old), code_of(new))
        moved["words"] = _inherit(kind, old, new)
        moved["policies"] = policies
        old.replaced_by = new
        old.save()
    return Replacement.objects.create(
        kind=kind, old=old.pk, new=new.pk, reason=reason.strip(), moved=moved, done_by=by
    )


@transaction.atomic
def undo(*, replacement: Replacement, by: Person) -> Replacement:
    """Take a replacement back: every row that still stands as it was moved returns to the old entry.

    What an editor changed since stays as he left it. Raises ``AlreadyDecided`` where it was taken back
    before.
    """
    row = Replacement.objects.select_for_update(of=("self",)).get(pk=replacement.pk)
    if row.undone_at is not None:
        raise AlreadyDecided("It was taken back already.")
    model = MODELS[row.kind]
    old, new = model._default_manager.get(pk=row.old), model._default_manager.get(pk=row.new)
    moved = row.moved
    with _told(moved["policies"], by, f"Taken back: “{old}” replaced by “{new}”."):
        for link in LINKS[row.kind]:
            _move_back(link, moved[link.name], old, new)
        quotes(row.kind, code_of(new), moved["policies"]).filter(pk__in=moved["quotes"]).update(
            value=code_of(old)
        )
        _recode_measures(row.kind, code_of(new), code_of(old), only=moved["sector_codes"])
        _disinherit(row.kind, moved["words"], new)
        old.refresh_from_db()
        if old.replaced_by_id == new.pk:
            old.replaced_by = None
            old.save()
    row.undone_by, row.undone_at = by, timezone.now()
    row.save(update_fields=["undone_by", "undone_at"])
    return row


def _check(old: Any, new: Any) -> None:
    if old.pk == new.pk:
        raise InvalidValue("Choose another entry: none replaces itself.")
    if old.replaced_by_id is not None:
        raise AlreadyDecided(f"“{old}” was replaced by “{old.replaced_by}”: take that back first.")
    if new.replaced_by_id is not None:
        raise AlreadyDecided(f"“{new}” was itself replaced by “{new.replaced_by}”: choose it.")
    if isinstance(old, Region) and Region.objects.get_children(old).filter(replaced_by=None).exists():
        raise InvalidValue(f"Places lie below “{old}”: replace those first.")


@contextmanager
def _told(policies: Collection[int], by: Person, reason: str) -> Iterator[None]:
    """Bring policies up to date after a block of code changed their rows, each with an event."""
    rows = list(Policy.objects.select_for_update(of=("self",)).filter(pk__in=policies).order_by("pk"))
    before = {policy.pk: policy_values(policy) for policy in rows}
    yield
    for policy in Policy.objects.filter(pk__in=policies).select_related("region").order_by("pk"):
        old, new = difference(before[policy.pk], policy_values(policy))
        publishing.refresh(policy=policy)
        if new:
            policy.revision += 1
            policy.save(update_fields=["revision", "updated_at"])
            CurationEvent.objects.create(
                verb=Verb.MERGE, actor=by, policy=policy, before=old, after=new, reason=reason
            )


# Rows


def _policies(link: Link, old: Any) -> set[int]:
    return set(link.rows(old).values_list(link.policy, flat=True)) if link.policy else set()


def _move(link: Link, old: Any, new: Any) -> dict[str, Any]:
    """Let the rows of ``old`` name ``new``; drop those whose owner names it already."""
    rows = link.rows(old)
    dropped: list[dict[str, Any]] = []
    if link.owner:
        named = link.model._default_manager.filter(**{link.field: new})
        twice = rows.filter(**{f"{link.owner}__in": list(named.values_list(link.owner, flat=True))})
        dropped = [{**values, "heir": _give_primary(link, values, new)} for values in twice.values()]
        twice.delete()
    moved = list(link.rows(old).values_list("pk", flat=True))
    link.model._default_manager.filter(pk__in=moved).update(**{link.field: new})
    return {"moved": moved, "dropped": dropped}


def _give_primary(link: Link, values: dict[str, Any], new: Any) -> int | None:
    """Let the row that stays be the primary sector where the one that goes was; return its key."""
    if not values.get("primary"):
        return None
    link.model._default_manager.filter(pk=values["id"]).update(primary=False)
    heirs = link.model._default_manager.filter(**{link.owner: values[link.owner], link.field: new})
    heirs.update(primary=True)
    return heirs.values_list("pk", flat=True).first()


def _move_back(link: Link, kept: dict[str, Any], old: Any, new: Any) -> None:
    there = link.model._default_manager.filter(pk__in=kept["moved"], **{link.field: new})
    if link.owner:
        named = link.model._default_manager.filter(**{link.field: old}).values(link.owner)
        there = there.exclude(**{f"{link.owner}__in": named})
    there.update(**{link.field: old})
    owner_model: Any = (
        link.model._meta.get_field(link.owner.removesuffix("_id")).related_model if link.owner else None
    )
    for values in kept["dropped"]:
        heir = values.pop("heir")
        owner = {link.owner: values[link.owner]}
        gone = not owner_model._default_manager.filter(pk=values[link.owner]).exists()
        if gone or link.model._default_manager.filter(**owner, **{link.field: old}).exists():
            continue
        if heir is not None:
            still = link.model._default_manager.filter(pk=heir, primary=True).update(primary=False)
            values["primary"] = bool(still)
        values.pop("id")
        link.model._default_manager.create(**values)


def _recode_quotes(kind: str, old: str, new: str, policies: Collection[int]) -> list[int]:
    found = list(quotes(kind, old, policies).values_list("pk", flat=True))
    quotes(kind, old, policies).filter(pk__in=found).update(value=new)
    return found


def _recode_measures(kind: str, old: str, new: str, only: Collection[int] | None = None) -> list[int]:
    """Replace a sector's code in the measures of candidates that nobody has decided; return their keys."""
    if kind != ListKind.SECTOR:
        return []
    rows = CandidateMeasure.objects.filter(
        sector_codes__contains=[old], candidate__state=CandidateState.PROPOSED
    )
    if only is not None:
        rows = rows.filter(pk__in=only)
    changed = []
    for row in rows.order_by("pk"):
        row.sector_codes = list(dict.fromkeys(new if code == old else code for code in row.sector_codes))
        row.save(update_fields=["sector_codes"])
        changed.append(row.pk)
    return changed


# Words


def _new_words(old: Any, new: Any, column: str) -> list[str]:
    own = [old.name_en, old.name_zh] if column == "aliases" else []
    held = {*getattr(new, column), *([new.name_en, new.name_zh] if column == "aliases" else [])}
    return [word for word in dict.fromkeys([*own, *getattr(old, column)]) if word and word not in held]


def _new_names(old: Region, new: Region) -> list[tuple[str, str]]:
    """Return the names of a place that its heir does not bear: language and name."""
    held = {("en", new.name_en), ("zh", new.name_zh), *new.names.values_list("language", "name")}
    names = [("en", old.name_en), ("zh", old.name_zh), *old.names.values_list("language", "name")]
    return [pair for pair in dict.fromkeys(names) if pair[1] and pair not in held]


def _inherit(kind: str, old: Any, new: Any) -> dict[str, list[Any]]:
    """Give the heir the words of the old entry and return those that it gained, by column."""
    if kind == ListKind.REGION:
        rows = [
            RegionName.objects.create(region=new, language=language, name=name)
            for language, name in _new_names(old, new)
        ]
        return {"names": [row.pk for row in rows]}
    gained = {column: _new_words(old, new, column) for column in _WORDS[ListKind(kind)]}
    for column, words in gained.items():
        setattr(new, column, [*getattr(new, column), *words])
    new.save()
    return gained


def _disinherit(kind: str, words: dict[str, list[Any]], new: Any) -> None:
    if kind == ListKind.REGION:
        RegionName.objects.filter(pk__in=words["names"]).delete()
        return
    for column, gained in words.items():
        setattr(new, column, [word for word in getattr(new, column) if word not in gained])
    new.save()


def of(*, entry: Any) -> list[Replacement]:
    """Return the replacements in which an entry took part, newest first."""
    rows = Replacement.objects.filter(kind=kind_of(entry)).select_related("done_by", "undone_by")
    return list(rows.filter(Q(old=entry.pk) | Q(new=entry.pk)))
