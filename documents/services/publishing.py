"""What the public sees: publish, withdraw, and the columns that lists and searches read."""

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Min, Q
from django.utils import timezone

from documents.models import (
    Candidate,
    CurationEvent,
    Evidence,
    MeasureType,
    Policy,
    PolicyDate,
    PolicySearch,
    PolicySource,
    Region,
)
from documents.services import requesting
from documents.services.errors import AlreadyDecided, InvalidValue, NotPublishable, SamePerson
from documents.vocabulary import DateKind, DocumentType, EditorialState, ValueState, Verb
from documents.words import index_words

#: The first of these that a policy has stands for the whole act.
DATE_ORDER = {kind.value: place for place, kind in enumerate(DateKind)}


@transaction.atomic
def publish(*, policy: Policy, by: User | None) -> Policy:
    """Show a draft or withdrawn policy to the public.

    Raises ``NotPublishable`` with what is missing, ``AlreadyDecided`` where it is public or merged, and
    ``SamePerson`` where ``by`` wrote one of its values.
    """
    row = _locked(policy)
    if row.state not in (EditorialState.DRAFT, EditorialState.WITHDRAWN):
        raise AlreadyDecided(f"“{row}” is already {row.get_state_display().lower()}: nothing to publish.")
    lacking = missing(policy=row)
    if lacking:
        raise NotPublishable(lacking)
    if by is not None and wrote(policy=row, user=by):
        raise SamePerson("You wrote values of this record: ask another reviewer to publish it.")
    before = row.state
    row.state = EditorialState.PUBLISHED
    row.reason = ""
    row.published_by = by
    row.first_published_at = row.first_published_at or timezone.now()
    row.revision += 1
    row.save()
    refresh(policy=row)
    _record(Verb.PUBLISH, row, by, before=before)
    return row


@transaction.atomic
def withdraw(*, policy: Policy, reason: str, by: User | None) -> Policy:
    """Take a published policy from the public; its address answers 410 from then on.

    Raises ``InvalidValue`` without a reason and ``AlreadyDecided`` where it is not published.
    """
    reason = reason.strip()
    if not reason:
        raise InvalidValue("Say why the policy is withdrawn.")
    row = _locked(policy)
    if row.state != EditorialState.PUBLISHED:
        raise AlreadyDecided(f"“{row}” is not published: there is nothing to withdraw.")
    row.state = EditorialState.WITHDRAWN
    row.reason = reason
    row.revision += 1
    row.save()
    _record(Verb.WITHDRAW, row, by, before=EditorialState.PUBLISHED, reason=reason)
    return row


def missing(*, policy: Policy) -> list[str]:
    """Return what stands in the way of publishing, as words an editor reads; empty where nothing does.

    First the values that a public record needs, then the change requests that nobody has answered.
    """
    unanswered = [requesting.in_words(request) for request in requesting.open_requests(policy)]
    return lacking_values(policy=policy) + unanswered


def lacking_values(*, policy: Policy) -> list[str]:
    """Return which values a public record needs that this one lacks, as words an editor reads."""
    quotes = policy.evidence.exclude(state=ValueState.REJECTED)
    stands = {
        "a title": bool(policy.title),
        "a region": policy.region_id is not None,
        "a date": policy.dates.exists(),
        "a source": policy.sources.exists(),
        "a quote": quotes.exists(),
        "a sector": policy.policy_sectors.exists(),
    }
    return [name for name, there in stands.items() if not there]


def wrote(*, policy: Policy, user: User) -> bool:
    """Tell whether a user wrote a value of the record since it was last published.

    Accepting or merging what the pipeline proposed is no authorship; changing a value of it is.
    """
    taken = list(policy.candidates.values_list("pk", flat=True))
    own = Q(policy=policy) | Q(policy__in=policy.merged_from.all()) | Q(candidate__in=_with_wholes(taken))
    amendments = CurationEvent.objects.filter(own, verb=Verb.AMEND, actor=user)
    last = CurationEvent.objects.filter(policy=policy, verb=Verb.PUBLISH).order_by("-pk").first()
    return amendments.filter(pk__gt=last.pk).exists() if last else amendments.exists()


def amended(*, candidates: list[int], user: User) -> bool:
    """Tell whether a user changed a value of candidates, given by number, or of one they were split from."""
    events = CurationEvent.objects.filter(verb=Verb.AMEND, actor=user)
    return events.filter(candidate__in=_with_wholes(candidates)).exists()


def _with_wholes(candidates: list[int]) -> list[int]:
    """Return candidates with those that they were split from."""
    level = list(candidates)
    found = list(level)
    while level:
        level = list(Candidate.objects.filter(parts__in=level).values_list("pk", flat=True))
        found += level
    return found


@transaction.atomic
def refresh(*, policy: Policy) -> Policy:
    """Bring the columns that repeat other rows up to date: the date, the best tier, and the words to be found
    by.

    Writes ``policy`` itself too, so that the caller holds what the database holds.
    """
    date = min(PolicyDate.objects.filter(policy=policy), key=_date_rank, default=None)
    policy.date = date.edtf if date else ""
    policy.date_earliest = date.earliest if date else None
    policy.date_latest = date.latest if date else None
    policy.best_tier = PolicySource.objects.filter(policy=policy).aggregate(best=Min("tier"))["best"]
    policy.save(update_fields=["date", "date_earliest", "date_latest", "best_tier", "updated_at"])
    PolicySearch.objects.update_or_create(
        policy=policy,
        defaults={
            "title_words": index_words(f"{policy.title}\n{policy.title_original}"),
            "place_words": index_words("\n".join(_place_texts(policy))),
            "quote_words": index_words("\n".join(_quote_texts(policy))),
        },
    )
    return policy


def _date_rank(date: PolicyDate) -> tuple[int, int]:
    return DATE_ORDER[date.kind], date.pk


def _place_texts(policy: Policy) -> list[str]:
    """Return the names a policy is looked for by, in both languages: places, fields, bodies, kinds."""
    kind = DocumentType(policy.document_type)
    texts = [policy.number, kind.label_en, kind.label_zh]
    region = policy.region
    if region is not None:
        for place in [region, *Region.objects.get_ancestors(region)]:
            texts += [place.name_en, place.name_zh]
        texts += Region.objects.filter(pk=region.pk).values_list("names__name", flat=True)
    for sector in policy.sectors.all():
        texts += [sector.label_en, sector.label_zh]
    for measure_type in MeasureType.objects.filter(pk__in=policy.measures.values("type")):
        texts += [measure_type.label_en, measure_type.label_zh]
    for body in policy.bodies.all():
        texts += [body.name_en, body.name_zh, *body.aliases]
    return [text for text in texts if text]


def _quote_texts(policy: Policy) -> list[str]:
    """Return the running text of a record: summary, measures, and the quotes that were not rejected."""
    quotes = Evidence.objects.filter(policy=policy).exclude(state=ValueState.REJECTED)
    return [
        policy.summary,
        *policy.measures.values_list("text", flat=True),
        *dict.fromkeys(quotes.order_by("pk").values_list("quote", flat=True)),
    ]


def _locked(policy: Policy) -> Policy:
    return Policy.objects.select_for_update().get(pk=policy.pk)


def _record(verb: Verb, policy: Policy, by: User | None, *, before: str, reason: str = "") -> None:
    CurationEvent.objects.create(
        verb=verb,
        actor=by,
        policy=policy,
        before={"state": before},
        after={"state": policy.state},
        reason=reason,
    )
