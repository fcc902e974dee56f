"""Policies as tables: what is exported reads back unchanged, and nothing is written that was not shown."""

import csv
import io
import json
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from documents.models import CurationEvent, HeldEdit, Policy, PolicyImport, PolicySource
from documents.services import curation, holding, publishing
from documents.services.bulk import columns, files, importing
from documents.services.errors import AlreadyDecided, InvalidValue, SamePerson
from documents.vocabulary import EditorialState, ImportState, ValueState
from tests.factories import (
    make_body,
    make_editor,
    make_full_candidate,
    make_measure,
    make_measure_type,
    make_policy,
    make_region,
    make_reviewer,
    make_sector,
    make_text,
)
from tests.factories.document import make_document

pytestmark = pytest.mark.django_db
KINDS = ("csv", "xlsx", "json")
PAGE = "https://example.org/ledger-plan"


def _table(*rows: dict[str, str]) -> bytes:
    text = io.StringIO()
    names = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.DictWriter(text, names)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def _receive(by: Any, *rows: dict[str, str]) -> PolicyImport:
    return importing.receive(name="table.csv", data=_table(*rows), by=by)


def _draft(**values: Any) -> Policy:
    return curation.accept(candidate=make_full_candidate(**values), by=None)


def _export(kind: str, *policies: Policy) -> bytes:
    rows = columns.with_parts(Policy.objects.filter(pk__in=[policy.pk for policy in policies]))
    return files.write(kind, [columns.cells(policy) for policy in rows])


def _kinds(upload: PolicyImport) -> list[str]:
    return [row["kind"] for row in upload.plan]


def _problems(upload: PolicyImport) -> str:
    return " ".join(f"{p['column']}: {p['message']}" for row in upload.plan for p in row["problems"])


def _new(**values: str) -> dict[str, str]:
    """Return the row of a new policy whose page the portal has read."""
    document = make_document(key=f"url:{PAGE}", url=PAGE, state="extracted", title="The page")
    make_text(document=document)
    make_region()
    return {
        "title": "Plan for Shared Clinic Records",
        "region": "XK-01",
        "date_issued": "2021-05-03",
        "sectors": make_sector("health").code,
        "sources": f"1 {PAGE}",
        "quotes": "title: Plan for Shared   Clinic Records",
        **values,
    }


def _rich() -> Policy:
    draft = _draft()
    draft.title = "=SUM(1) and more"
    draft.title_original = "'-already quoted"
    draft.summary = "One line\r\n\r\n  and another; with “marks”, commas | and bars"
    draft.save()
    make_measure(draft, "Two lines\nof one measure: with a colon", type=make_measure_type("pilot"))
    draft.policy_bodies.create(body=make_body("Second Bureau"), position=1)
    draft.policy_sectors.create(sector=make_sector("energy"))
    draft.dates.create(kind="expires", edtf="2027", precision="year", basis="inferred")
    PolicySource.objects.create(policy=draft, url="https://example.org/b?utm_source=x&id=2", tier=2)
    return publishing.refresh(policy=draft)


@pytest.mark.parametrize("kind", KINDS)
def test_an_export_that_is_imported_again_changes_nothing(kind: str) -> None:
    policies = [_rich(), make_policy(dated="2020/2021"), make_policy(region=None, state="draft", dated="")]
    by = make_editor()
    upload = importing.receive(name=f"p.{kind}", data=_export(kind, *policies), by=by)
    assert _problems(upload) == ""
    assert _kinds(upload) == ["unchanged"] * 3
    before = CurationEvent.objects.count()
    importing.confirm(upload=upload, by=by)
    assert CurationEvent.objects.count() == before
    assert [Policy.objects.get(pk=policy.pk).revision for policy in policies] == [
        policy.revision for policy in policies
    ]


def test_no_cell_of_an_export_is_a_formula() -> None:
    draft = _rich()
    lines = list(csv.reader(io.StringIO(_export("csv", draft).decode("utf-8-sig"))))
    assert "'=SUM(1) and more" in lines[1]
    sheet = load_workbook(io.BytesIO(_export("xlsx", draft))).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "inlineStr"}
    assert not any(str(cell.value or "").startswith(("=", "+", "-", "@")) for cell in sheet[2])


