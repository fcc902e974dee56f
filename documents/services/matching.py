"""The fourth step: likely duplicates among known policies and other candidates, proposed to the editor.

For each candidate a few indexed look-ups bring the records that might tell of the same act
(``_policies_near``, ``_candidates_near``); ``likeness`` compares them one by one. The number of look-ups
is fixed and each has a limit, so that the time does not grow with the number of records of other places
and times.
"""

import re
from datetime import date, timedelta
from typing import Any

import structlog
from django.contrib.postgres.search import SearchQuery, SearchRank, TrigramSimilarity
from django.db import transaction
from django.db.models import F, Q, QuerySet

from documents.models import Candidate, Document, Match, Policy, Region, TextVersion
from documents.services import relations, work
from documents.services.likeness import PROPOSED_FROM, Likeness, Profile, compare, shortlist, telling_words
from documents.services.profiling import Places, candidate_profile, for_profile, policy_profile, with_parts
from documents.services.work import Lease
from documents.vocabulary import CandidateState, DocumentState, EditorialState, MatchState
from documents.words import tokens

LOG = structlog.get_logger(__name__)

#: Policies that a candidate may be a further source of.
LIVE = (EditorialState.DRAFT, EditorialState.PUBLISHED)
#: Records that each look-up brings at most.
MOST_BY_DATE, MOST_BY_WORDS, MOST_BY_PLACE = 100, 60, 100
#: Dates that lie further apart are of different acts, unless the words say otherwise.
WINDOW = timedelta(days=45)
#: Acts of a place above or below are looked for at the very date alone: there are many of them.
DAYS = timedelta(days=3)
#: Words of one look-up; more of them only bring more of what is unlike.
MOST_WORDS = 16
REASON_LENGTH = 200

_BRACKETS = re.compile(r"[〔\[(（［【](\d{4})[〕\])）］】]")
#: The brackets in which document numbers have their year, as they are typed.
BRACKETS = (r"〔\1〕", r"[\1]", r"(\1)", r"（\1）", r"［\1］", r"【\1】")


def match(*, lease: Lease) -> Document:
    """Propose the likely duplicates of the document's undecided candidates, and end its way;
    ``LeaseLost``.
    """
    document = Document.objects.get(pk=lease.document_id)
    text = work.newest_text(document=document)
    found = find(text=text) if text is not None else []
    with transaction.atomic():
        document = work.hold(lease=lease)
        # In one order everywhere, so that two texts on the same acts never wait for each other.
        for row in sorted(found, key=lambda row: (row.candidate_id, row.policy_id or 0, row.other_id or 0)):
            _propose(row)
        if text is not None:
            relations.note_numbers(text=text)
        LOG.info("matched", matches=len(found))
        return work.finish(lease=lease, document=document, state=DocumentState.EXTRACTED, text_version=text)


def find(*, text: TextVersion) -> list[Match]:
    """Return the likely duplicates of the undecided candidates of a text, unsaved."""
    return likely(candidates=text.candidates.to_decide())


def likely(*, candidates: QuerySet[Candidate]) -> list[Match]:
    """Return the likely duplicates of some undecided candidates, unsaved."""
    places = Places()
    rows: list[Match] = []
    known: dict[tuple[int, int], dict[int, Likeness]] = {}
    for candidate in for_profile(candidates):
        profile = candidate_profile(candidate, places)
        for pk, like in _like_policies(candidate, profile, places):
            known.setdefault((candidate.text_version_id, pk), {})[candidate.pk] = like
        rows += [
            # Of two candidates the newer one holds the proposal, so that a pair stands once.
            Match(
                candidate_id=max(candidate.pk, pk),
                other_id=min(candidate.pk, pk),
                score=like.score,
                reasons=_reasons(like),
            )
            for pk, like in _like_candidates(candidate, profile, places)
        ]
    # The passages of one text tell of different acts, so a policy is asked about where it is likeliest.
    for (_, policy), told in known.items():
        rows += [
            Match(candidate_id=pk, policy_id=policy, score=told[pk].score, reasons=_reasons(told[pk]))
            for pk in shortlist(told)
        ]
    return rows


