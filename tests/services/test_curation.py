"""What an editor's decisions do to a candidate, to a policy, and to what is told of them."""

import threading
from typing import Any

import pytest
from django.db import connection

from documents.models import Candidate, CurationEvent, Disagreement, IssuingBody, Match, Policy, PolicySource
from documents.services import curation
from documents.services.errors import AlreadyDecided, InvalidValue, QuoteMismatch, StaleRevision
from documents.vocabulary import CandidateState, EditorialState, EvidenceField, MatchState, ValueState, Verb
from tests.factories import (
    make_body,
    make_candidate,
    make_document,
    make_evidence,
    make_full_candidate,
    make_measure,
    make_measure_type,
    make_policy,
    make_region,
    make_sector,
    make_text,
    make_user,
)

pytestmark = pytest.mark.django_db


def test_an_accepted_candidate_becomes_a_draft_with_all_its_values() -> None:
    candidate = make_full_candidate()
    policy = curation.accept(candidate=candidate, by=make_user())

    assert policy.state == EditorialState.DRAFT
    assert (policy.title, policy.region) == (candidate.title, candidate.region)
    assert [(d.kind, d.edtf) for d in policy.dates.all()] == [("issued", "2021-05-03")]
    assert (policy.date, str(policy.date_earliest)) == ("2021-05-03", "2021-05-03")
    assert [body.name_en for body in policy.bodies.all()] == ["Harbour City Health Bureau"]
    assert [row.sector.code for row in policy.policy_sectors.filter(primary=True)] == ["health"]
    assert [m.text for m in policy.measures.all()] == ["Clinics will keep patient records on a blockchain"]
    assert [s.code for s in policy.measures.get().sectors.all()] == ["health"]
    assert policy.evidence.count() == candidate.evidence.count() == 6


def test_an_accepted_candidate_names_its_policy_and_who_decided() -> None:
    candidate, editor = make_full_candidate(), make_user()
    policy = curation.accept(candidate=candidate, by=editor)
    candidate.refresh_from_db()
    assert (candidate.state, candidate.policy, candidate.decided_by) == ("accepted", policy, editor)
    event = CurationEvent.objects.get(candidate=candidate)
    assert (event.verb, event.actor, event.policy) == (Verb.ACCEPT, editor, policy)
    assert event.after["title"] == candidate.title


def test_an_unknown_body_is_made_but_not_confirmed() -> None:
    curation.accept(candidate=make_full_candidate(), by=None)
    body = IssuingBody.objects.get()
    assert (body.name_en, body.confirmed, body.region) == ("Harbour City Health Bureau", False, None)


def test_a_body_known_by_an_alias_is_used() -> None:
    known = make_body("Health Bureau of Harbour City", aliases=["Harbour City Health Bureau"])
    policy = curation.accept(candidate=make_full_candidate(), by=None)
    assert list(policy.bodies.all()) == [known]


def test_the_slug_tells_place_year_and_title_and_is_never_given_twice() -> None:
    place = make_region("XK-07", name_en="Harbour City")
    slugs = [curation.accept(candidate=make_candidate(region=place), by=None).slug for _ in range(3)]
    stem = "harbour-city-2021-plan-for-shared-clinic-records"
    assert slugs == [stem, f"{stem}-2", f"{stem}-3"]


def test_the_slug_of_a_chinese_title_tells_place_year_and_kind() -> None:
    place = make_region("XK-07", name_en="Harbour City")
    text = make_text("海港市印发区块链规划。", language="zh")
    policy = curation.accept(candidate=make_candidate(text, title="区块链规划", region=place), by=None)
    assert policy.slug == "harbour-city-2021-plan"
    assert policy.title_original == "区块链规划"


def test_a_very_long_title_makes_a_slug_that_fits() -> None:
    policy = curation.accept(candidate=make_candidate(title="Record keeping " * 40), by=None)
    assert len(policy.slug) <= 160
    assert not policy.slug.endswith("-")


def test_a_candidate_without_a_title_is_not_accepted() -> None:
    with pytest.raises(InvalidValue, match="Give the record a title"):
        curation.accept(candidate=make_candidate(title=""), by=None)
    assert not Policy.objects.exists()


def test_a_candidate_without_region_date_or_issuer_is_accepted_as_a_draft() -> None:
    policy = curation.accept(candidate=make_candidate(region=None, date="", date_kind=""), by=None)
    assert (policy.region, policy.date, policy.bodies.count()) == (None, "", 0)


