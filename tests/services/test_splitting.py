"""A candidate that holds two acts is cut in two at a place in the text, and put together again."""

from typing import Any

import pytest

from documents.models import Candidate, CurationEvent, Match, TextVersion
from documents.services import curation, publishing, requesting, splitting, undoing
from documents.services.errors import AlreadyDecided, InvalidValue, NotPublishable, SamePerson, StaleRevision
from documents.vocabulary import CandidateState, ValueState, Verb
from tests.factories import (
    make_candidate,
    make_evidence,
    make_full_candidate,
    make_measure_type,
    make_policy,
    make_region,
    make_reviewer,
    make_sector,
    make_text,
    make_user,
)

pytestmark = pytest.mark.django_db

HEADLINE = "News of ledgers\n"
FIRST = "Harbour City issued the Ferry Ledger Plan on 2 June 2022. Ferries will log tickets on a chain. "
SECOND = (
    "The Port Office also opened the Crane Chain Pilot on 9 July 2022. Cranes will sign weights on a chain."
)


@pytest.fixture
def text() -> TextVersion:
    """Return a text whose one passage tells of two acts."""
    return make_text(HEADLINE + FIRST + SECOND)


@pytest.fixture
def double(text: TextVersion) -> Candidate:
    """Return one candidate for both acts, with the values of the first and quotes of both."""
    place = make_region("XK-07", name_en="Harbour City")
    row = make_candidate(
        text,
        title="Ferry Ledger Plan",
        region=place,
        date="2022-06-02",
        date_earliest="2022-06-02",
        date_latest="2022-06-02",
        start=len(HEADLINE),
    )
    make_evidence(row, "title", "Ferry Ledger Plan")
    make_evidence(row, "title", "Crane Chain Pilot", confidence=0.4)
    make_evidence(row, "region", "Harbour City", value=place.code)
    make_evidence(row, "date", "2 June 2022", value="2022-06-02")
    make_evidence(row, "issuing_body", "Port Office")
    make_evidence(row, "sector", "tickets", value="transport")
    make_evidence(row, "sector", "ledgers", value="finance")
    row.bodies.create(position=0, name="Port Office")
    for position, code in enumerate(("transport", "finance")):
        row.candidate_sectors.create(sector=make_sector(code), position=position)
    for position, words in enumerate(("Ferries will log tickets", "Cranes will sign weights")):
        row.measures.create(
            position=position,
            text=words,
            type=make_measure_type(),
            evidence=make_evidence(row, "measure", words),
        )
    return row


def _mark(row: Candidate) -> int:
    return row.text_version.text.index("The Port Office")


def _split(row: Candidate, **values: Any) -> tuple[Candidate, Candidate]:
    return splitting.split(candidate=row, at=_mark(row), **{"by": None} | values)


def test_each_part_has_its_own_side_of_the_passage(double: Candidate) -> None:
    first, second = _split(double)
    assert (first.start, first.end) == (double.start, _mark(double))
    assert (second.start, second.end) == (_mark(double), double.end)
    assert [first.state, second.state] == [CandidateState.PROPOSED] * 2


def test_quotes_and_measures_go_to_the_side_on_which_they_stand(double: Candidate) -> None:
    first, second = _split(double)
    assert [measure.text for measure in first.measures.all()] == ["Ferries will log tickets"]
    assert [measure.text for measure in second.measures.all()] == ["Cranes will sign weights"]
    for part, words in ((first, "Ferries will log tickets"), (second, "Cranes will sign weights")):
        quote = part.measures.get().evidence
        assert quote is not None
        assert (quote.candidate, quote.quote) == (part, words)
    assert set(first.evidence.filter(field="title").values_list("quote", flat=True)) == {"Ferry Ledger Plan"}
    assert set(second.evidence.filter(field="title").values_list("quote", flat=True)) == {"Crane Chain Pilot"}


def test_a_quote_outside_the_passage_goes_to_both(double: Candidate) -> None:
    parts = _split(double)
    assert all(part.evidence.filter(quote="ledgers").exists() for part in parts)
    assert all(part.sectors.filter(code="finance").exists() for part in parts)


def test_single_values_go_where_their_quotes_stand_and_nothing_is_guessed(double: Candidate) -> None:
    first, second = _split(double)
    assert (first.title, first.date, str(first.date_earliest)) == (
        "Ferry Ledger Plan",
        "2022-06-02",
        "2022-06-02",
    )
    assert (second.title, second.date, second.date_kind, second.date_earliest) == ("", "", "", None)
    assert [body.name for body in first.bodies.all()] == []
    assert [body.name for body in second.bodies.all()] == ["Port Office"]


def test_a_place_named_once_holds_on_with_its_quote(double: Candidate) -> None:
    _, second = _split(double)
    assert second.region == double.region
    assert second.evidence.get(field="region").quote == "Harbour City"


def test_a_place_of_the_second_act_ends_the_first_ones(double: Candidate) -> None:
    make_evidence(double, "region", "Port Office", value=make_region("XK-08").code)
    _, second = _split(double)
    assert second.region is None


def test_a_value_without_any_quote_stays_with_the_first_part(double: Candidate) -> None:
    Candidate.objects.filter(pk=double.pk).update(number="No. 12")
    first, second = _split(double)
    assert (first.number, second.number) == ("No. 12", "")


