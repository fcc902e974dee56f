"""The lists in the admin: replacing and taking back, the texts that words touch, and who may do it."""

from typing import Any

import pytest
from django.test import Client

from documents.models import IssuingBody, Replacement
from documents.services import curation
from documents.services.lists import replacing
from tests.admin.pages import form_of, told
from tests.factories import (
    make_body,
    make_candidate,
    make_full_candidate,
    make_measure_type,
    make_policy,
    make_region,
    make_sector,
    make_text,
)

pytest_plugins = ["tests.admin.people"]
pytestmark = pytest.mark.django_db
DENIED, TO_LOGIN = 403, 302


def _base(entry: Any) -> str:
    return f"/admin/documents/{entry._meta.model_name}/{entry.pk}"


def test_a_reviewer_sees_what_a_merge_would_do_then_does_it_and_takes_it_back(reviewer: Client) -> None:
    old, new = make_body("Bureau of Ledgers"), make_body("Office of Ledgers")
    policy = make_policy(bodies=[old])
    page = reviewer.get(f"{_base(old)}/replace/?heir={new.pk}").content.decode()
    assert "<b>1</b> policies" in page
    assert "would gain the words: Bureau of Ledgers" in page
    assert list(policy.bodies.all()) == [old]

    data = {"heir": new.pk, "reason": "One authority"}
    assert "was replaced by" in told(reviewer.post(f"{_base(old)}/replace/", data, follow=True))
    assert list(policy.bodies.all()) == [new]
    assert "One authority" in reviewer.get(f"{_base(old)}/change/").content.decode()

    take_back = f"/admin/documents/issuingbody/replacement/{Replacement.objects.get().pk}/take-back/"
    assert "Taken back" in told(reviewer.post(take_back, follow=True))
    assert list(policy.bodies.all()) == [old]
    assert "already" in told(reviewer.post(take_back, follow=True))


@pytest.mark.parametrize("make", [make_sector, make_measure_type, make_region])
def test_every_list_has_its_replacement_page(reviewer: Client, make: Any) -> None:
    old, new = make("aa"), make("bb")
    reviewer.post(f"{_base(old)}/replace/", {"heir": new.pk, "reason": "Doubled"})
    old.refresh_from_db()
    assert old.replaced_by == new
    assert "Doubled" in reviewer.get(f"{_base(new)}/change/").content.decode()


def test_a_replaced_entry_is_no_longer_offered(reviewer: Client) -> None:
    policy = make_policy(state="draft")
    old, new = make_sector("old-field"), make_sector("new-field")
    body = make_body("Bureau of Ledgers")
    replacing.replace(old=old, new=new, reason="Doubled", by=None)
    replacing.replace(old=body, new=make_body("Office of Ledgers"), reason="Doubled", by=None)
    page = reviewer.get(f"{_base(policy)}/change/").content.decode()
    assert f'<option value="{new.pk}"' in page
    assert (
        f'<option value="{old.pk}"'
        not in page.partition("id_policy_sectors-0-sector")[2].partition("</select>")[0]
    )
    query = "term=Ledgers&app_label=documents&model_name=policybody&field_name=body"
    offered = [row["text"] for row in reviewer.get(f"/admin/autocomplete/?{query}").json()["results"]]
    assert offered == ["Office of Ledgers"]


def test_the_review_page_offers_no_replaced_sector_or_kind_but_those_that_a_decided_record_holds(
    reviewer: Client,
) -> None:
    decided = make_full_candidate()
    curation.reject(candidate=decided, reason="Doubled", by=None)
    sector, kind = make_sector("health"), decided.measures.get().type
    replacing.replace(old=sector, new=make_sector("new-field"), reason="Doubled", by=None)
    replacing.replace(old=kind, new=make_measure_type("new-kind"), reason="Doubled", by=None)
    for candidate, there in ((decided, True), (make_candidate(), False)):
        page = reviewer.get(candidate.get_absolute_url()).context["page"]
        codes = {row.code for row in page.form.fields["sectors"].queryset}
        kinds = {code for code, _ in page.measures.forms[0].fields["type"].choices}
        assert ("health" in codes, kind.code in kinds) == (there, there)
        assert "new-field" in codes
        assert "new-kind" in kinds