def test_a_date_without_a_year_stays_without_one() -> None:
    candidate = make_candidate(date="XXXX-04-08", date_earliest=None, date_latest=None)
    policy = curation.accept(candidate=candidate, by=None)
    assert (policy.date, policy.date_earliest, policy.dates.get().precision) == (
        "XXXX-04-08",
        None,
        "no-year",
    )


def test_every_kind_of_date_that_the_quotes_give_is_kept() -> None:
    candidate = make_candidate(make_text("Issued 3 May 2021, in force from 1 June 2021."))
    make_evidence(candidate, "date", "1 June 2021", value="2021-06-01", detail={"kind": "effective"})
    policy = curation.accept(candidate=candidate, by=None)
    assert {d.kind: d.edtf for d in policy.dates.all()} == {"issued": "2021-05-03", "effective": "2021-06-01"}
    assert policy.date == "2021-05-03"


def test_a_rejected_quote_does_not_come_into_the_policy() -> None:
    candidate = make_full_candidate()
    candidate.evidence.filter(field="title").update(state=ValueState.REJECTED)
    policy = curation.accept(candidate=candidate, by=None)
    assert not policy.evidence.filter(field="title").exists()


def test_only_fields_looked_at_one_by_one_count_as_reviewed() -> None:
    candidate = make_full_candidate()
    candidate.evidence.filter(field="date").update(state=ValueState.ACCEPTED)
    policy = curation.accept(candidate=candidate, by=None)
    assert policy.reviewed_fields == [EvidenceField.DATE]


@pytest.mark.parametrize(
    ("document", "text", "tier"),
    [({"tier": 1}, {}, 1), ({}, {"machine_translated": True}, 5), ({}, {}, 3)],
)
def test_the_source_has_the_tier_that_is_known_of_its_page(
    document: dict[str, Any], text: dict[str, Any], tier: int
) -> None:
    version = make_text(document=make_document(**document), **text)
    policy = curation.accept(candidate=make_candidate(version), by=None)
    assert (policy.sources.get().tier, policy.best_tier) == (tier, tier)


@pytest.mark.parametrize("decide", [curation.accept, curation.merge, curation.reject])
def test_a_decided_candidate_is_not_decided_again(decide: Any) -> None:
    candidate = make_full_candidate()
    curation.accept(candidate=candidate, by=None)
    needs: dict[Any, dict[str, Any]] = {
        curation.merge: {"into": make_policy()},
        curation.reject: {"reason": "x"},
    }
    extra = needs.get(decide, {})
    with pytest.raises(AlreadyDecided, match="already accepted"):
        decide(candidate=candidate, by=None, **extra)
    assert CurationEvent.objects.filter(candidate=candidate).count() == 1


@pytest.mark.parametrize("decide", [curation.accept, curation.merge, curation.reject, curation.amend])
def test_a_decision_on_an_older_revision_is_refused_and_shows_the_present_one(decide: Any) -> None:
    candidate = make_full_candidate()
    curation.amend(candidate=candidate, changes={"title": "Another title"}, by=None, revision=1)
    extra: dict[Any, dict[str, Any]] = {
        curation.merge: {"into": make_policy()},
        curation.reject: {"reason": "x"},
        curation.amend: {"changes": {"title": "Third"}},
    }
    with pytest.raises(StaleRevision) as refusal:
        decide(candidate=candidate, by=None, revision=1, **extra.get(decide, {}))
    assert refusal.value.current.title == "Another title"
    candidate.refresh_from_db()
    assert (candidate.state, candidate.title) == (CandidateState.PROPOSED, "Another title")


def test_an_amendment_keeps_who_what_before_and_after() -> None:
    candidate, editor = make_full_candidate(), make_user()
    curation.amend(candidate=candidate, changes={"title": "New title", "number": ""}, by=editor, revision=1)
    candidate.refresh_from_db()
    assert (candidate.title, candidate.revision) == ("New title", 2)
    event = CurationEvent.objects.get()
    assert (event.verb, event.actor) == (Verb.AMEND, editor)
    assert event.before == {"title": "Plan for Shared Clinic Records"}
    assert event.after == {"title": "New title"}


