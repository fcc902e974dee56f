"""What a proposed act becomes in a policy: its source, quotes, dates, bodies, sectors and measures."""

import unicodedata
from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import slugify
from rapidfuzz import fuzz

from documents import edtf
from documents.models import (
    Candidate,
    CandidateMeasure,
    Document,
    Measure,
    MeasureSector,
    Policy,
    PolicyBody,
    PolicyDate,
    PolicySector,
    PolicySource,
    Sector,
    TextVersion,
)
from documents.services.bodies import body_for
from documents.services.errors import InvalidValue
from documents.vocabulary import DateBasis, DateKind, EvidenceField, PolicyOrigin, ValueState

#: Room that a slug leaves for a number behind it.
SLUG_LENGTH = 120
#: Where two measures of one kind share this much of their words (percent, in any order), they are one
#: measure.
SAME_MEASURE = 85
#: The tier of a page that neither an editor nor extraction could place: it is taken for press, no better.
TIER_MACHINE_TRANSLATION, TIER_PRESS = 5, 3
#: Tries for a free slug when others take it at the same moment.
SLUG_TRIES = 50


def make_policy(*, candidate: Candidate) -> Policy:
    """Make the draft policy of a candidate with all that the candidate holds, under a slug that stays its
    own.

    Raises ``InvalidValue`` where it has no title.
    """
    if not candidate.title.strip():
        raise InvalidValue("Give the record a title before accepting it: the text names none.")
    policy = _insert(candidate)
    add_source(candidate=candidate, policy=policy)
    add_evidence(candidate=candidate, policy=policy)
    add_dates(candidate=candidate, policy=policy)
    add_bodies(candidate=candidate, policy=policy)
    add_sectors(candidate=candidate, policy=policy)
    add_measures(measures=candidate.measures.all(), policy=policy)
    return policy


def _insert(candidate: Candidate) -> Policy:
    stem = slug_stem(candidate=candidate)
    numbered = (f"{stem}-{number}" for number in range(2, SLUG_TRIES))
    # The last one holds the candidate's own number, which no other has.
    for slug in (stem, *numbered, f"{stem}-c{candidate.pk}"):
        if Policy.objects.filter(slug=slug).exists():
            continue
        try:
            with transaction.atomic():  # another editor may take the slug between the look and the insert
                return _create(candidate, slug)
        except IntegrityError:
            if not Policy.objects.filter(slug=slug).exists():
                raise  # something else was wrong with the row
    raise InvalidValue("No free address was found for this title: change the title a little.")


def _create(candidate: Candidate, slug: str) -> Policy:
    return Policy.objects.create(
        slug=slug,
        title=candidate.title.strip(),
        title_original=_original_title(candidate),
        document_type=candidate.document_type,
        number=candidate.number,
        lifecycle=candidate.lifecycle,
        region=candidate.region,
        origin=PolicyOrigin.CANDIDATE,
    )


def slug_stem(*, candidate: Candidate) -> str:
    """Return the words of a slug: place, year and title, or the kind of act where the title has no Latin
    letters."""
    place = slugify(candidate.region.name_en) if candidate.region else ""
    year = str(candidate.date_earliest.year) if candidate.date_earliest else ""
    title = slugify(candidate.title) or candidate.document_type
    words = "-".join(part for part in (place, year, title) if part)
    if len(words) > SLUG_LENGTH:
        words = words[: SLUG_LENGTH + 1].rpartition("-")[0] or words[:SLUG_LENGTH]
    return words.strip("-")


def _original_title(candidate: Candidate) -> str:
    """Return the title where the text is in Chinese; what a translated title was in its own language is
    unknown."""
    return candidate.title.strip() if candidate.text_version.language.startswith("zh") else ""


def add_source(*, candidate: Candidate, policy: Policy) -> PolicySource:
    """Return the policy's source that is the candidate's page; a page known by its address alone gets its
    text."""
    text = candidate.text_version
    document = text.document
    source = policy.sources.filter(document=document).first()
    if source is None and document.url:
        source = policy.sources.filter(url=document.url, document__isnull=True).first()
    if source is not None:
        source.document, source.text_version = document, text
        source.save(update_fields=["document", "text_version"])
        return source
    return PolicySource.objects.create(
        policy=policy,
        document=document,
        text_version=text,
        url="" if policy.sources.filter(url=document.url).exists() else document.url,
        title=document.title or document.name,
        publisher=document.publisher,
        published=document.published,
        language=text.language,
        tier=tier_of(document=document, text=text),
    )


