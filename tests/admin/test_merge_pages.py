"""Two records side by side in the admin: what is shown, what a choice does, and who may make it."""

from typing import Any

import lxml.html
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from documents.models import Candidate, Match, Merge, Policy
from documents.services import curation, merging
from documents.vocabulary import CandidateState, EditorialState
from tests.admin.pages import form_of, press, told
from tests.factories import make_full_candidate, make_measure, make_policy, make_region

pytest_plugins = ["tests.admin.people"]
pytestmark = pytest.mark.django_db


def _compare(candidate: Candidate, policy: Policy) -> str:
    return f"/admin/documents/candidate/{candidate.pk}/merge/{policy.pk}/"


def _policies(policy: Policy, into: Policy) -> str:
    return f"/admin/documents/policy/{policy.pk}/merge/{into.pk}/"


def _page(response: Any) -> Any:
    assert response.status_code == 200
    return lxml.html.fromstring(response.content.decode())


def _draft(**values: Any) -> Policy:
    return make_policy(state=EditorialState.DRAFT, first_published_at=None, **values)


def test_each_field_stands_in_a_row_with_both_values_their_quotes_and_where_they_differ(
    editor: Client,
) -> None:
    candidate, policy = make_full_candidate(), _draft(title="The act as known")
    page = _page(editor.get(_compare(candidate, policy)))
    title = page.xpath("//*[@data-row='title']")[0]
    assert "differs" in title.get("class")
    words = title.text_content()
    assert "The act as known" in words
    assert "Plan for Shared Clinic Records" in words
    assert title.xpath(".//q/text()") == ["Plan for Shared Clinic Records"]
    assert title.xpath(".//input/@value") == ["ours", "theirs"]
    region = page.xpath("//*[@data-row='region']")[0]
    assert "differs" not in region.get("class")
    assert region.xpath(".//input") == []


def test_the_tier_of_the_page_stands_beside_its_quote(editor: Client) -> None:
    policy = curation.accept(candidate=make_full_candidate(), by=None)
    page = _page(editor.get(_compare(make_full_candidate(), policy)))
    assert "Press" in page.xpath("//*[@data-row='date:issued']//div[2]")[0].text_content()


def test_a_value_that_only_the_candidate_has_is_said_to_be_taken_over(editor: Client) -> None:
    page = _page(editor.get(_compare(make_full_candidate(number="No. 7"), _draft())))
    assert "Is taken over" in page.xpath("//*[@data-row='number']")[0].text_content()


def test_the_choices_made_are_what_is_merged_and_the_next_candidate_follows(editor: Client) -> None:
    candidate, policy = make_full_candidate(), _draft(title="The act as known", sectors=("finance",))
    form = form_of(editor.get(_compare(candidate, policy)), "merge-form")
    form |= {"choice-title": ["theirs"], "choice-sectors": ["both"], "measure": []}
    response = editor.post(_compare(candidate, policy), form, follow=True)
    policy.refresh_from_db()
    assert policy.title == "Plan for Shared Clinic Records"
    assert {row.code for row in policy.sectors.all()} == {"finance", "health"}
    assert not policy.measures.exists()
    assert "Merged into" in told(response)


def test_a_measure_that_the_policy_holds_is_marked_and_not_chosen(editor: Client) -> None:
    policy = _draft()
    make_measure(policy, "Clinics will keep patient records on a blockchain")
    page = _page(editor.get(_compare(make_full_candidate(), policy)))
    assert page.xpath("//input[@name='measure']/@checked") == []
    assert "holds it already" in page.text_content()


def test_a_comparison_that_is_out_of_date_is_refused_and_keeps_the_choices(editor: Client) -> None:
    candidate, policy = make_full_candidate(), _draft(title="The act as known")
    form = form_of(editor.get(_compare(candidate, policy)), "merge-form") | {"choice-title": ["theirs"]}
    Policy.objects.filter(pk=policy.pk).update(revision=9, number="No. 9")
    response = editor.post(_compare(candidate, policy), form)
    assert response.status_code == 409
    assert "No. 9" in response.content.decode()
    again = form_of(response, "merge-form")
    assert (again["choice-title"], again["into_revision"]) == (["theirs"], ["9"])
    assert not Merge.objects.exists()


def test_compare_on_the_review_page_saves_what_was_typed_first(editor: Client) -> None:
    candidate, policy = make_full_candidate(), _draft()
    Match.objects.create(
        candidate=candidate, policy=policy, score=0.9, reasons=["The titles agree.", "The same place."]
    )
    page = _page(editor.get(candidate.get_absolute_url()))
    assert page.xpath("//ul[@class='reasons']/li/text()") == ["The titles agree.", "The same place."]
    response = press(editor, candidate, "compare", value=str(policy.pk), title="As I typed it")
    assert response.request["PATH_INFO"] == _compare(candidate, policy)
    assert "As I typed it" in response.content.decode()


def test_a_merge_is_undone_on_the_next_page_and_on_the_candidates_own(editor: Client) -> None:
    following, candidate = make_full_candidate(title="Next"), make_full_candidate()
    policy = _draft()
    response = press(editor, candidate, "merge", value="typed", merge_into=policy.slug)
    assert response.context["candidate"] == following
    form = lxml.html.fromstring(response.content.decode()).get_element_by_id("undo-form")
    editor.post(form.get("action"), {"_undo": "1"})
    candidate.refresh_from_db()
    assert (candidate.state, policy.sources.count()) == (CandidateState.PROPOSED, 1)
    press(editor, candidate, "merge", value="typed", merge_into=policy.slug)
    press(editor, candidate, "undo")
    candidate.refresh_from_db()
    assert candidate.state == CandidateState.PROPOSED


