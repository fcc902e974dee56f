"""Tables of policies in the admin: what is exported, shown, confirmed and reported, and who may do it."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from documents.models import Policy, PolicyImport
from documents.services import curation
from documents.vocabulary import ImportState
from tests.admin.pages import told
from tests.factories import make_full_candidate, make_policy

pytest_plugins = ["tests.admin.people"]
pytestmark = pytest.mark.django_db
LIST = "/admin/documents/policy/"
EXPORT = f"{LIST}export/"
ADD = "/admin/documents/policyimport/add/"
DENIED, TO_LOGIN = 403, 302


def _draft() -> Policy:
    return curation.accept(candidate=make_full_candidate(), by=None)


def _upload(browser: Client, draft: Policy, title: str = "From the table") -> Any:
    rows = json.dumps([{"slug": draft.slug, "title": title}, {"slug": "nobody", "title": "x"}])
    return browser.post(ADD, {"table": SimpleUploadedFile("t.json", rows.encode())}, follow=True)


def test_the_list_is_exported_as_its_filters_narrow_it(editor: Client) -> None:
    _draft(), make_policy(title="Public plan")
    listed = json.loads(editor.get(f"{EXPORT}?state__exact=published&as=json").content)
    assert [row["title"] for row in listed] == ["Public plan"]
    page = editor.get(f"{LIST}?state__exact=published").content.decode()
    assert f"{EXPORT}?state__exact=published&amp;as=csv" in page


def test_the_rows_chosen_are_exported(editor: Client) -> None:
    draft = _draft()
    make_policy()
    for kind, start in (("csv", b"\xef\xbb\xbfslug,"), ("xlsx", b"PK"), ("json", b"[")):
        data = {"action": f"export_{kind}", "_selected_action": [draft.pk]}
        response = editor.post(LIST, data)
        assert response.content.startswith(start)
        assert response["Content-Disposition"] == f'attachment; filename="policies.{kind}"'


def test_an_upload_shows_every_change_and_writes_once_it_is_confirmed(editor: Client) -> None:
    draft = _draft()
    page = _upload(editor, draft).content.decode()
    assert "Plan for Shared Clinic Records</del>" in page
    assert "From the table</ins>" in page
    assert "There is no policy “nobody”" in page
    draft.refresh_from_db()
    assert draft.title == "Plan for Shared Clinic Records"

    upload = PolicyImport.objects.get()
    report = editor.post(f"/admin/documents/policyimport/{upload.pk}/confirm/", follow=True)
    draft.refresh_from_db()
    assert (draft.title, str(draft.edited_by)) == ("From the table", "editor")
    assert "refused" in report.content.decode()
    again = editor.post(f"/admin/documents/policyimport/{upload.pk}/confirm/", follow=True)
    assert "imported already" in told(again)


def test_a_discarded_upload_is_over(editor: Client) -> None:
    _upload(editor, _draft())
    upload = PolicyImport.objects.get()
    assert "nothing was written" in told(
        editor.post(f"/admin/documents/policyimport/{upload.pk}/discard/", follow=True)
    )
    upload.refresh_from_db()
    assert upload.state == ImportState.DISCARDED


def test_a_file_that_is_no_table_is_told_in_the_form(editor: Client) -> None:
    response = editor.post(ADD, {"table": SimpleUploadedFile("t.csv", b"slug,colour\na,b\n")})
    assert "There is no column “colour”" in response.content.decode()


def test_a_title_with_markup_is_shown_as_words(editor: Client) -> None:
    page = _upload(editor, _draft(), "<script>alert(1)</script>").content.decode()
    assert "&lt;script&gt;" in page
    assert "<script>alert" not in page


def test_another_person_sees_a_preview_and_cannot_confirm_it(editor: Client, reviewer: Client) -> None:
    draft = _draft()
    _upload(editor, draft)
    upload = PolicyImport.objects.get()
    assert "Only editor can confirm it" in reviewer.get(upload.get_absolute_url()).content.decode()
    refused = reviewer.post(f"/admin/documents/policyimport/{upload.pk}/confirm/", follow=True)
    assert "upload it yourself" in told(refused)
    draft.refresh_from_db()
    assert draft.title == "Plan for Shared Clinic Records"


def test_nobody_else_exports_uploads_confirms_or_discards(client: Client, clerk: Client) -> None:
    draft = _draft()
    upload = PolicyImport.objects.create(
        name="t.csv", uploaded_by_id=clerk.session["_auth_user_id"], rows=[], plan=[]
    )
    base = f"/admin/documents/policyimport/{upload.pk}"
    visited = [EXPORT, ADD, f"{base}/change/", "/admin/documents/policyimport/"]
    posted = [ADD, f"{base}/confirm/", f"{base}/discard/"]
    for browser, answer in ((client, TO_LOGIN), (clerk, DENIED)):
        for address in visited:
            assert browser.get(address).status_code == answer, address
        for address in posted:
            assert browser.post(address).status_code == answer, address
        data = {"action": "export_csv", "_selected_action": [draft.pk]}
        assert browser.post(LIST, data).status_code == answer
    upload.refresh_from_db()
    assert upload.state == ImportState.WAITING


def test_an_upload_is_neither_confirmed_by_a_link_nor_deleted(editor: Client) -> None:
    _upload(editor, _draft())
    base = f"/admin/documents/policyimport/{PolicyImport.objects.get().pk}"
    assert editor.get(f"{base}/confirm/").status_code == 405
    assert editor.get(f"{base}/discard/").status_code == 405
    assert editor.post(f"{base}/delete/", {"post": "yes"}).status_code == DENIED


@pytest.mark.parametrize(
    ("dated", "lifecycle", "chosen"),
    [
        (10, "in-force", {"30", "90", "365"}),
        (60, "in-force", {"90", "365"}),
        (-5, "in-force", {"past"}),
        (-5, "expired", set()),
        (500, "in-force", set()),
    ],
)
def test_what_expires_soon_is_listed(editor: Client, dated: int, lifecycle: str, chosen: set[str]) -> None:
    from_today = _day(dated)
    policy = make_policy(dated=from_today, kind="expires", lifecycle=lifecycle)
    make_policy()
    for span in ("30", "90", "365", "past"):
        rows = list(editor.get(f"{LIST}?expires={span}").context["cl"].result_list)
        assert (rows == [policy]) is (span in chosen), span


def _day(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()
