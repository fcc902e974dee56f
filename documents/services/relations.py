"""How policies stand to each other: shown by the titles and numbers that a text cites, decided by an editor.

A proposal is a quote of the field ``relation``: its value is the title or number cited, ``detail["kind"]`` a
code of ``vocabulary.RelationKind``. Titles are found by extraction; numbers here, once the text is matched.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery
from django.db import transaction
from django.db.models import Q, QuerySet

from documents.extraction.fields.relations import relation_cues
from documents.models import Candidate, CurationEvent, Evidence, Policy, PolicyRelation, TextVersion
from documents.models.evidence import CONTEXT
from documents.services.decisions import Person
from documents.services.editing import editing
from documents.services.errors import AlreadyDecided, InvalidValue
from documents.services.values import difference, policy_values
from documents.vocabulary import EditorialState, EvidenceField, RelationKind, ValueState, Verb
from documents.words import tokens

#: A Chinese document number: who issued it, the year in brackets, the running number.
_CHINESE = re.compile(r"[\u4e00-\u9fff]{1,12}\s?[〔\[(（［【]\d{4}[〕\])）］】]\s?第?\d{1,5}\s?号")
#: Numbers as others write them: “Regulation (EU) 2023/1114”, “Law No. 25.246”, “Act No. 8 of 2021”.
_OTHER = re.compile(
    r"\(?\b(?:EU|EC|EEC)\)?\s(?:No\.?\s)?\d{1,4}/\d{1,4}"
    r"|\bN(?:o|r|°)\.?\s?\d[\d./-]*\d?(?:\sof\s\d{4})?"
)
#: Words before an issuer's short name that are none of it; the name begins behind the last of them.
_NO_ISSUER = re.compile(
    r".*(?:根据|依据|按照|遵照|贯彻|落实|废止|修改|修订|执行|实施|参照|关于|以及|替代|解释|和|与|及|对|将|见|到|了|的|为)"
)
#: How far beside a number the words stand that say how the act stands to it, in characters.
_BEFORE, _BEHIND = 40, 48
_METHOD = "relations.number"
_KNOWN, _UNKNOWN = 0.85, 0.6
#: Words of a title by which its policy is looked up, and policies compared.
_TITLE_WORDS, _MOST = 12, 20
_BRACKETS = re.compile(r"[〔\[(（［【](\d{4})[〕\])）］】]")


@dataclass(frozen=True, slots=True)
class Proposed:
    """A relation that a text shows: its quote, the kind that the words beside it show, the likely target."""

    quote: Evidence
    kind: str
    target: Policy | None


# Finding


def note_numbers(*, text: TextVersion) -> int:
    """Keep the document numbers that the undecided candidates of a text cite as proposals; return how many.

    A number of no known policy is kept where its form leaves no doubt. Running it again adds nothing.
    """
    added = 0
    for candidate in text.candidates.to_decide():
        cited = list(_cited(text.text, candidate))
        known = _by_number(number for _, _, number in cited)
        held = candidate.evidence.filter(field=EvidenceField.RELATION).values_list("value", flat=True)
        seen = {_plain(number) for number in (candidate.number, *held)}
        for start, end, number in cited:
            plain = _plain(number)
            policy = known.get(plain)
            certain = _CHINESE.fullmatch(number) is not None
            if plain in seen or not (policy or certain):
                continue
            seen.add(plain)
            _note(candidate, text, start, end, sure=policy is not None)
            added += 1
    return added


def _cited(text: str, candidate: Candidate) -> Iterator[tuple[int, int, str]]:
    """Yield the place and the words of every number in the candidate's passage."""
    for pattern in (_CHINESE, _OTHER):
        for match in pattern.finditer(text, candidate.start, candidate.end):
            before = _NO_ISSUER.match(match.group())
            start = match.start() + (before.end() if before else 0)
            yield start, match.end(), text[start : match.end()]


def _note(candidate: Candidate, text: TextVersion, start: int, end: int, *, sure: bool) -> None:
    words = text.text
    Evidence.objects.create(
        text_version=text,
        candidate=candidate,
        field=EvidenceField.RELATION,
        value=words[start:end],
        start=start,
        end=end,
        quote=words[start:end],
        prefix=words[max(0, start - CONTEXT) : start],
        suffix=words[end : end + CONTEXT],
        confidence=_KNOWN if sure else _UNKNOWN,
        method=_METHOD,
        detail={"kind": _kind(words[max(0, start - _BEFORE) : start], words[end : end + _BEHIND])},
    )


def _kind(before: str, behind: str) -> str:
    """Return how the words beside a citation say that the act stands to it; citing it, where they do not."""
    before, behind = before.lower().rstrip("(（〔[ "), behind.lower()
    shown = (cue.kind for cue in relation_cues() if cue.shows(before, behind))
    return next(shown, RelationKind.CITES.value)


def _plain(number: str) -> str:
    """Return a number in the form in which two writings of it are the same."""
    number = _BRACKETS.sub(r"(\1)", number)
    return "".join(number.split()).replace("第", "").casefold()


