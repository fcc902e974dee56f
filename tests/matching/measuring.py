"""Takes labelled texts in as the portal does, and holds what it proposes as duplicates against the labels.

A pair is a candidate with a policy, or with a candidate of another text. Every pair of one act is to be
proposed, and every proposal of two acts is wrong, whichever policies and texts stand in the database. An act
of which extraction makes no candidate makes no pair and is counted apart; where it puts several acts into one
candidate, a proposal for any of them is right, and the others than the first are counted as having none.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from documents.models import Candidate, Match, Policy
from documents.services import processing
from documents.services.intake import register_bytes
from documents.services.likeness import PROPOSED_FROM
from documents.vocabulary import DocumentOrigin
from tests.matching.labelled import Doubtful, Telling, Text

#: Scores from which on the figures are printed; below the first nothing is proposed.
SCORES = (PROPOSED_FROM, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
#: What precision must be at this recall.
PRECISION, RECALL = 0.95, 0.85


@dataclass(frozen=True, slots=True)
class Record:
    """A candidate or a policy, with the acts that it tells of and those of them by which it must be found."""

    name: str
    acts: frozenset[str]
    first: frozenset[str]
    text: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records: are they one act, must that be found, and the score of the proposal (0: there is none)."""

    one: Record
    other: Record
    same: bool
    due: bool
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """All pairs that count, and the tellings of which extraction found nothing."""

    pairs: tuple[Pair, ...]
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """How many proposals are right, how many are wrong, and how many pairs are missing."""

    right: int
    wrong: int
    missing: int

    @property
    def precision(self) -> float:
        """Return which part of the proposals is right, 1 where there is none."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Return which part of the pairs of one act is proposed, 1 where there is none."""
        return self.right / (self.right + self.missing) if self.right + self.missing else 1.0


def take_in(texts: Iterable[Text]) -> dict[str, int]:
    """Register texts and do every step with each, in their order; return their documents by name."""
    documents = {}
    for text in texts:
        registered = register_bytes(
            data=text.text.encode(),
            name=f"{text.name}.txt",
            origin=DocumentOrigin.FILE,
            content_type="text/plain",
            published=text.published,
        )
        documents[text.name] = registered.document.pk
        processing.process(document_id=registered.document.pk)
    return documents


def judge(texts: Iterable[Text], documents: dict[str, int], doubtful: Doubtful | None = None) -> Outcome:
    """Hold the stored proposals against the labels."""
    candidates: dict[int, Record] = {}
    lost: list[str] = []
    for text in texts:
        found, missing = _labelled(text, documents[text.name])
        candidates |= found
        lost += missing
    slugs = Policy.objects.values_list("pk", "slug")
    policies = {pk: Record(slug, frozenset({slug}), frozenset({slug})) for pk, slug in slugs}
    of_policies = dict(_scores("policy_id"))
    of_candidates = dict(_scores("other_id"))
    pairs = [
        *_pairs(candidates, policies, of_policies),
        *(pair for pair in _pairs(candidates, candidates, of_candidates) if pair.one.text != pair.other.text),
    ]
    left_out = doubtful or Doubtful()
    counting = (pair for pair in pairs if not left_out.holds(pair.one.acts, pair.other.acts))
    return Outcome(tuple(counting), tuple(lost))


def _scores(column: str) -> Iterator[tuple[tuple[int, int], float]]:
    """Return the score of each proposal by the two records."""
    rows = Match.objects.filter(**{f"{column}__isnull": False})
    for candidate, other, score in rows.values_list("candidate_id", column, "score"):
        yield (candidate, other), score


def _pairs(
    ones: Mapping[int, Record], others: Mapping[int, Record], scores: Mapping[tuple[int, int], float]
) -> Iterator[Pair]:
    """Return the pairs of one act and the pairs that are proposed; of two candidates the newer one stands
    first.
    """
    for key, one in ones.items():
        for other_key, other in others.items():
            score = scores.get((key, other_key), 0.0)
            same = bool(one.acts & other.acts)
            due = bool(one.first & other.first) and (ones is not others or key > other_key)
            if due or score:
                yield Pair(one, other, same, due, score)


