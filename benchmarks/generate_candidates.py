"""Made-up candidates with their texts, quotes and measures, beside the made-up policies.

Four candidates come from one text, as from a round-up; every fifth is decided, every tenth has a likely
duplicate among the policies, every twentieth an open change request, every third is somebody's work.
Triggers do not run, so there is no history of them.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any

from django.contrib.auth.models import User
from django.db import connection, models, transaction
from django.utils import timezone

from benchmarks.generate import Maker
from documents.models import (
    Candidate,
    CandidateBody,
    CandidateMeasure,
    CandidateSector,
    ChangeRequest,
    Document,
    Evidence,
    Match,
    Policy,
    Snapshot,
    TextVersion,
)
from documents.vocabulary import (
    CandidateState,
    DateBasis,
    DateKind,
    DocumentOrigin,
    DocumentState,
    DocumentType,
    EvidenceField,
)

PER_TEXT = 4
DECIDED, LIKELY, ASKED, TAKEN = 5, 10, 20, 3
BATCH = 4000
WORDS_IN_TEXT = 400
QUOTED = (EvidenceField.TITLE, EvidenceField.DATE, EvidenceField.ISSUING_BODY)


def generate_candidates(count: int, *, person: User, seed: int = 2) -> None:
    """Add candidates until the database holds ``count``; there must be policies to resemble."""
    first = Candidate.objects.count()
    maker = Maker(seed + first)
    policies = list(Policy.objects.order_by("pk").values_list("pk", flat=True))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        texts = _texts(maker, range(first // PER_TEXT, -(-count // PER_TEXT)))
        rows = [_candidate(maker, texts, number, person) for number in range(first, count)]
        _store(Candidate, rows)
        quotes = [_quote(row, field) for row in rows for field in QUOTED]
        _store(Evidence, quotes)
        _store(CandidateBody, (_body(maker, row) for row in rows))
        _store(
            CandidateSector,
            (CandidateSector(candidate=row, sector_id=key) for row in rows for key in _sectors(maker)),
        )
        _store(CandidateMeasure, (_measure(maker, row) for row in rows))
        _store(Match, (_match(row, policies) for row in rows if row.position % LIKELY == 0))
        _store(ChangeRequest, (_request(row, person) for row in rows if row.position % ASKED == 1))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _store(model: type[models.Model], rows: Iterable[Any]) -> None:
    for batch in _batches(rows):
        model._default_manager.bulk_create(batch)


def _batches(rows: Iterable[Any]) -> Iterator[list[Any]]:
    left = iter(rows)
    while batch := list(islice(left, BATCH)):
        yield batch


def _texts(maker: Maker, numbers: range) -> dict[int, TextVersion]:
    documents = [
        Document(
            key=f"url:https://example.org/text/{number}",
            origin=DocumentOrigin.ADDRESS,
            url=f"https://example.org/text/{number}",
            title=maker.words(5),
            state=DocumentState.EXTRACTED,
        )
        for number in numbers
    ]
    _store(Document, documents)
    snapshots = [
        Snapshot(
            document=row, sha256=f"{row.pk:064x}", content="snapshots/none", size=1, fetched_at=timezone.now()
        )
        for row in documents
    ]
    _store(Snapshot, snapshots)
    body = "\n\n".join(maker.words(40) for _ in range(WORDS_IN_TEXT // 40))
    versions = [
        TextVersion(
            snapshot=row,
            document_id=row.document_id,
            text=f"{document.title}\n\n{body}",
            sha256=row.sha256,
            language="en",
            parser="plain",
            parser_version="1",
        )
        for row, document in zip(snapshots, documents, strict=True)
    ]
    _store(TextVersion, versions)
    return dict(zip(numbers, versions, strict=True))


def _candidate(maker: Maker, texts: dict[int, TextVersion], number: int, person: User) -> Candidate:
    region, _name_en, _name_zh = maker.zipf(maker.regions, 1)[0]
    day: date = maker.day()
    decided = number % DECIDED == 0
    return Candidate(
        title=maker.words(6),
        document_type=maker.zipf([*DocumentType], 1)[0],
        region_id=region,
        text_version=texts[number // PER_TEXT],
        position=number,
        start=0,
        end=len(texts[number // PER_TEXT].text),
        pipeline_version="made",
        confidence=float(maker.random.integers(40, 100)) / 100,
        state=CandidateState.REJECTED if decided else CandidateState.PROPOSED,
        reason="Not about blockchain" if decided else "",
        decided_by=person if decided else None,
        decided_at=timezone.now() if decided else None,
        date=str(day),
        date_kind=DateKind.ISSUED,
        date_basis=DateBasis.STATED,
        date_earliest=day,
        date_latest=day,
        assigned_to=person if number % TAKEN == 0 else None,
    )


def _quote(row: Candidate, field: EvidenceField) -> Evidence:
    text = row.text_version.text
    return Evidence(
        text_version=row.text_version,
        candidate=row,
        field=field,
        value=text[:10],
        start=0,
        end=10,
        quote=text[:10],
        confidence=row.confidence,
        method="made",
    )


def _body(maker: Maker, row: Candidate) -> CandidateBody:
    return CandidateBody(candidate=row, position=0, name=f"Bureau of {maker.words(2)}")


def _sectors(maker: Maker) -> list[int]:
    return list(dict.fromkeys(key for key, *_labels in maker.zipf(maker.sectors, 2)))


def _measure(maker: Maker, row: Candidate) -> CandidateMeasure:
    return CandidateMeasure(
        candidate=row, position=0, text=maker.words(15), type_id=maker.zipf(maker.types, 1)[0]
    )


def _match(row: Candidate, policies: list[int]) -> Match:
    return Match(candidate=row, policy_id=policies[row.position % len(policies)], score=0.8)


def _request(row: Candidate, person: User) -> ChangeRequest:
    return ChangeRequest(candidate=row, comment="Which year?", asked_by=person)