def tier_of(*, document: Document, text: TextVersion) -> int:
    """Return how near a page stands to the official text: as an editor placed it, or else by what is known of
    it."""
    if document.tier is not None:
        return document.tier
    if text.machine_translated:
        return TIER_MACHINE_TRANSLATION
    return TIER_PRESS


def add_evidence(*, candidate: Candidate, policy: Policy) -> int:
    """Lay the candidate's quotes, but for the rejected ones, beside those of the policy; return how many."""
    quotes = candidate.evidence.exclude(state=ValueState.REJECTED)
    return quotes.update(policy=policy)


def proposed_dates(candidate: Candidate) -> dict[str, tuple[edtf.EdtfDate, str]]:
    """Return the candidate's dates by kind, each with its basis: its own one, then others that its quotes
    give."""
    found: dict[str, tuple[edtf.EdtfDate, str]] = {}
    if candidate.date:
        kind = candidate.date_kind or DateKind.REPORTED
        found[kind] = (edtf.parse(candidate.date), candidate.date_basis or DateBasis.INFERRED)
    quotes = candidate.evidence.filter(field=EvidenceField.DATE)
    for quote in quotes.exclude(state__in=[ValueState.REJECTED, ValueState.EDITED]).order_by(
        "-confidence", "pk"
    ):
        kind = quote.detail.get("kind", "")
        if kind not in set(DateKind) or kind in found:
            continue
        try:
            found[kind] = (edtf.parse(quote.value), quote.detail.get("basis") or DateBasis.STATED)
        except ValueError:
            continue  # the quote keeps the value as it was read; a date it is not
    return found


def add_dates(*, candidate: Candidate, policy: Policy) -> None:
    """Give a new policy the candidate's dates."""
    for kind, (date, basis) in proposed_dates(candidate).items():
        PolicyDate.objects.create(
            policy=policy,
            kind=kind,
            edtf=date.text,
            precision=date.precision,
            basis=basis,
            earliest=date.earliest,
            latest=date.latest,
        )


def add_bodies(*, candidate: Candidate, policy: Policy) -> None:
    """Give the policy the candidate's issuers in their order; an unknown one becomes a body to confirm."""
    for position, named in enumerate(candidate.bodies.select_related("body")):
        body = named.body or body_for(name=named.name, region=candidate.region)
        PolicyBody.objects.get_or_create(policy=policy, body=body, defaults={"position": position})


def add_sectors(*, candidate: Candidate, policy: Policy) -> None:
    """Give the policy the candidate's sectors; a single one is its primary field."""
    sectors = [row.sector for row in candidate.candidate_sectors.select_related("sector")]
    PolicySector.objects.bulk_create(
        PolicySector(policy=policy, sector=sector, primary=len(sectors) == 1) for sector in sectors
    )


def add_measures(*, measures: Iterable[CandidateMeasure], policy: Policy) -> None:
    """Add measures behind those of the policy, with their quotes, amounts and sectors."""
    first = policy.measures.count()
    for position, proposed in enumerate(measures, start=first):
        measure = Measure.objects.create(
            policy=policy,
            position=position,
            text=proposed.text,
            type_id=proposed.type_id,
            amount_min=proposed.amount_min,
            amount_max=proposed.amount_max,
            amount_currency=proposed.amount_currency,
            amount_unit=proposed.amount_unit,
            target_year=proposed.target_year,
            evidence_id=proposed.evidence_id,
        )
        MeasureSector.objects.bulk_create(
            MeasureSector(measure=measure, sector=sector) for sector in _sectors(proposed.sector_codes)
        )


def _sectors(codes: list[str]) -> list[Sector]:
    """Return the sectors of these codes; ``InvalidValue`` names one that is no sector."""
    found = list(Sector.objects.filter(code__in=codes))
    unknown = set(codes) - {sector.code for sector in found}
    if unknown:
        raise InvalidValue(f"There is no sector {', '.join(sorted(unknown))}: correct the measure's sectors.")
    return found


def new_measures(*, other: Candidate | Policy, policy: Policy) -> list[Any]:
    """Return those measures of another record that the policy does not hold yet, in other words or the
    same.
    """
    known = [(measure.type_id, _folded(measure.text)) for measure in policy.measures.all()]
    return [measure for measure in other.measures.all() if not _is_known(measure, known)]


def _is_known(measure: CandidateMeasure | Measure, known: list[tuple[int, str]]) -> bool:
    text = _folded(measure.text)
    return any(
        text == other or (kind == measure.type_id and fuzz.token_sort_ratio(text, other) >= SAME_MEASURE)
        for kind, other in known
    )


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