def test_without_a_reason_or_an_heir_nothing_is_replaced(reviewer: Client) -> None:
    old, new = make_body(), make_body()
    for data in (
        {"heir": new.pk, "reason": ""},
        {"heir": "", "reason": "x"},
        {"heir": old.pk, "reason": "x"},
    ):
        reviewer.post(f"{_base(old)}/replace/", data)
    assert not Replacement.objects.exists()


def test_a_changed_alias_tells_which_texts_it_touches(reviewer: Client) -> None:
    make_text("The Ledger Watch met.")
    body = make_body("Office of Ledgers")
    data = form_of(reviewer.get(f"{_base(body)}/change/"), "issuingbody_form")
    response = reviewer.post(f"{_base(body)}/change/", {**data, "aliases": "Ledger Watch"}, follow=True)
    assert "1 stored texts hold the words that changed" in told(response)
    assert "1 stored text</h2>" in reviewer.get(f"{_base(body)}/texts/?words=Ledger+Watch").content.decode()


def test_aliases_stand_one_a_line_and_keep_their_commas(reviewer: Client) -> None:
    body = make_body(aliases=["Office of Ledgers, Chains and Keys", "OLCK"])
    data = form_of(reviewer.get(f"{_base(body)}/change/"), "issuingbody_form")
    assert data["aliases"] == ["Office of Ledgers, Chains and Keys\nOLCK"]
    reviewer.post(f"{_base(body)}/change/", {**data, "aliases": "One, two\n\n  Three  "})
    body.refresh_from_db()
    assert body.aliases == ["One, two", "Three"]
    long = reviewer.post(f"{_base(body)}/change/", {**data, "aliases": "x" * 301})
    assert "more than 300 characters" in long.content.decode()


def test_texts_are_run_again_on_demand(editor: Client) -> None:
    text = make_text("The Ledger Watch met.")
    body = make_body()
    data = {"words": "Ledger Watch"}
    assert "1 on the way again" in told(editor.post(f"{_base(body)}/texts/run-again/", data, follow=True))
    text.document.refresh_from_db()
    assert text.document.state == "parsed"
    assert editor.get(f"{_base(body)}/texts/run-again/").status_code == 405


def test_who_may_replace_take_back_look_for_texts_and_run_them(client: Client, clerk: Client) -> None:
    done = replacing.replace(old=make_body(), new=make_body(), reason="x", by=None)
    entries = [make_body(), make_sector("aa"), make_measure_type("aa"), make_region("AA")]
    addresses = [f"{_base(entry)}/{page}/" for entry in entries for page in ("replace", "texts")]
    posts = [f"{_base(entry)}/{page}/" for entry in entries for page in ("replace", "texts/run-again")]
    posts.append(f"/admin/documents/issuingbody/replacement/{done.pk}/take-back/")
    for browser, answer in ((client, TO_LOGIN), (clerk, DENIED)):
        for address in addresses:
            assert browser.get(address).status_code == answer, address
        for address in posts:
            assert browser.post(address, {"words": "word"}).status_code == answer, address
    done.refresh_from_db()
    assert done.undone_at is None


def test_an_editor_looks_for_texts_but_neither_replaces_nor_takes_back(editor: Client) -> None:
    old, new = make_body(), make_body()
    done = replacing.replace(old=make_body(), new=make_body(), reason="x", by=None)
    assert editor.get(f"{_base(old)}/texts/").status_code == 200
    assert editor.get(f"{_base(old)}/replace/").status_code == DENIED
    assert editor.post(f"{_base(old)}/replace/", {"heir": new.pk, "reason": "x"}).status_code == DENIED
    take_back = f"/admin/documents/issuingbody/replacement/{done.pk}/take-back/"
    assert editor.post(take_back).status_code == DENIED
    data = form_of(editor.get(f"{_base(old)}/change/"), "issuingbody_form")
    editor.post(f"{_base(old)}/change/", {**data, "replaced_by": str(new.pk)})
    assert IssuingBody.objects.get(pk=old.pk).replaced_by is None