def same_act(*, policy: Policy) -> list[tuple[Policy, Likeness]]:
    """Return the policies that may tell of the same act as ``policy``, the likeliest first, each with why."""
    places = Places()
    own = with_parts(Policy.objects.filter(pk=policy.pk)).get()
    profile = policy_profile(own, places)
    live = Policy.objects.filter(state__in=LIVE).exclude(pk=own.pk)
    found: set[int] = set()
    if own.number:
        found.update(_pks(live.filter(number__in=spellings(own.number))))
    found.update(_pks(live.filter(sources__url__in=profile.pages)))
    if own.region is not None:
        here, around = live.filter(region=own.region), live.filter(_family(own.region))
        found.update(_pks(_in_window(here, own, profile), MOST_BY_DATE))
        found.update(_pks(_by_words(around, _title_query(profile)), MOST_BY_WORDS))
        found.update(_pks(_by_words(here, _body_query(profile)), MOST_BY_WORDS))
    others = {row.pk: row for row in with_parts(Policy.objects.filter(pk__in=found))}
    scored = {pk: compare(profile, policy_profile(row, places)) for pk, row in others.items()}
    return sorted(((others[pk], scored[pk]) for pk in shortlist(scored)), key=lambda pair: -pair[1].score)


def _propose(row: Match) -> None:
    """Store one proposal, or bring an undecided one up to date."""
    known, created = Match.objects.get_or_create(
        candidate_id=row.candidate_id,
        **({"policy_id": row.policy_id} if row.policy_id else {"other_id": row.other_id}),
        defaults={"score": row.score, "reasons": row.reasons},
    )
    if not created and known.state == MatchState.PROPOSED and known.score != row.score:
        known.score, known.reasons = row.score, row.reasons
        known.save(update_fields=["score", "reasons"])


def _reasons(like: Likeness) -> list[str]:
    return [reason[:REASON_LENGTH] for reason in like.reasons]


# Comparing


def _like_policies(candidate: Candidate, profile: Profile, places: Places) -> list[tuple[int, Likeness]]:
    taken = _taken_before(candidate)
    near = _policies_near(candidate, profile)
    scored = {
        policy.pk: taken.get(policy.pk) or compare(profile, policy_profile(policy, places))
        for policy in with_parts(Policy.objects.filter(pk__in=[*near, *taken], state__in=LIVE))
    }
    return [(pk, scored[pk]) for pk in shortlist(scored)]


def _like_candidates(candidate: Candidate, profile: Profile, places: Places) -> list[tuple[int, Likeness]]:
    """Return the likely duplicates among candidates; unlike policies, many of them may tell of one act."""
    near = for_profile(Candidate.objects.filter(pk__in=_candidates_near(candidate, profile)))
    scored = {other.pk: compare(profile, candidate_profile(other, places)) for other in near}
    return [(pk, like) for pk, like in scored.items() if like.score >= PROPOSED_FROM]


def _taken_before(candidate: Candidate) -> dict[int, Likeness]:
    """Return the policies that an earlier reading of this very passage was taken into."""
    earlier = Candidate.objects.filter(
        text_version__snapshot=candidate.text_version.snapshot_id,
        state__in=[CandidateState.ACCEPTED, CandidateState.MERGED],
        start__lt=candidate.end,
        end__gt=candidate.start,
        policy__isnull=False,
    )
    like = Likeness(0.99, ("An earlier reading of this passage was taken into it.",))
    pairs = earlier.values_list("policy_id", "policy__merged_into_id")
    return {heir or policy: like for policy, heir in pairs if policy is not None}


# Looking up


def _policies_near(candidate: Candidate, profile: Profile) -> set[int]:
    """Return the policies that may tell of the same act: by number, page, place and date, and by words."""
    live = Policy.objects.filter(state__in=LIVE)
    found: set[int] = set()
    if candidate.number:
        found.update(_pks(live.filter(number__in=spellings(candidate.number))))
    url = candidate.text_version.document.url
    if url:
        found.update(_pks(live.filter(sources__url=url)))
    region = candidate.region
    if region is None:
        return found
    here, around = live.filter(region=region), live.filter(_family(region))
    found.update(_pks(here.order_by("-pk"), MOST_BY_PLACE))
    found.update(_pks(_in_window(here, candidate, profile), MOST_BY_DATE))
    found.update(_pks(_in_window(around, candidate, profile, DAYS), MOST_BY_DATE))
    found.update(_pks(_by_words(around, _title_query(profile)), MOST_BY_WORDS))
    found.update(_pks(_by_words(here, _body_query(profile)), MOST_BY_WORDS))
    return found


