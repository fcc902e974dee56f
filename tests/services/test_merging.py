"""Two records become one by an editor's choices, field by field, and are parted again."""

from typing import Any

import pytest

from documents.models import (
    Candidate,
    CurationEvent,
    Disagreement,
    HeldEdit,
    Match,
    Merge,
    Policy,
    PolicyRelation,
    PolicySource,
)
from documents.services import curation, merging, publishing, undoing
from documents.services.errors import AlreadyDecided, InvalidValue, StaleRevision
from documents.services.values import policy_values
from documents.vocabulary import CandidateState, EditorialState, MatchState, RelationKind, Verb
from tests.factories import (
    make_body,
    make_candidate,
    make_full_candidate,
    make_measure,
    make_policy,
    make_region,
    make_reviewer,
    make_user,
)

pytestmark = pytest.mark.django_db


def _state(policy: Policy) -> dict[str, Any]:
    """Return a policy's values with what hangs on them."""
    policy.refresh_from_db()
    return {
        **policy_values(policy),
        "quotes": set(policy.evidence.values_list("pk", flat=True)),
        "disagreements": set(policy.disagreements.values_list("field", "value")),
        "state": policy.state,
        "date": policy.date,
        "tier": policy.best_tier,
    }


def _known() -> Policy:
    """Return a policy that differs from ``make_full_candidate`` in most fields."""
    return make_policy(
        title="Plan as Known",
        state=EditorialState.DRAFT,
        region=make_region("XK-02"),
        document_type="notice",
        number="No. 1",
        sectors=("finance",),
        bodies=[make_body("Other Bureau")],
        dated="2021-05-01",
    )


def test_values_chosen_of_the_candidate_stand_and_the_old_ones_are_kept_as_disagreements() -> None:
    candidate, policy = make_full_candidate(number="No. 2"), _known()
    chosen = dict.fromkeys(("title", "region", "document_type", "number", "date:issued", "bodies"), "theirs")
    merging.merge(candidate=candidate, into=policy, by=None, choices={**chosen, "sectors": "both"})
    values = _state(policy)
    assert (values["title"], values["region"]) == (candidate.title, "XK-01")
    assert (values["document_type"], values["number"]) == ("plan", "No. 2")
    assert values["dates"] == {"issued": "2021-05-03 (stated)"}
    assert [body.name_en for body in policy.bodies.all()] == ["Harbour City Health Bureau"]
    assert sorted(values["sectors"]) == ["finance", "health"]
    assert values["disagreements"] == {
        ("region", "XK-02"),
        ("document_type", "notice"),
        ("number", "No. 1"),
        ("dates.issued", "2021-05-01"),
    }


def test_a_value_chosen_over_a_public_one_waits_for_a_second_reviewer() -> None:
    candidate, policy = make_full_candidate(), make_policy(title="Plan as Known")
    merging.merge(candidate=candidate, into=policy, by=make_reviewer(), choices={"title": "theirs"})
    policy.refresh_from_db()
    assert policy.title == "Plan as Known"
    held = HeldEdit.objects.get(policy=policy)
    assert held.after["title"] == candidate.title
    assert policy.sources.count() == 2


def test_without_a_choice_the_policys_values_stay() -> None:
    candidate, policy = make_full_candidate(), _known()
    before = policy_values(policy)
    merging.merge(candidate=candidate, into=policy, by=None)
    after = policy_values(policy)
    for name in ("title", "region", "document_type", "dates", "bodies", "sectors"):
        assert after[name] == before[name]
    assert Disagreement.objects.filter(policy=policy, field="dates.issued", value="2021-05-03").exists()


def test_only_the_measures_chosen_are_added() -> None:
    candidate, policy = make_full_candidate(), make_policy()
    merging.merge(candidate=candidate, into=policy, by=None, measures=[])
    assert not policy.measures.exists()


@pytest.mark.parametrize("choices", [{"title": "both"}, {"colour": "theirs"}, {"region": "mine"}])
def test_a_choice_that_cannot_be_made_is_refused(choices: dict[str, str]) -> None:
    with pytest.raises(InvalidValue, match="cannot be chosen"):
        merging.merge(candidate=make_full_candidate(), into=make_policy(), by=None, choices=choices)
    assert not Merge.objects.exists()


def test_a_merge_into_a_policy_that_was_saved_since_is_refused() -> None:
    policy = make_policy()
    with pytest.raises(StaleRevision):
        merging.merge(
            candidate=make_full_candidate(), into=policy, by=None, into_revision=policy.revision + 1
        )