def test_a_decision_that_cannot_be_undone_says_why(editor: Client) -> None:
    candidate = make_full_candidate()
    policy = curation.accept(candidate=candidate, by=None)
    Policy.objects.filter(pk=policy.pk).update(state="published")
    response = press(editor, candidate, "undo")
    assert response.status_code == 409
    assert "was worked on since" in told(response)


def test_a_policy_is_merged_into_another_and_parted_again(reviewer: Client) -> None:
    absorbed, into = make_policy(), make_policy()
    response = reviewer.post(
        _policies(absorbed, into),
        form_of(reviewer.get(_policies(absorbed, into)), "merge-form"),
        follow=True,
    )
    assert response.request["PATH_INFO"] == f"/admin/documents/policy/{into.pk}/change/"
    assert [row.absorbed for row in response.context["merges"]] == [absorbed]
    merge = Merge.objects.get()
    reviewer.post(f"/admin/documents/policy/{into.pk}/undo-merge/{merge.pk}/")
    absorbed.refresh_from_db()
    assert absorbed.state == EditorialState.PUBLISHED


def test_likely_duplicates_of_a_policy_are_listed_with_why(editor: Client) -> None:
    place = make_region("XK-07", name_en="Harbour City")
    policy, twin = (
        make_policy(title="Plan for Shared Ferry Ledgers", region=place, number="Port No. 7")
        for _ in range(2)
    )
    page = _page(editor.get(f"/admin/documents/policy/{policy.pk}/merge/"))
    assert page.xpath("//section//a[@class='button']/@href") == [_policies(policy, twin)]
    assert page.xpath("//ul[@class='reasons']/li")


def test_another_policy_is_named_by_its_address_and_what_names_none_is_told(editor: Client) -> None:
    policy, other = _draft(), _draft()
    address = f"/admin/documents/policy/{policy.pk}/merge/"
    assert editor.get(address, {"into": other.slug})["Location"] == _policies(policy, other)
    assert "No policy was found" in editor.get(address, {"into": "nowhere"}).content.decode()


def test_an_editor_merges_drafts_but_not_public_policies(editor: Client) -> None:
    public, other = make_policy(), make_policy()
    assert editor.post(_policies(public, other)).status_code == 403
    draft, into = _draft(), _draft()
    assert editor.post(_policies(draft, into)).status_code == 302
    draft.refresh_from_db()
    assert draft.merged_into == into
    done = merging.merge_policies(policy=public, into=other, by=None)
    merge = Merge.objects.get(absorbed=public)
    assert editor.post(f"/admin/documents/policy/{done.pk}/undo-merge/{merge.pk}/").status_code == 403


def test_nobody_else_merges_compares_or_undoes(client: Client, clerk: Client) -> None:
    candidate, policy, other = make_full_candidate(), _draft(), _draft()
    merging.merge_policies(policy=_draft(), into=other, by=None)
    merge = Merge.objects.get()
    undo = f"/admin/documents/policy/{other.pk}/undo-merge/{merge.pk}/"
    pages = [
        _compare(candidate, policy),
        _policies(policy, other),
        f"/admin/documents/policy/{policy.pk}/merge/",
    ]
    for address in pages:
        assert clerk.get(address).status_code == 403, address
        assert clerk.post(address).status_code == 403, address
        assert "/login/" in client.post(address)["Location"]
    assert clerk.post(undo).status_code == 403
    assert "/login/" in client.post(undo)["Location"]
    assert clerk.post(candidate.get_absolute_url(), {"_undo": "1"}).status_code == 403
    assert clerk.post(candidate.get_absolute_url(), {"_split": "1", "split_at": "50"}).status_code == 403
    assert Merge.objects.get().undone_at is None


def test_undoing_by_following_a_link_is_not_possible(reviewer: Client) -> None:
    assert reviewer.get("/admin/documents/policy/1/undo-merge/1/").status_code == 405


@pytest.mark.parametrize(
    "address", ["candidate/999/merge/999/", "policy/999/merge/999/", "policy/999/merge/"]
)
def test_a_record_that_does_not_exist_leads_to_the_list(editor: Client, address: str) -> None:
    assert editor.get(f"/admin/documents/{address}").status_code == 302


def test_the_comparison_asks_the_same_number_of_questions_for_few_and_for_many_measures(
    editor: Client,
) -> None:
    candidate, policy = make_full_candidate(), curation.accept(candidate=make_full_candidate(), by=None)
    editor.get(_compare(candidate, policy))
    with CaptureQueriesContext(connection) as few:
        editor.get(_compare(candidate, policy))
    for number in range(15):
        make_measure(policy, f"Measure {number} of the policy")
        candidate.bodies.create(position=number, name=f"Body {number}")
        candidate.measures.create(
            position=number, text=f"New measure {number}", type=policy.measures.all()[0].type
        )
    with CaptureQueriesContext(connection) as many:
        editor.get(_compare(candidate, policy))
    # A body that a candidate names anew is looked up once more for its list.
    assert len(many) == len(few)