def test_nothing_is_written_before_the_preview_is_confirmed() -> None:
    draft = _draft()
    assert _kinds(_receive(make_editor(), _new())) == ["new"]
    upload = _receive(make_editor(), {"slug": draft.slug, "title": "Another title"})
    assert _kinds(upload) == ["changed"]
    assert upload.plan[0]["changes"] == [
        {"column": "title", "old": "Plan for Shared Clinic Records", "new": "Another title"}
    ]
    draft.refresh_from_db()
    assert (draft.title, Policy.objects.count()) == ("Plan for Shared Clinic Records", 1)


def test_a_new_row_becomes_a_draft_of_the_one_who_imported_it_with_its_quote() -> None:
    by = make_reviewer(username="importer")
    upload = importing.confirm(upload=_receive(by, _new()), by=by)
    assert [(row["outcome"], row["why"]) for row in upload.report] == [("created", "")]
    policy = Policy.objects.get()
    assert (policy.state, policy.origin, str(policy.edited_by), policy.date) == (
        EditorialState.DRAFT,
        "editor",
        "importer",
        "2021-05-03",
    )
    assert policy.slug == "place-xk-01-2021-plan-for-shared-clinic-records"
    quote = policy.evidence.get()
    assert quote.text_version.text[quote.start : quote.end] == quote.quote == "Plan for Shared Clinic Records"
    assert (quote.state, str(quote.decided_by)) == (ValueState.ACCEPTED, "importer")
    assert policy.sources.get().document is not None
    assert publishing.missing(policy=policy) == []
    with pytest.raises(SamePerson):
        publishing.publish(policy=policy, by=by)
    publishing.publish(policy=policy, by=make_reviewer())


def test_importing_the_same_new_row_twice_makes_no_second_policy() -> None:
    by, row = make_editor(), _new()
    importing.confirm(upload=_receive(by, row), by=by)
    again = _receive(by, row)
    assert "This policy is known: write its slug" in _problems(again)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"quotes": ""}, "quotes: A new policy needs a quote"),
        ({"quotes": "title: Words of nobody"}, "quotes: These words do not stand in the stored text"),
        ({"sources": ""}, "sources: A new policy needs a source"),
        ({"sources": "1 https://example.org/unread"}, "quotes: The portal has not read any page"),
        ({"sources": "9 https://example.org/x"}, "sources: Write each source as its tier"),
        ({"title": ""}, "title: A policy needs a title"),
        ({"title": "x" * 601}, "title: It has 601 characters"),
        ({"region": "QQ"}, "region: There is no region “QQ”"),
        ({"sectors": "health | nowhere"}, "sectors: There is no sector “nowhere”"),
        ({"primary_sector": "energy"}, "primary_sector: "),
        ({"date_issued": "3 May 2021"}, "date_issued: Behind the date write"),
        ({"date_issued": "2021-13"}, "date_issued: "),
        ({"document_type": "essay"}, "document_type: “essay” is none of law"),
        ({"measures": "no kind here"}, "measures: Write each measure as “kind: words”"),
        ({"slug": "no-such-policy"}, "slug: There is no policy “no-such-policy”"),
        ({"state": "published"}, "state: The state is “draft”, and no table changes it"),
    ],
)
def test_a_row_that_cannot_be_taken_says_which_column_and_what_to_do(
    values: dict[str, str], told: str
) -> None:
    by = make_editor()
    upload = _receive(by, _new(**values))
    assert _kinds(upload) == ["error"]
    assert told in _problems(upload)
    report = importing.confirm(upload=upload, by=by).report
    assert report[0]["outcome"] == "refused"
    assert not Policy.objects.exists()


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("t.doc", b"x", "ends in .csv, .xlsx or .json"),
        ("t.csv", b"slug\n", "no rows"),
        ("t.csv", b"slug,colour\na,b\n", "no column “colour”"),
        ("t.csv", b"slug,slug\na,b\n", "stands twice"),
        ("t.csv", b"summary\nx\n", "needs the column slug"),
        ("t.csv", b"slug\na,b\n", "more cells than the heading"),
        ("t.csv", b"slug\n\xff\xfe\n", "not in UTF-8"),
        ("t.csv", b'slug\n"a\n', "cannot be read at line"),
        ("t.xlsx", b"PK\x03\x04 broken", "no XLSX workbook"),
        ("t.json", b"{}", "JSON list of objects"),
        ("t.json", b'[{"slug": ["a"]}]', "Object 1, slug: write a string"),
        ("t.json", b"[" * 100_000, "no JSON"),
        ("t.csv", b"slug\n" + b"a\n" * (files.MAX_ROWS + 1), "split it"),
        ("t.csv", b"x" * (files.MAX_BYTES + 1), "split it"),
        ("t.csv", b"slug\na\x00b\n", "a sign that cannot be stored"),
    ],
)
def test_a_file_that_is_no_table_of_policies_is_refused_with_what_to_do(
    name: str, data: bytes, told: str
) -> None:
    with pytest.raises(InvalidValue, match=told):
        importing.receive(name=name, data=data, by=make_editor())
    assert not PolicyImport.objects.exists()