def test_an_undone_merge_leaves_the_policy_and_the_candidate_as_they_were() -> None:
    candidate, policy = make_full_candidate(number="No. 2"), _known()
    match = Match.objects.create(candidate=candidate, policy=policy, score=0.9)
    before = _state(policy)
    everything = {"title": "theirs", "bodies": "theirs", "sectors": "theirs", "date:issued": "theirs"}
    merging.merge(candidate=candidate, into=policy, by=make_user(), choices=everything)
    assert _state(policy) != before

    undone = undoing.undo(candidate=candidate, by=make_user())
    assert _state(policy) == before
    assert (undone.state, undone.policy, undone.decided_by) == (CandidateState.PROPOSED, None, None)
    match.refresh_from_db()
    assert match.state == MatchState.PROPOSED
    event = CurationEvent.objects.get(verb=Verb.UNDO)
    assert (event.candidate, event.policy) == (candidate, policy)
    assert Merge.objects.get().undone_at is not None


def test_a_merge_can_be_made_again_after_it_was_undone() -> None:
    candidate, policy = make_full_candidate(), _known()
    merging.merge(candidate=candidate, into=policy, by=None)
    first = _state(policy)
    undoing.undo(candidate=candidate, by=None)
    candidate.refresh_from_db()
    merging.merge(candidate=candidate, into=policy, by=None)
    again = _state(policy)
    assert {**again, "measures": len(again["measures"])} == {**first, "measures": len(first["measures"])}


def test_what_was_changed_since_stays_and_is_told() -> None:
    candidate, policy = make_full_candidate(number="No. 2"), make_policy()
    merging.merge(candidate=candidate, into=policy, by=None)
    Policy.objects.filter(pk=policy.pk).update(number="No. 2a")
    measure = policy.measures.get()
    measure.text = "As an editor worded it"
    measure.save()
    undoing.undo(candidate=candidate, by=None)
    policy.refresh_from_db()
    assert policy.number == "No. 2a"
    assert [row.text for row in policy.measures.all()] == ["As an editor worded it"]
    left = " ".join(Merge.objects.get().left)
    assert "number" in left
    assert "As an editor worded it" in left


def test_of_two_merges_the_later_is_undone_first() -> None:
    policy = make_policy()
    first, second = make_full_candidate(), make_full_candidate()
    for candidate in (first, second):
        merging.merge(candidate=candidate, into=policy, by=None)
    with pytest.raises(AlreadyDecided, match="merged into this policy later"):
        undoing.undo(candidate=first, by=None)
    before = policy.sources.count()
    undoing.undo(candidate=second, by=None)
    undoing.undo(candidate=first, by=None)
    assert (before, policy.sources.count()) == (3, 1)


def test_a_merge_is_undone_once() -> None:
    candidate = make_full_candidate()
    merging.merge(candidate=candidate, into=make_policy(), by=None)
    merging.undo_merge(merge=Merge.objects.get(), by=None)
    with pytest.raises(AlreadyDecided, match="undone already"):
        merging.undo_merge(merge=Merge.objects.get(), by=None)


def test_a_page_that_another_merged_record_of_the_text_rests_on_stays() -> None:
    policy, first = make_policy(), make_full_candidate()
    merging.merge(candidate=first, into=policy, by=None)
    other = make_candidate(first.text_version, title="Second act of the text")
    Candidate.objects.filter(pk=other.pk).update(state="accepted", policy=policy)
    undoing.undo(candidate=first, by=None)
    assert PolicySource.objects.filter(policy=policy, document=first.text_version.document).exists()


# Policy and policy


def test_sources_quotes_measures_relations_and_candidates_move_and_the_address_leads_on() -> None:
    absorbed = curation.accept(candidate=make_full_candidate(), by=None)
    into, third = make_policy(), make_policy()
    PolicyRelation.objects.create(policy=absorbed, kind=RelationKind.AMENDS, target=third)
    PolicyRelation.objects.create(policy=third, kind=RelationKind.CITES, target=absorbed)
    PolicyRelation.objects.create(policy=absorbed, kind=RelationKind.FOLLOWS, target=into)
    merging.merge_policies(policy=absorbed, into=into, by=make_reviewer())

    absorbed.refresh_from_db()
    assert (absorbed.state, absorbed.merged_into) == (EditorialState.MERGED, into)
    assert into.sources.count() == 2
    assert into.evidence.count() == 6
    assert [measure.text for measure in into.measures.all()] == [
        "Clinics will keep patient records on a blockchain"
    ]
    assert into.candidates.count() == 1
    assert [(row.kind, row.target) for row in into.relations.all()] == [("amends", third)]
    assert [(row.kind, row.policy) for row in into.inverse_relations.filter(policy=third)] == [
        ("cites", third)
    ]
    verbs = CurationEvent.objects.filter(verb=Verb.MERGE)
    assert {event.policy for event in verbs} == {absorbed, into}