def _candidates_near(candidate: Candidate, profile: Profile) -> set[int]:
    """Return the undecided candidates of other texts that may tell of the same act, in the same ways."""
    others = Candidate.objects.to_decide().exclude(text_version__snapshot=candidate.text_version.snapshot_id)
    found: set[int] = set()
    if candidate.number:
        found.update(_pks(others.filter(number__in=spellings(candidate.number))))
    region = candidate.region
    if region is None:
        return found
    here = others.filter(region=region)
    found.update(_pks(here.order_by("-pk"), MOST_BY_PLACE))
    found.update(_pks(_in_window(here, candidate, profile), MOST_BY_DATE))
    around = others.filter(_family(region))
    found.update(_pks(_in_window(around, candidate, profile, DAYS), MOST_BY_DATE))
    if candidate.title:
        alike = around.filter(title__trigram_similar=candidate.title)
        nearest = alike.annotate(like=TrigramSimilarity("title", candidate.title)).order_by("-like", "-pk")
        found.update(_pks(nearest, MOST_BY_WORDS))
    return found


def _pks(rows: QuerySet[Any], most: int = MOST_BY_WORDS) -> list[int]:
    return list(rows.values_list("pk", flat=True)[:most])


def _in_window(
    rows: QuerySet[Any], candidate: Candidate | Policy, profile: Profile, window: timedelta = WINDOW
) -> QuerySet[Any]:
    """Keep the rows whose date may lie near the candidate's; one without a year is looked for by month
    and day.
    """
    earliest, latest = candidate.date_earliest, candidate.date_latest
    if earliest is not None:
        near = Q(date_latest__gte=_shifted(earliest, -window), date_earliest__lte=_shifted(latest, window))
        return rows.filter(near).order_by("date_latest", "-pk")
    if profile.day:
        month, day = map(int, profile.day.split("-"))
        return rows.filter(date_latest__month=month, date_latest__day=day).order_by("-date_latest", "-pk")
    return rows.none()


def _shifted(day: date | None, by: timedelta) -> date:
    """Return a day moved, kept within the calendar."""
    assert day is not None  # noqa: S101 - both days of a date are known or none is
    try:
        return day + by
    except OverflowError:
        return day


def _by_words(rows: QuerySet[Any], asked: str) -> QuerySet[Any]:
    """Keep the policies whose stored words answer a query, the best first."""
    if not asked:
        return rows.none()
    query = SearchQuery(asked, search_type="raw", config="english")
    rank = SearchRank(F("search__vector"), query)
    return rows.filter(search__vector=query).annotate(rank=rank).order_by("-rank", "-pk")


def _title_query(profile: Profile) -> str:
    """Ask for titles with any telling word of the title or, without one, of the passage.

    A title of generic words alone is asked for as a whole.
    """
    places = frozenset(profile.places)
    source = "\n".join(profile.titles) or profile.text
    words = list(dict.fromkeys(_words(source)))
    tell = sorted((word for word in words if telling_words(word, places)), key=len, reverse=True)
    if tell:
        return " | ".join(f"'{word}':A" for word in tell[:MOST_WORDS])
    return " & ".join(f"'{word}':A" for word in words[:MOST_WORDS]) if profile.titles else ""


def _body_query(profile: Profile) -> str:
    """Ask for policies that name one of the issuing bodies, in their title or among their bodies."""
    names = [_words(name)[:MOST_WORDS] for name in sorted(profile.bodies)]
    return " | ".join("(" + " & ".join(f"'{word}':AB" for word in name) + ")" for name in names if name)


def _words(text: str) -> list[str]:
    """Return the words of a text as the search has them: pairs of characters where it is Chinese."""
    return [token.word for token in tokens(text)]


def _family(region: Region) -> Q:
    """Select a place, those above it and those below it."""
    steps = range(Region.steplen, len(region.path), Region.steplen)
    above = [region.path[:length] for length in steps]
    return Q(region__path__startswith=region.path) | Q(region__path__in=above)


def spellings(number: str) -> set[str]:
    """Return a document number with its year in each kind of bracket, with and without spaces."""
    bare = "".join(number.split())
    return {number, bare, *(_BRACKETS.sub(form, bare) for form in BRACKETS)}