def test_an_amendment_that_changes_nothing_leaves_no_trace() -> None:
    candidate = make_full_candidate()
    curation.amend(candidate=candidate, changes={"title": candidate.title}, by=None, revision=1)
    candidate.refresh_from_db()
    assert candidate.revision == 1
    assert not CurationEvent.objects.exists()


def test_an_amended_date_spans_its_days() -> None:
    candidate = make_candidate()
    row = curation.amend(candidate=candidate, changes={"date": "2020-04"}, by=None, revision=1)
    assert (str(row.date_earliest), str(row.date_latest)) == ("2020-04-01", "2020-04-30")


@pytest.mark.parametrize(
    "changes",
    [
        {"date": "8 April"},
        {"document_type": "poem"},
        {"lifecycle": ""},
        {"date_kind": "someday"},
        {"colour": "red"},
    ],
)
def test_an_amendment_with_a_value_that_cannot_be_stored_is_refused(changes: dict[str, Any]) -> None:
    candidate = make_candidate()
    with pytest.raises(InvalidValue):
        curation.amend(candidate=candidate, changes=changes, by=None, revision=1)
    candidate.refresh_from_db()
    assert candidate.revision == 1


def test_a_replaced_value_has_its_quote_marked_edited_and_a_removed_one_rejected() -> None:
    candidate = make_full_candidate()
    changes = {"date": "2021-05-04", "sectors": []}
    curation.amend(candidate=candidate, changes=changes, by=make_user(), revision=1)
    states = dict(candidate.evidence.values_list("field", "state"))
    assert (states["date"], states["sector"], states["title"]) == ("edited", "rejected", "proposed")


def test_a_value_typed_as_the_text_has_it_is_quoted_from_the_text() -> None:
    candidate = make_full_candidate()
    curation.amend(candidate=candidate, changes={"title": "Shared Clinic Records"}, by=None, revision=1)
    quote = candidate.evidence.get(field="title", value="Shared Clinic Records")
    text = candidate.text_version.text
    assert text[quote.start : quote.end] == quote.quote == "Shared Clinic Records"
    assert (quote.state, quote.method, quote.confidence) == ("accepted", "editor", None)


def test_bodies_are_amended_as_a_list_and_known_ones_recognised() -> None:
    candidate = make_full_candidate()
    known = make_body("Ministry of Ledgers")
    names = ["Ministry of Ledgers", " Harbour  City Health Bureau ", ""]
    curation.amend(candidate=candidate, changes={"bodies": names}, by=None, revision=1)
    rows = [(row.name, row.body) for row in candidate.bodies.all()]
    assert rows == [("Ministry of Ledgers", known), ("Harbour City Health Bureau", None)]


def test_measures_are_changed_added_and_removed_with_their_quotes() -> None:
    candidate = make_full_candidate()
    first = candidate.measures.get()
    kind = make_measure_type("pilot")
    new = curation.MeasureValues(text="pharmacies will check prescriptions against it", type=kind)
    curation.amend(candidate=candidate, changes={"measures": [new]}, by=None, revision=1)
    measure = candidate.measures.get()
    assert measure.pk != first.pk
    assert measure.evidence is not None
    assert measure.evidence.quote == "pharmacies will check prescriptions against it"
    assert candidate.evidence.get(pk=first.evidence_id or 0).state == ValueState.REJECTED


def test_a_measure_of_another_candidate_is_not_changed() -> None:
    candidate, other = make_full_candidate(), make_full_candidate()
    foreign = other.measures.get()
    values = curation.MeasureValues(pk=foreign.pk, text="taken", type=foreign.type)
    with pytest.raises(InvalidValue, match="another record"):
        curation.amend(candidate=candidate, changes={"measures": [values]}, by=None, revision=1)
    foreign.refresh_from_db()
    assert foreign.text != "taken"


def test_a_merge_adds_source_quotes_and_new_measures_to_the_policy() -> None:
    policy = make_policy()
    make_measure(
        policy,
        "Clinics will keep patient records on a block-chain",
        type=make_measure_type("public-adoption"),
    )
    candidate = make_full_candidate()
    make_measure_type("pilot")
    candidate.measures.create(
        position=1, text="Give each pharmacy 2,000 yuan", type=make_measure_type("pilot")
    )
    merged = curation.merge(candidate=candidate, into=policy, by=None)

    assert merged == policy
    assert merged.sources.count() == 2
    assert merged.evidence.count() == 6
    assert [m.text for m in merged.measures.all()] == [
        "Clinics will keep patient records on a block-chain",
        "Give each pharmacy 2,000 yuan",
    ]
    candidate.refresh_from_db()
    assert (candidate.state, candidate.policy) == (CandidateState.MERGED, policy)


