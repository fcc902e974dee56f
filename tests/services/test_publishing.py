"""When a policy is shown to the public and when it is not, and what lists and searches read of it."""

import pytest

from documents.models import CurationEvent, Policy, PolicyDate, PolicySearch
from documents.services import curation, publishing
from documents.services.errors import AlreadyDecided, InvalidValue, NotPublishable, SamePerson
from documents.vocabulary import EditorialState, Verb
from documents.words import index_words
from tests.factories import (
    make_body,
    make_candidate,
    make_full_candidate,
    make_measure,
    make_measure_type,
    make_policy,
    make_region,
    make_user,
)

pytestmark = pytest.mark.django_db


def test_a_draft_with_all_that_is_needed_is_published() -> None:
    draft, reviewer = curation.accept(candidate=make_full_candidate(), by=None), make_user()
    policy = publishing.publish(policy=draft, by=reviewer)
    assert policy in Policy.objects.published()
    assert (policy.published_by, policy.first_published_at is not None) == (reviewer, True)
    event = CurationEvent.objects.get(verb=Verb.PUBLISH)
    assert (event.actor, event.before, event.after) == (reviewer, {"state": "draft"}, {"state": "published"})


def test_a_bare_draft_is_refused_with_all_that_is_missing() -> None:
    draft = curation.accept(candidate=make_candidate(region=None, date=""), by=None)
    with pytest.raises(NotPublishable) as refusal:
        publishing.publish(policy=draft, by=None)
    assert refusal.value.missing == ["a region", "a date", "a quote", "a sector"]
    assert "a region, a date, a quote, a sector" in str(refusal.value)
    draft.refresh_from_db()
    assert draft.state == EditorialState.DRAFT


def test_a_policy_whose_only_quote_was_rejected_is_not_published() -> None:
    draft = curation.accept(candidate=make_full_candidate(), by=None)
    draft.evidence.update(state="rejected")
    with pytest.raises(NotPublishable, match="a quote"):
        publishing.publish(policy=draft, by=None)


def test_who_changed_a_value_does_not_publish_it_but_another_may() -> None:
    author, other = make_user(), make_user()
    candidate = make_full_candidate()
    curation.amend(candidate=candidate, changes={"title": "Better title"}, by=author, revision=1)
    draft = curation.accept(candidate=candidate, by=other)
    with pytest.raises(SamePerson, match="another reviewer"):
        publishing.publish(policy=draft, by=author)
    assert publishing.publish(policy=draft, by=other).state == EditorialState.PUBLISHED


def test_who_only_accepted_what_the_machine_proposed_may_publish_it() -> None:
    editor = make_user()
    draft = curation.accept(candidate=make_full_candidate(), by=editor)
    assert publishing.publish(policy=draft, by=editor).state == EditorialState.PUBLISHED


@pytest.mark.parametrize("state", [EditorialState.PUBLISHED, EditorialState.MERGED])
def test_what_is_public_or_merged_is_not_published_again(state: str) -> None:
    heir = make_policy() if state == EditorialState.MERGED else None
    with pytest.raises(AlreadyDecided):
        publishing.publish(policy=make_policy(state=state, merged_into=heir), by=None)


def test_a_withdrawn_policy_leaves_the_public_with_a_reason_and_may_come_back() -> None:
    policy = publishing.publish(policy=curation.accept(candidate=make_full_candidate(), by=None), by=None)
    first = policy.first_published_at
    withdrawn = publishing.withdraw(policy=policy, reason="Told of the wrong city", by=None)
    assert withdrawn not in Policy.objects.published()
    assert withdrawn.reason == "Told of the wrong city"
    again = publishing.publish(policy=withdrawn, by=None)
    assert (again.reason, again.first_published_at) == ("", first)


def test_a_withdrawal_needs_a_reason_and_a_published_policy() -> None:
    with pytest.raises(InvalidValue, match="Say why"):
        publishing.withdraw(policy=make_policy(), reason=" ", by=None)
    with pytest.raises(AlreadyDecided, match="not published"):
        publishing.withdraw(policy=make_policy(state=EditorialState.DRAFT), reason="x", by=None)


def test_the_date_of_the_whole_act_is_the_first_kind_it_has() -> None:
    policy = make_policy(dated="2021-06-01", kind="effective")
    assert policy.date == "2021-06-01"
    PolicyDate.objects.create(policy=policy, kind="issued", edtf="2021-05", precision="month")
    assert publishing.refresh(policy=policy).date == "2021-05"
    policy.dates.all().delete()
    assert publishing.refresh(policy=policy).date == ""


def test_the_best_tier_follows_the_sources() -> None:
    policy = make_policy()
    policy.sources.create(url="https://example.org/official", tier=1)
    publishing.refresh(policy=policy)
    policy.refresh_from_db()
    assert policy.best_tier == 1


@pytest.mark.parametrize(
    ("column", "words"),
    [
        ("title_words", "Shared Clinic"),
        ("title_words", "门诊"),
        ("place_words", "Harbour City"),
        ("place_words", "海港"),
        ("place_words", "Coastland"),
        ("place_words", "卫生局"),
        ("place_words", "Health"),
        ("place_words", "穗府〔2021〕7号"),
        ("quote_words", "keep records on a chain"),
    ],
)
def test_a_policy_is_found_by_its_title_places_bodies_sectors_number_and_measures(
    column: str, words: str
) -> None:
    country = make_region("XK", name_en="Coastland")
    place = make_region("XK-07", parent=country, name_en="Harbour City", name_zh="海港市")
    policy = make_policy(
        region=place,
        title_original="门诊共享记录规划",
        number="穗府〔2021〕7号",
        bodies=[make_body("Health Bureau", name_zh="海港市卫生局")],
    )
    make_measure(policy)
    held = getattr(PolicySearch.objects.get(policy=policy), column)
    assert index_words(words).split()[0] in held.split()


def test_a_policy_of_very_many_words_is_stored() -> None:
    policy = make_policy(summary=" ".join(f"word{n}" for n in range(200_000)))
    assert PolicySearch.objects.get(policy=policy).quote_words


def test_a_policy_is_found_by_its_kinds_in_both_languages() -> None:
    policy = make_policy(document_type="plan")
    make_measure(policy, type=make_measure_type("subsidy", label_en="Grants", label_zh="补贴奖励"))
    found = PolicySearch.objects.get(policy=policy).place_words.split()
    assert {"plan", "规划", "grants", "补贴"} <= set(found)