def test_a_formula_in_an_uploaded_workbook_is_refused() -> None:
    book = Workbook()
    book.worksheets[0].append(["slug", "title"])
    book.worksheets[0].append(["a", "=1+1"])
    data = io.BytesIO()
    book.save(data)
    with pytest.raises(InvalidValue, match="Row 2 holds a formula"):
        importing.receive(name="t.xlsx", data=data.getvalue(), by=make_editor())


def test_lists_are_changed_as_a_whole_but_sources_and_quotes_only_grow() -> None:
    draft = _rich()
    by = make_editor()
    row = {
        "slug": draft.slug,
        "sectors": "health | trade",
        "primary_sector": "trade",
        "measures": "pilot: A new pilot",
        "date_issued": "2022",
        "date_expires": "",
        "sources": f"1 {PAGE}",
        "quotes": "sector=health: patient records",
    }
    make_sector("trade")
    upload = _receive(by, row)
    assert _problems(upload) == ""
    assert "not named in the row: kept" in " ".join(upload.plan[0]["notes"])
    quotes, sources = draft.evidence.count(), draft.sources.count()
    report = importing.confirm(upload=upload, by=by).report
    assert report[0]["outcome"] == "changed", report
    draft.refresh_from_db()
    cells = columns.cells(draft)
    assert (cells["sectors"], cells["primary_sector"]) == ("health | trade", "trade")
    assert (cells["measures"], cells["date_issued"], cells["date_expires"]) == (
        "pilot: A new pilot",
        "2022",
        "",
    )
    assert draft.sources.count() == sources + 1
    # The words are quoted for the sector already.
    assert draft.evidence.count() == quotes
    assert draft.revision == 2


def test_a_row_written_before_somebody_elses_change_is_refused() -> None:
    draft = _draft()
    row = {"slug": draft.slug, "revision": str(draft.revision), "title": "From the table"}
    Policy.objects.filter(pk=draft.pk).update(revision=draft.revision + 1)
    assert "revision: Somebody changed it after this table was written" in _problems(
        _receive(make_editor(), row)
    )


def test_a_policy_that_changes_between_preview_and_confirmation_is_left_alone() -> None:
    draft, by = _draft(), make_editor()
    upload = _receive(by, {"slug": draft.slug, "title": "From the table"})
    Policy.objects.filter(pk=draft.pk).update(title="Changed meanwhile", revision=draft.revision + 1)
    report = importing.confirm(upload=upload, by=by).report
    assert (report[0]["outcome"], "after the preview" in report[0]["why"]) == ("refused", True)
    draft.refresh_from_db()
    assert draft.title == "Changed meanwhile"


def test_an_editor_changes_no_public_policy_and_a_reviewers_change_waits_for_another() -> None:
    public = make_policy()
    row = {"slug": public.slug, "title": "From the table"}
    assert "ask a reviewer" in _problems(_receive(make_editor(), row))
    by = make_reviewer()
    report = importing.confirm(upload=_receive(by, row), by=by).report
    assert report[0]["outcome"] == "held"
    public.refresh_from_db()
    assert public.title != "From the table"
    assert HeldEdit.objects.get().after["title"] == "From the table"