def _labelled(text: Text, document: int) -> tuple[dict[int, Record], list[str]]:
    """Return what the candidates of a text tell of, and which of its acts none tells of first."""
    rows = list(
        Candidate.objects.to_decide().filter(text_version__document=document).select_related("text_version")
    )
    inside: dict[int, list[Telling]] = {row.pk: [] for row in rows}
    whole = rows[0].text_version.text if rows else ""
    for telling in sorted(text.tellings, key=lambda telling: whole.find(telling.at)):
        for row in _around(telling, whole, rows):
            inside[row.pk].append(telling)
    records = {row.pk: _record(text, row, inside[row.pk]) for row in rows}
    first = {tellings[0] for tellings in inside.values() if tellings}
    return records, [f"{text.name}: {min(t.acts)}" for t in text.tellings if t not in first]


def _around(telling: Telling, text: str, rows: list[Candidate]) -> list[Candidate]:
    """Return the candidate in which most of the words of a telling stand: the heading of an entry may stand
    before its passage. A telling without such words is the whole text's.
    """
    if not telling.at:
        return rows
    start = text.find(telling.at)
    end = start + len(telling.at)
    shared = {row.pk: min(end, row.end) - max(start, row.start) for row in rows}
    best = max(rows, key=lambda row: shared[row.pk], default=None)
    return [best] if best is not None and start >= 0 and shared[best.pk] > 0 else []


def _record(text: Text, row: Candidate, tellings: list[Telling]) -> Record:
    name = f"{text.name}[{row.position}]"
    acts = frozenset(act for telling in tellings for act in telling.acts) or frozenset({name})
    return Record(name, acts, tellings[0].acts if tellings else acts, text.name, text.kind)


# Figures


def figure(pairs: Iterable[Pair], least: float) -> Figure:
    """Count the pairs, where those of a lower score than ``least`` are not proposed."""
    pairs = list(pairs)
    right = sum(pair.same and pair.score >= least for pair in pairs)
    wrong = sum(not pair.same and pair.score >= least for pair in pairs)
    return Figure(right, wrong, sum(pair.due and pair.score < least for pair in pairs))


def table(outcome: Outcome) -> str:
    """Return precision and recall by score, with policies and among candidates."""
    lines = [f"{'from':>5}  {'precision':>20}  {'recall':>20}"]
    lines += [f"{least:5}  {_row(figure(outcome.pairs, least))}" for least in SCORES]
    with_policies = [pair for pair in outcome.pairs if not pair.other.text]
    among = [pair for pair in outcome.pairs if pair.other.text]
    lines.append(f"with policies     {_row(figure(with_policies, PROPOSED_FROM))}")
    lines.append(f"among candidates  {_row(figure(among, PROPOSED_FROM))}")
    lines.append(f"acts of which extraction made no candidate, so no pair: {len(outcome.lost)}")
    return "\n".join(lines)


def _row(counted: Figure) -> str:
    proposed, pairs = counted.right + counted.wrong, counted.right + counted.missing
    return (
        f"{counted.precision:.3f} ({counted.right:4} of {proposed:4})  "
        f"{counted.recall:.3f} ({counted.right:4} of {pairs:4})"
    )


def mistakes(outcome: Outcome) -> str:
    """Return every wrong proposal and every missing pair, one a line."""
    lines = []
    for pair in sorted(outcome.pairs, key=lambda pair: (pair.same, -pair.score)):
        proposed = pair.score >= PROPOSED_FROM
        if proposed > pair.same or pair.due > proposed:
            what = "missing" if pair.due else f"wrong {pair.score:.2f}"
            lines.append(f"{what:12} {pair.one.name} ({pair.one.kind}) with {pair.other.name}")
    return "\n".join([*lines, *(f"lost         {name}" for name in outcome.lost)])


def reached(outcome: Outcome) -> bool:
    """Tell whether what is proposed is as right and as complete as it must be."""
    counted = figure(outcome.pairs, PROPOSED_FROM)
    return counted.precision >= PRECISION and counted.recall >= RECALL