def test_the_public_address_of_a_merged_policy_leads_to_its_heir_and_back_again(client: Any) -> None:
    absorbed, into = make_policy(), make_policy()
    merging.merge_policies(policy=absorbed, into=into, by=None)
    answer = client.get(absorbed.get_absolute_url())
    assert (answer.status_code, answer["Location"]) == (301, into.get_absolute_url())
    merging.undo_merge(merge=Merge.objects.get(), by=None)
    assert client.get(absorbed.get_absolute_url()).status_code == 200


def test_an_undone_merge_of_policies_leaves_both_as_they_were() -> None:
    absorbed = curation.accept(candidate=make_full_candidate(), by=None)
    make_measure(absorbed, "Ferries log tickets")
    into, third = _known(), make_policy()
    PolicyRelation.objects.create(policy=absorbed, kind=RelationKind.AMENDS, target=third)
    before = _state(absorbed), _state(into), set(absorbed.candidates.all())
    merging.merge_policies(
        policy=absorbed,
        into=into,
        by=None,
        choices={"title": "theirs", "sectors": "theirs", "bodies": "both", "region": "theirs"},
    )
    assert _state(into)["title"] == before[0]["title"]
    merging.undo_merge(merge=Merge.objects.get(), by=None)
    assert (_state(absorbed), _state(into), set(absorbed.candidates.all())) == before
    verbs = CurationEvent.objects.filter(verb=Verb.UNDO)
    assert {event.policy for event in verbs} == {absorbed, into}


def test_a_page_that_both_cite_stands_once() -> None:
    absorbed, into = make_policy(), make_policy()
    for policy in (absorbed, into):
        PolicySource.objects.create(policy=policy, url="https://example.org/both", tier=2)
    source = absorbed.sources.get(url="https://example.org/both")
    Disagreement.objects.create(policy=absorbed, field="number", value="No. 8", source=source)
    merging.merge_policies(policy=absorbed, into=into, by=None)
    assert into.sources.filter(url="https://example.org/both").count() == 1
    assert into.sources.count() == 3
    assert into.disagreements.get(value="No. 8").source == into.sources.get(url="https://example.org/both")


def test_a_public_policy_is_not_hidden_in_a_draft() -> None:
    draft = curation.accept(candidate=make_full_candidate(), by=None)
    with pytest.raises(InvalidValue, match="the other way round"):
        merging.merge_policies(policy=make_policy(), into=draft, by=None)


def test_a_policy_is_not_merged_into_itself_nor_a_merged_or_withdrawn_one_again() -> None:
    policy, other = make_policy(), make_policy()
    with pytest.raises(InvalidValue, match="same policy"):
        merging.merge_policies(policy=policy, into=policy, by=None)
    gone = publishing.withdraw(policy=make_policy(), reason="Old", by=None)
    with pytest.raises(AlreadyDecided, match="withdrawn"):
        merging.merge_policies(policy=gone, into=other, by=None)
    merging.merge_policies(policy=policy, into=other, by=None)
    with pytest.raises(AlreadyDecided, match="was merged into"):
        merging.merge_policies(policy=policy, into=make_policy(), by=None)


def test_who_wrote_values_of_a_merged_draft_does_not_publish_its_heir() -> None:
    author, candidate = make_reviewer(), make_full_candidate()
    curation.amend(candidate=candidate, changes={"number": "No. 3"}, by=author, revision=candidate.revision)
    absorbed = curation.accept(candidate=candidate, by=None)
    into = curation.accept(candidate=make_full_candidate(), by=None)
    merging.merge_policies(policy=absorbed, into=into, by=None)
    assert publishing.wrote(policy=into, user=author)


def test_sectors_that_are_taken_over_leave_one_primary_field() -> None:
    into = curation.accept(candidate=make_full_candidate(), by=None)
    other = make_policy(sectors=("energy",), state=EditorialState.DRAFT)
    merging.merge_policies(policy=other, into=into, by=None, choices={"sectors": "both"})
    assert into.policy_sectors.count() == 2
    assert into.policy_sectors.get(primary=True).sector.code == "health"