def _by_number(numbers: Iterable[str]) -> dict[str, Policy]:
    """Return the policies that bear the numbers, by the plain form."""
    written = {" ".join(number.split()) for number in numbers}
    if not written:
        return {}
    written |= {form for number in written for form in _forms(_plain(number))}
    rows = Policy.objects.filter(number__in=written).exclude(state=EditorialState.MERGED).order_by("-pk")
    return {_plain(policy.number): policy for policy in rows}


def _forms(number: str) -> list[str]:
    """Return the ways in which a plain number may be written in the number of a policy."""
    brackets = ("〔{}〕", "[{}]", "({})", "（{}）", "［{}］", "【{}】")
    forms = [re.sub(r"\((\d{4})\)", bracket.format(r"\1"), number) for bracket in brackets]
    return [shape for form in forms for shape in (form, form.upper(), form.replace("no.", "No. "))]


# Deciding


def waiting(*, policy: Policy) -> list[Proposed]:
    """Return the relations that the texts of a policy show and nobody has decided, each with its target."""
    quotes = policy.evidence.filter(field=EvidenceField.RELATION, state=ValueState.PROPOSED)
    held = list(policy.relations.select_related("target"))
    by_number = _by_number(quote.value for quote in quotes)
    found = []
    for quote in quotes.select_related("text_version__document"):
        target = by_number.get(_plain(quote.value)) or _by_title(quote.value)
        if target == policy:
            target = None
        if not any(_same(relation, target, quote.value) for relation in held):
            found.append(Proposed(quote, quote.detail.get("kind", RelationKind.CITES.value), target))
    return found


def _same(relation: PolicyRelation, target: Policy | None, name: str) -> bool:
    return relation.target == target if target else relation.target_name == name


def _by_title(title: str) -> Policy | None:
    """Return the policy that bears a title, by the index of words."""
    words = [token.word for token in list(tokens(title))[:_TITLE_WORDS]]
    if not words:
        return None
    query = SearchQuery(" & ".join(f"'{word}'" for word in words), search_type="raw", config="english")
    rows: QuerySet[Policy] = Policy.objects.filter(search__vector=query).exclude(state=EditorialState.MERGED)
    wanted = _folded(title)
    for policy in rows.order_by("-pk")[:_MOST]:
        if wanted in (_folded(policy.title), _folded(policy.title_original)):
            return policy
    return None


def _folded(title: str) -> str:
    return "".join(char for char in title.casefold() if char.isalnum())


@transaction.atomic
def accept(
    *, quote: Evidence, kind: str, target: Policy | None, by: Person, revision: int | None = None
) -> bool:
    """Let a policy stand to another, or to an act that is only named, as a quote shows; tell if at once.

    Of a public policy the relation waits for a second reviewer, and the answer is ``False``. Raises
    ``InvalidValue``, ``AlreadyDecided``, and ``StaleRevision``.
    """
    row, policy = _locked(quote)
    if kind not in set(RelationKind):
        raise InvalidValue("Choose how the policy stands to the other.")
    if target == policy:
        raise InvalidValue("A policy stands in no relation to itself: choose another.")
    same = Q(target=target) if target else Q(target=None, target_name=row.value)
    if policy.relations.filter(same, kind=kind).exists():
        raise AlreadyDecided("This relation stands already.")
    values = {"kind": kind, "target": target, "target_name": "" if target else row.value[:600]}
    if policy.state == EditorialState.PUBLISHED:
        with editing(policy=policy, by=by, revision=revision or policy.revision) as edit:
            PolicyRelation.objects.create(policy=policy, **values)
            _decide(row, ValueState.ACCEPTED, by)
        return edit.held is None
    before = policy_values(policy)
    PolicyRelation.objects.create(policy=policy, **values)
    _decide(row, ValueState.ACCEPTED, by)
    old, new = difference(before, policy_values(policy))
    policy.revision += 1
    policy.save(update_fields=["revision", "updated_at"])
    # Taking what the text shows is no authorship; giving it another kind is.
    verb = Verb.ACCEPT if kind == row.detail.get("kind") else Verb.AMEND
    CurationEvent.objects.create(verb=verb, actor=by, policy=policy, before=old, after=new, reason=row.quote)
    return True


@transaction.atomic
def decline(*, quote: Evidence, by: Person) -> None:
    """Note that a quote shows no relation, so that it is not proposed again; ``AlreadyDecided``."""
    row, policy = _locked(quote)
    _decide(row, ValueState.REJECTED, by)
    CurationEvent.objects.create(
        verb=Verb.REJECT, actor=by, policy=policy, after={"no_relation_to": row.value}, reason=row.quote
    )


def _locked(quote: Evidence) -> tuple[Evidence, Policy]:
    row = Evidence.objects.select_for_update(of=("self",)).select_related("policy").get(pk=quote.pk)
    if row.field != EvidenceField.RELATION or row.policy is None:
        raise InvalidValue("This quote is of no relation of a policy.")
    if row.state != ValueState.PROPOSED:
        raise AlreadyDecided("Somebody decided on this relation already.")
    return row, row.policy


def _decide(row: Evidence, state: ValueState, by: Person) -> None:
    row.state = state
    row.decided_by = by
    row.save(update_fields=["state", "decided_by"])