def test_a_public_policy_keeps_what_publishing_demands() -> None:
    public = make_policy()
    upload = _receive(make_reviewer(), {"slug": public.slug, "sectors": "", "date_issued": "", "region": ""})
    for column in ("sectors", "date_issued", "region"):
        assert f"{column}: A public policy keeps" in _problems(upload)


def test_a_quote_for_a_public_policy_is_refused_rather_than_lost_while_the_change_waits() -> None:
    public = _draft()
    Policy.objects.filter(pk=public.pk).update(state="published")
    upload = _receive(make_reviewer(), {"slug": public.slug, "quotes": "title: a ledger for clinics"})
    assert "quotes: It is public, and its quotes come from its texts" in _problems(upload)


def test_an_approved_change_of_a_public_policy_holds_all_that_the_table_said() -> None:
    public = _draft()
    Policy.objects.filter(pk=public.pk).update(state="published")
    new = make_body("New Bureau")
    make_measure_type("pilot")
    row = {
        "slug": public.slug,
        "title": "From the table",
        "sectors": "health | trade",
        "bodies": new.slug,
        "measures": "pilot: A new pilot",
        "date_effective": "2022",
        "sources": "1 https://example.org/official",
    }
    make_sector("trade")
    by = make_reviewer()
    upload = importing.confirm(upload=_receive(by, row), by=by)
    assert upload.report[0]["outcome"] == "held", upload.report
    holding.approve(held=HeldEdit.objects.get(), by=make_reviewer())
    public.refresh_from_db()
    cells = columns.cells(public)
    assert {name: cells[name] for name in row if name != "sources"} == {
        name: cell for name, cell in row.items() if name != "sources"
    }
    assert "1 https://example.org/official" in cells["sources"]


def test_an_upload_is_confirmed_once_and_by_the_one_who_uploaded_it() -> None:
    by = make_editor()
    upload = _receive(by, _new())
    with pytest.raises(AlreadyDecided, match="upload it yourself"):
        importing.confirm(upload=upload, by=make_editor())
    importing.confirm(upload=upload, by=by)
    with pytest.raises(AlreadyDecided):
        importing.confirm(upload=upload, by=by)
    with pytest.raises(AlreadyDecided):
        importing.discard(upload=upload, by=by)
    assert Policy.objects.count() == 1


def test_a_discarded_upload_writes_nothing() -> None:
    by = make_editor()
    upload = importing.discard(upload=_receive(by, _new()), by=by)
    assert upload.state == ImportState.DISCARDED
    with pytest.raises(AlreadyDecided):
        importing.confirm(upload=upload, by=by)
    assert not Policy.objects.exists()


def test_one_refused_row_keeps_no_other_from_being_written() -> None:
    by = make_editor()
    rows = [_new(), {"title": "No source", "sources": "", "quotes": ""}]
    report = importing.confirm(upload=_receive(by, *rows), by=by).report
    assert [row["outcome"] for row in report] == ["created", "refused"]
    assert Policy.objects.count() == 1


def test_a_table_of_semicolons_and_a_json_of_lists_are_read() -> None:
    draft = _draft()
    by = make_editor()
    data = f"slug;sectors\n{draft.slug};health | trade\n".encode("utf-8-sig")
    make_sector("trade")
    assert _kinds(importing.receive(name="t.CSV", data=data, by=by)) == ["changed"]
    rows = [{"slug": draft.slug, "sectors": ["health", "trade"], "summary": None}]
    upload = importing.receive(name="t.json", data=json.dumps(rows).encode(), by=by)
    assert [change["column"] for change in upload.plan[0]["changes"]] == ["sectors"]


def test_planning_asks_the_same_number_of_questions_for_2_and_for_20_rows(
    django_assert_num_queries: Any,
) -> None:
    by = make_editor()
    drafts = [_draft() for _ in range(20)]
    rows = [{"slug": draft.slug, "title": "Another"} for draft in drafts]
    _receive(by, rows[0])
    with django_assert_num_queries(20, exact=False) as queries:
        _receive(by, *rows[:2])
    few = len(queries.captured_queries)
    with django_assert_num_queries(few):
        _receive(by, *rows)
