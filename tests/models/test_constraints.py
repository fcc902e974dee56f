"""The database itself refuses rows that break the rules of the record."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from documents.models import CurationEvent, Evidence, Match, PolicySector, PolicySource
from documents.vocabulary import Verb
from tests.factories import make_candidate, make_document, make_evidence, make_policy, make_sector, make_text

pytestmark = pytest.mark.django_db


def refused(constraint: str, make: Callable[[], Any]) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        make()


def test_a_failed_document_says_why() -> None:
    refused("document_failure_has_a_reason", lambda: make_document(state="failed", reason=""))


def test_an_address_is_registered_once() -> None:
    make_document(key="url:https://example.org/")
    refused("documents_document_key", lambda: make_document(key="url:https://example.org/"))


def test_a_text_is_kept_once_for_its_document() -> None:
    text = make_text("Same words")
    refused("once", lambda: make_text("Same words", document=text.document))


def test_a_quote_has_a_length() -> None:
    evidence = make_evidence(make_candidate(), "date", "3 May 2021")
    refused(
        "evidence_quote_is_a_span", lambda: Evidence.objects.filter(pk=evidence.pk).update(end=evidence.start)
    )


def test_a_quote_belongs_to_a_record() -> None:
    evidence = make_evidence(make_candidate(), "date", "3 May 2021")
    refused(
        "evidence_belongs_to_a_record", lambda: Evidence.objects.filter(pk=evidence.pk).update(candidate=None)
    )


def test_a_rejection_has_a_reason() -> None:
    refused("candidate_rejection_has_a_reason", lambda: make_candidate(state="rejected"))


def test_an_accepted_candidate_names_its_policy() -> None:
    refused("candidate_taken_has_a_policy", lambda: make_candidate(state="accepted"))


def test_a_published_policy_has_a_region() -> None:
    refused("policy_published_has_a_region", lambda: make_policy(region=None))


def test_a_withdrawal_has_a_reason() -> None:
    refused("policy_withdrawal_has_a_reason", lambda: make_policy(state="withdrawn"))


def test_a_merged_policy_names_its_heir() -> None:
    refused("policy_merged_names_its_heir", lambda: make_policy(state="merged"))


def test_a_policy_has_one_primary_sector() -> None:
    policy = make_policy(sectors=())
    PolicySector.objects.create(policy=policy, sector=make_sector("health"), primary=True)
    refused(
        "policy_sector_one_primary",
        lambda: PolicySector.objects.create(policy=policy, sector=make_sector("energy"), primary=True),
    )


def test_a_source_can_be_found() -> None:
    policy = make_policy()
    refused("policy_source_can_be_found", lambda: PolicySource.objects.create(policy=policy, tier=3))


def test_a_match_has_exactly_one_target() -> None:
    candidate = make_candidate()
    refused("match_has_one_target", lambda: Match.objects.create(candidate=candidate, score=0.9))
    refused(
        "match_has_one_target",
        lambda: Match.objects.create(
            candidate=candidate, policy=make_policy(), other=make_candidate(), score=0.9
        ),
    )


def test_an_event_has_a_subject() -> None:
    refused("curation_event_has_a_subject", lambda: CurationEvent.objects.create(verb=Verb.ACCEPT))


@pytest.mark.parametrize("field", ["lifecycle", "document_type", "state"])
def test_a_code_that_no_page_can_name_is_refused(field: str) -> None:
    odd: dict[str, Any] = {field: "no-such"}
    refused(f"policy_{field}_is_known", lambda: make_policy(**odd))
    refused(f"candidate_{field}_is_known", lambda: make_candidate(**odd))