def test_a_merge_keeps_the_policys_values_and_shows_those_that_differ() -> None:
    policy = make_policy(region=make_region("XK-02"), number="No. 1", dated="2021-05-02")
    candidate = make_full_candidate(number="No. 2", lifecycle="trial")
    merged = curation.merge(candidate=candidate, into=policy, by=None)
    merged.refresh_from_db()
    assert merged.region is not None
    assert (merged.region.code, merged.number, merged.date) == ("XK-02", "No. 1", "2021-05-02")
    assert merged.lifecycle == "trial"
    differing = {row.field: row.value for row in Disagreement.objects.filter(policy=policy)}
    assert differing == {"region": "XK-01", "number": "No. 2", "dates.issued": "2021-05-03"}
    assert Disagreement.objects.filter(source__document=candidate.text_version.document).count() == 3


def test_a_page_that_the_policy_cites_by_its_address_gets_its_text_and_stays_one_source() -> None:
    policy = make_policy()
    source = policy.sources.get()
    text = make_text(document=make_document(url=source.url, key=f"url:{source.url}"))
    curation.merge(candidate=make_candidate(text), into=policy, by=None)
    assert PolicySource.objects.get(policy=policy).text_version == text


def test_a_merge_settles_the_proposed_match() -> None:
    policy, candidate = make_policy(), make_candidate()
    match = Match.objects.create(candidate=candidate, policy=policy, score=0.9, reasons=["same title"])
    curation.merge(candidate=candidate, into=policy, by=None)
    match.refresh_from_db()
    assert match.state == MatchState.MERGED


def test_nothing_is_merged_into_a_policy_that_was_merged_itself() -> None:
    heir = make_policy()
    gone = make_policy(state=EditorialState.MERGED, merged_into=heir)
    with pytest.raises(AlreadyDecided, match="merge into that one"):
        curation.merge(candidate=make_candidate(), into=gone, by=None)


def test_two_texts_on_one_act_meet_in_one_policy() -> None:
    first, second = make_full_candidate(), make_full_candidate()
    policy = curation.accept(candidate=first, by=None)
    curation.merge(candidate=second, into=policy, by=None)
    assert Policy.objects.count() == 1
    assert policy.sources.count() == 2
    assert policy.measures.count() == 1


def test_a_rejection_needs_a_reason_and_keeps_it() -> None:
    candidate = make_candidate()
    with pytest.raises(InvalidValue, match="Say why"):
        curation.reject(candidate=candidate, reason="  ", by=None)
    curation.reject(candidate=candidate, reason="Opinion of an analyst", by=None)
    candidate.refresh_from_db()
    assert (candidate.state, candidate.reason) == (CandidateState.REJECTED, "Opinion of an analyst")
    assert CurationEvent.objects.get().reason == "Opinion of an analyst"


def test_a_dismissed_match_is_not_proposed_again() -> None:
    match = Match.objects.create(candidate=make_candidate(), policy=make_policy(), score=0.5)
    assert curation.dismiss(match=match, by=None).state == MatchState.DISMISSED


