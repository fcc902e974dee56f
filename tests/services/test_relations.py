"""How policies stand to each other: proposed by what a text cites, decided by an editor, shown in public."""

from typing import Any

import pytest

from documents.models import Candidate, CurationEvent, Evidence, HeldEdit, Policy
from documents.services import curation, publishing, relations
from documents.services.errors import AlreadyDecided, InvalidValue
from documents.vocabulary import EvidenceField, ValueState
from tests.factories import make_candidate, make_evidence, make_policy, make_reviewer, make_text

pytestmark = pytest.mark.django_db
NUMBER = "海港府〔2020〕12号"


def _noted(words: str, **values: Any) -> list[tuple[str, str]]:
    """Return what is proposed of a text, as number and kind."""
    text = make_text(words)
    make_candidate(text, **values)
    relations.note_numbers(text=text)
    quotes = Evidence.objects.filter(text_version=text, field=EvidenceField.RELATION)
    for quote in quotes:
        assert text.text[quote.start : quote.end] == quote.quote
    return [(quote.value, quote.detail["kind"]) for quote in quotes]


def _accepted(words: str) -> Policy:
    text = make_text(words)
    make_candidate(text)
    relations.note_numbers(text=text)
    return curation.accept(candidate=Candidate.objects.get(text_version=text), by=None)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (f"为贯彻落实{NUMBER}，市账本局制定本方案。", "implements"),
        (f"市账本局废止{NUMBER}。", "repeals"),
        (f"会上读到{NUMBER}，未作说明。", "cites"),
    ],
)
def test_a_chinese_number_is_proposed_with_what_the_words_beside_it_say(words: str, kind: str) -> None:
    assert [(number[-len(NUMBER) :], found) for number, found in _noted(words)] == [(NUMBER, kind)]


def test_the_acts_own_number_is_no_relation() -> None:
    assert _noted(f"本通知文号：{NUMBER}", number="海港府[2020]12号") == []


def test_other_numbers_are_proposed_only_where_a_policy_bears_them() -> None:
    make_policy(number="(EU) 2099/114")
    words = "The city acts under Regulation (EU) 2099/114 and has No. 5 in a list, not (EU) 2099/115."
    assert [number for number, _ in _noted(words)] == ["(EU) 2099/114"]


def test_looking_twice_proposes_once() -> None:
    text = make_text(f"依据{NUMBER}办理，{NUMBER}同时适用。")
    make_candidate(text)
    assert (relations.note_numbers(text=text), relations.note_numbers(text=text)) == (1, 0)


def test_the_policy_meant_is_found_by_its_number_in_any_brackets_and_by_its_title() -> None:
    by_number = make_policy(number="海港府(2020)12号")
    by_title = make_policy(title="Rules on Shared Ledgers")
    policy = _accepted(f"依据 {NUMBER} 办理。")
    quote = policy.evidence.get(field=EvidenceField.RELATION)
    Evidence.objects.filter(pk=quote.pk).update(value=NUMBER)
    title = make_evidence(
        policy.candidates.get(),
        EvidenceField.RELATION,
        "办理",
        value="Rules on shared ledgers",
        policy=policy,
    )
    assert {(found.quote.pk, found.target) for found in relations.waiting(policy=policy)} == {
        (quote.pk, by_number),
        (title.pk, by_title),
    }


def test_a_decided_relation_stands_in_public_on_both_policies(client: Any) -> None:
    target = make_policy(title="Rules on Shared Ledgers")
    policy = make_policy(state="draft", title="A plan that follows")
    candidate = make_candidate(make_text("It implements Rules on Shared Ledgers."))
    quote = make_evidence(
        candidate, "relation", "Rules on Shared Ledgers", policy=policy, detail={"kind": "implements"}
    )
    by = make_reviewer()
    assert relations.accept(quote=quote, kind="implements", target=target, by=by)
    quote.refresh_from_db()
    assert (quote.state, quote.decided_by) == (ValueState.ACCEPTED, by)
    assert relations.waiting(policy=policy) == []
    # Taking what the text shows is no authorship.
    assert not publishing.wrote(policy=policy, user=by)
    Policy.objects.filter(pk=policy.pk).update(state="published")
    assert "Rules on Shared Ledgers" in client.get(policy.get_absolute_url()).content.decode()
    assert "A plan that follows" in client.get(target.get_absolute_url()).content.decode()


def test_an_act_that_is_no_record_is_only_named_and_another_kind_is_the_editors_own_word() -> None:
    policy = _accepted(f"依据 {NUMBER} 办理。")
    quote = policy.evidence.get(field=EvidenceField.RELATION)
    by = make_reviewer()
    relations.accept(quote=quote, kind="interprets", target=None, by=by)
    relation = policy.relations.get()
    assert (relation.kind, relation.target, relation.target_name) == ("interprets", None, quote.value)
    assert publishing.wrote(policy=policy, user=by)


def test_a_declined_relation_is_not_proposed_again() -> None:
    policy = _accepted(f"依据 {NUMBER} 办理。")
    quote = policy.evidence.get(field=EvidenceField.RELATION)
    relations.decline(quote=quote, by=make_reviewer())
    assert relations.waiting(policy=policy) == []
    assert CurationEvent.objects.filter(policy=policy, after={"no_relation_to": quote.value}).exists()
    with pytest.raises(AlreadyDecided):
        relations.accept(quote=quote, kind="cites", target=None, by=None)


def test_what_cannot_be_a_relation_is_told() -> None:
    policy = _accepted(f"依据 {NUMBER} 办理。")
    quote = policy.evidence.get(field=EvidenceField.RELATION)
    with pytest.raises(InvalidValue, match="Choose how"):
        relations.accept(quote=quote, kind="likes", target=None, by=None)
    with pytest.raises(InvalidValue, match="no relation to itself"):
        relations.accept(quote=quote, kind="cites", target=policy, by=None)
    assert not policy.relations.exists()


def test_a_relation_of_a_public_policy_waits_for_a_second_reviewer() -> None:
    policy = _accepted(f"依据 {NUMBER} 办理。")
    Policy.objects.filter(pk=policy.pk).update(state="published")
    quote = policy.evidence.get(field=EvidenceField.RELATION)
    assert relations.accept(quote=quote, kind="cites", target=None, by=make_reviewer()) is False
    assert not policy.relations.exists()
    assert HeldEdit.objects.get().policy == policy