def test_a_rejected_quote_is_copied_as_rejected_and_gives_no_value(double: Candidate) -> None:
    double.evidence.filter(quote="tickets").update(state=ValueState.REJECTED)
    double.candidate_sectors.filter(sector__code="transport").delete()
    first, _ = _split(double)
    assert first.evidence.get(quote="tickets").state == ValueState.REJECTED
    assert not first.sectors.filter(code="transport").exists()


def test_the_split_row_stays_as_it_was_and_all_three_tell_of_it(double: Candidate) -> None:
    editor = make_user()
    first, second = _split(double, by=editor)
    double.refresh_from_db()
    assert (double.state, double.title, double.decided_by) == ("split", "Ferry Ledger Plan", editor)
    assert double.evidence.count() == 9
    assert {part.split_from for part in (first, second)} == {double}
    events = CurationEvent.objects.filter(verb=Verb.SPLIT)
    assert {event.candidate for event in events} == {double, first, second}
    assert events.get(candidate=double).after["into"] == [first.pk, second.pk]


def test_likely_duplicates_are_looked_for_anew(double: Candidate) -> None:
    known = make_policy(title="Ferry Ledger Plan", region=double.region, dated="2022-06-02")
    first, second = _split(double)
    assert [match.policy for match in Match.objects.filter(candidate=first)] == [known]
    assert not Match.objects.filter(candidate=second).exists()


@pytest.mark.parametrize("at", [-1, 0, len(HEADLINE), 10**9])
def test_a_place_outside_the_passage_is_no_mark(double: Candidate, at: int) -> None:
    with pytest.raises(InvalidValue, match="inside the record's passage"):
        splitting.split(candidate=double, at=at, by=None)
    assert Candidate.objects.count() == 1


def test_a_decided_or_changed_candidate_is_not_split(double: Candidate) -> None:
    with pytest.raises(StaleRevision):
        _split(double, revision=7)
    curation.reject(candidate=double, reason="Old", by=None)
    with pytest.raises(AlreadyDecided):
        _split(double)


def test_an_undone_split_puts_the_record_back_and_takes_the_parts_out(double: Candidate) -> None:
    first, second = _split(double)
    undoing.undo(candidate=double, by=make_user())
    for row in (double, first, second):
        row.refresh_from_db()
    assert [row.state for row in (double, first, second)] == ["proposed", "superseded", "superseded"]
    assert CurationEvent.objects.filter(verb=Verb.UNDO).count() == 3
    again = _split(double)
    assert {part.pk for part in again}.isdisjoint({first.pk, second.pk})


def test_a_split_with_a_decided_part_is_not_undone_before_that_is(double: Candidate) -> None:
    first, _ = _split(double)
    curation.reject(candidate=first, reason="Old", by=None)
    with pytest.raises(AlreadyDecided, match="one of the two, is rejected"):
        undoing.undo(candidate=double, by=None)
    undoing.undo(candidate=first, by=None)
    undoing.undo(candidate=double, by=None)
    double.refresh_from_db()
    assert double.state == CandidateState.PROPOSED


def test_who_amended_a_candidate_before_it_was_split_does_not_publish_a_part(double: Candidate) -> None:
    author = make_reviewer()
    curation.amend(candidate=double, changes={"number": "No. 3"}, by=author, revision=double.revision)
    double.refresh_from_db()
    first, _ = _split(double)
    policy = curation.accept(candidate=first, by=None)
    with pytest.raises(SamePerson):
        publishing.publish(policy=policy, by=author)


def test_an_undone_acceptance_sets_the_draft_aside_and_frees_its_address() -> None:
    candidate = make_full_candidate()
    draft = curation.accept(candidate=candidate, by=None)
    undoing.undo(candidate=candidate, by=make_user())
    candidate.refresh_from_db()
    slug = draft.slug
    draft.refresh_from_db()
    assert (candidate.state, candidate.policy, draft.state) == ("proposed", None, "withdrawn")
    again = curation.accept(candidate=candidate, by=None)
    assert again.slug == slug
    assert again.evidence.count() == 6


def test_an_acceptance_is_not_undone_once_the_policy_is_public_or_was_worked_on() -> None:
    candidate = make_full_candidate()
    policy = curation.accept(candidate=candidate, by=None)
    publishing.publish(policy=policy, by=make_reviewer())
    with pytest.raises(AlreadyDecided, match="was worked on"):
        undoing.undo(candidate=candidate, by=None)


def test_a_draft_that_was_undone_was_never_there_for_the_public(client: Any) -> None:
    candidate = make_full_candidate()
    draft = curation.accept(candidate=candidate, by=None)
    undoing.undo(candidate=candidate, by=None)
    draft.refresh_from_db()
    assert client.get(draft.get_absolute_url()).status_code == 404


def test_an_open_request_on_a_record_holds_both_halves_back(double: Candidate) -> None:
    editor = make_reviewer()
    requesting.ask(row=double, field="title", comment="Say which ferry.", by=editor)
    for part in _split(double):
        assert requesting.open_requests(part).count() == 1
    _, second = double.parts.order_by("pk")
    curation.amend(candidate=second, changes={"title": "Crane Pilot"}, by=None, revision=second.revision)
    policy = curation.accept(candidate=second, by=None)
    with pytest.raises(NotPublishable, match="change request on the title"):
        publishing.publish(policy=policy, by=make_reviewer())