@pytest.mark.django_db(transaction=True)
def test_of_two_editors_who_accept_at_once_one_makes_the_policy_and_the_other_is_told() -> None:
    candidate = make_full_candidate()
    barrier = threading.Barrier(2)
    outcomes: list[str] = []

    def decide() -> None:
        try:
            barrier.wait(timeout=10)
            curation.accept(candidate=Candidate.objects.get(pk=candidate.pk), by=None)
            outcomes.append("accepted")
        except AlreadyDecided:
            outcomes.append("told")
        finally:
            connection.close()

    threads = [threading.Thread(target=decide) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert sorted(outcomes) == ["accepted", "told"]
    assert Policy.objects.count() == 1


def test_an_unknown_sector_of_a_measure_is_named() -> None:
    candidate = make_candidate()
    candidate.measures.create(position=0, text="x", type=make_measure_type(), sector_codes=["alchemy"])
    with pytest.raises(InvalidValue, match="alchemy"):
        curation.accept(candidate=candidate, by=None)
    make_sector("alchemy")
    assert curation.accept(candidate=candidate, by=None).measures.get().sectors.get().code == "alchemy"


def test_a_value_accepted_on_its_own_is_no_amendment() -> None:
    candidate, editor = make_full_candidate(), make_user()
    quote = candidate.evidence.get(field="date")
    row = curation.review(candidate=candidate, states={quote.pk: "accepted"}, by=editor, revision=1)
    quote.refresh_from_db()
    assert (quote.state, quote.decided_by, row.revision) == (ValueState.ACCEPTED, editor, 1)
    assert not CurationEvent.objects.filter(verb=Verb.AMEND).exists()


@pytest.mark.parametrize("field", ["title", "date", "region", "issuing_body", "sector", "measure"])
def test_a_rejected_value_leaves_the_record(field: str) -> None:
    candidate = make_full_candidate()
    quote = candidate.evidence.get(field=field)
    row = curation.review(candidate=candidate, states={quote.pk: "rejected"}, by=None, revision=1)
    left = {
        "title": row.title,
        "date": row.date,
        "region": row.region,
        "issuing_body": row.bodies.first(),
        "sector": row.sectors.first(),
        "measure": row.measures.first(),
    }
    assert {name for name, value in left.items() if not value} == {field}
    assert CurationEvent.objects.get().verb == Verb.AMEND


def test_a_value_with_another_quote_stays_when_one_quote_is_rejected() -> None:
    candidate = make_full_candidate()
    quote = candidate.evidence.get(field="sector")
    make_evidence(candidate, "sector", "pharmacies", value="health")
    row = curation.review(candidate=candidate, states={quote.pk: "rejected"}, by=None, revision=1)
    assert [sector.code for sector in row.sectors.all()] == ["health"]


def test_a_value_of_another_record_is_not_reviewed() -> None:
    foreign = make_full_candidate().evidence.first()
    assert foreign is not None
    with pytest.raises(InvalidValue):
        curation.review(candidate=make_candidate(), states={foreign.pk: "rejected"}, by=None, revision=1)


def test_a_rejected_candidate_may_be_reopened_and_a_taken_one_not() -> None:
    candidate = make_full_candidate()
    curation.reject(candidate=candidate, reason="By mistake", by=None)
    row = curation.reopen(candidate=candidate, by=None)
    assert (row.state, row.reason, row.decided_at) == (CandidateState.PROPOSED, "", None)
    curation.accept(candidate=candidate, by=None)
    with pytest.raises(AlreadyDecided, match="only a rejected one"):
        curation.reopen(candidate=candidate, by=None)


def _span(candidate: Candidate, words: str) -> dict[str, Any]:
    start = candidate.text_version.text.index(words)
    return {"start": start, "end": start + len(words)}


def test_words_chosen_by_an_editor_become_the_quote_of_the_value_that_stands() -> None:
    candidate, editor = make_candidate(), make_user()
    field = EvidenceField.DATE
    quote = curation.quote(candidate=candidate, field=field, by=editor, **_span(candidate, "3 May 2021"))
    assert (quote.value, quote.quote, quote.state) == ("2021-05-03", "3 May 2021", ValueState.ACCEPTED)
    assert CurationEvent.objects.get().after == {"quotes": {"date": "3 May 2021"}}


def test_words_chosen_for_a_measure_become_its_quote() -> None:
    candidate = make_candidate()
    words = "pharmacies will check prescriptions against it"
    measure = candidate.measures.create(position=0, text=words, type=make_measure_type())
    quote = curation.quote(
        candidate=candidate, field=EvidenceField.MEASURE, by=None, **_span(candidate, words)
    )
    measure.refresh_from_db()
    assert measure.evidence == quote


def test_words_are_not_quoted_for_a_value_that_is_not_there() -> None:
    candidate = make_candidate(region=None)
    with pytest.raises(InvalidValue, match="Give the record its region"):
        curation.quote(
            candidate=candidate, field=EvidenceField.REGION, by=None, **_span(candidate, "Harbour City")
        )


@pytest.mark.parametrize(("start", "end"), [(5, 5), (9, 5), (0, 10**8)])
def test_a_place_outside_the_text_is_no_quote(start: int, end: int) -> None:
    with pytest.raises(QuoteMismatch, match="select them again"):
        curation.quote(candidate=make_candidate(), field=EvidenceField.TITLE, by=None, start=start, end=end)
