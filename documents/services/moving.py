"""What moves where one policy is taken into another: pages, quotes, measures, candidates and relations."""

from django.db.models import Q

from documents.models import Disagreement, Match, Measure, Policy, PolicyRelation, PolicySource


def sources(absorbed: Policy, policy: Policy) -> None:
    """Move the pages that the policy does not cite yet; what rests on another copy of one moves to its
    own.
    """
    own = list(policy.sources.all())
    for source in absorbed.sources.all():
        twin = next((held for held in own if _is_same_page(held, source)), None)
        if twin is None:
            source.policy = policy
            source.save(update_fields=["policy"])
            continue
        if twin.text_version_id is None and source.text_version_id is not None:
            # The page that was known by its address alone gets its text; one text stands once in a policy.
            twin.document_id, twin.text_version_id = source.document_id, source.text_version_id
            twin.save(update_fields=["document", "text_version"])
        _point_disagreements(absorbed, source, twin)
    moved = Disagreement.objects.filter(policy=absorbed)
    for row in moved:
        twins = policy.disagreements.filter(field=row.field, value=row.value, source_id=row.source_id)
        if not twins.exists():
            row.policy = policy
            row.save(update_fields=["policy"])


def _is_same_page(one: PolicySource, other: PolicySource) -> bool:
    same_document = one.document_id is not None and one.document_id == other.document_id
    return same_document or bool(one.url and one.url == other.url)


def _point_disagreements(absorbed: Policy, source: PolicySource, twin: PolicySource) -> None:
    for row in absorbed.disagreements.filter(source=source):
        known = Disagreement.objects.filter(field=row.field, value=row.value, source=twin)
        if not known.filter(policy__in=[absorbed.pk, twin.policy_id]).exists():
            row.source = twin
            row.save(update_fields=["source"])


def parts(absorbed: Policy, policy: Policy, measures: list[Measure]) -> None:
    """Move quotes, the measures given, candidates and open proposals of likely duplicates."""
    absorbed.evidence.update(policy=policy)
    for position, measure in enumerate(measures, start=policy.measures.count()):
        measure.policy, measure.position = policy, position
        measure.save(update_fields=["policy", "position"])
    absorbed.candidates.update(policy=policy)
    known = policy.matches.values("candidate")
    Match.objects.filter(policy=absorbed).exclude(candidate__in=known).update(policy=policy)


def relations(absorbed: Policy, policy: Policy) -> None:
    """Move relations in both directions, but for those that stand already or would name the policy itself."""
    for row in PolicyRelation.objects.filter(Q(policy=absorbed) | Q(target=absorbed)):
        start = policy if row.policy_id == absorbed.pk else row.policy
        end = policy if row.target_id == absorbed.pk else row.target
        twins = PolicyRelation.objects.filter(
            policy=start, kind=row.kind, target=end, target_name=row.target_name
        )
        if start == end or twins.exists():
            continue
        row.policy, row.target = start, end
        row.save(update_fields=["policy", "target"])
