"""Who may open and do what in the admin: everything else answers 403 or leads to the login."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client
from django.urls import resolve

from documents.models import (
    Candidate,
    ChangeRequest,
    Coding,
    CoverageSearch,
    CurationEvent,
    Document,
    ErrorReport,
    HeldEdit,
    HeldMerge,
    Merge,
    Policy,
    PolicyImport,
    Replacement,
    Sector,
)
from documents.services.roles import load_roles
from documents.vocabulary import CandidateState, DocumentState
from tests.admin.rights_world import LISTS, MODELS, World

pytest_plugins = ["tests.admin.people"]
pytestmark = pytest.mark.django_db

DENIED = 403
TO_LOGIN = 302


#: What has a state that a deed could change.
DECIDED = (ChangeRequest, ErrorReport, HeldEdit, HeldMerge, PolicyImport)
#: What only reviewers do.
REVIEWERS_DEEDS = {
    "accept and publish",
    "approve a change",
    "approve a merge",
    "decide a relation of a published policy",
    "decline a change",
    "decline a merge",
    "edit a published policy",
    "give a sample",
    "go back in a published policy",
    "merge into a published policy",
    "publish",
    "undo a public merge",
    "withdraw",
    *(f"{deed} a {model}" for model in LISTS for deed in ("replace", "take back")),
}
#: What nobody does, since the portal writes these rows, somebody else was asked, or nothing is ever deleted.
NOBODYS_DEEDS = {"change a request", "change an event", "judge a colleague’s sample"}
#: Pages that only reviewers open.
REVIEWERS_PAGES = {"an earlier version", *(f"{model} replace" for model in LISTS)}


@pytest.fixture
def world() -> World:
    """Return one row of each kind."""
    return World()


def _state(world: World) -> tuple[Any, ...]:
    """Return what a deed could change."""
    decided = [model.objects.order_by("pk").values_list("pk", "state") for model in DECIDED]
    return (
        [list(rows) for rows in decided],
        list(Replacement.objects.order_by("pk").values_list("pk", "undone_at")),
        list(Merge.objects.order_by("pk").values_list("pk", "undone_at")),
        list(CoverageSearch.objects.order_by("pk").values_list("pk", "searched_on", "outcome")),
        list(Coding.objects.order_by("pk").values_list("pk", "ended_at")),
        list(CurationEvent.objects.order_by("pk").values_list("pk", flat=True)),
        list(Candidate.objects.order_by("pk").values_list("pk", "state", "revision")),
        list(Policy.objects.order_by("pk").values_list("pk", "state", "revision", "title")),
        list(Document.objects.order_by("pk").values_list("pk", "state")),
    )


def _denied(browser: Client, world: World) -> set[str]:
    """Return the deeds that are refused; what a deed does is taken back, so that each meets the same rows."""
    denied = set()
    for name, (address, data) in world.deeds().items():
        point = transaction.savepoint()
        if browser.post(address, data).status_code == DENIED:
            denied.add(name)
        transaction.savepoint_rollback(point)
    return denied


def _deletions(world: World) -> set[str]:
    return {name for name in world.deeds() if name.startswith("delete")}


def test_every_list_and_every_address_of_the_admin_is_tried_here(world: World) -> None:
    own = {model._meta.model_name: site for model, site in admin.site._registry.items()}
    documents = {model._meta.model_name for model in apps.get_app_config("documents").get_models()}
    assert set(MODELS) == set(own) & documents
    tried = {resolve(address.partition("?")[0]).url_name for address in world.addresses().values()}
    tried |= {resolve(address).url_name for address, _ in world.deeds().values()}
    there = {page.name for model in MODELS for page in own[model].get_urls() if page.name}
    assert there - tried == set()


def test_nobody_who_is_not_logged_in_sees_or_does_anything(client: Client, world: World) -> None:
    before = _state(world)
    for name, address in world.addresses().items():
        assert client.get(address).status_code == TO_LOGIN, name
    for name, (address, data) in world.deeds().items():
        answer = client.post(address, data)
        assert (answer.status_code, "/login/" in answer["Location"]) == (TO_LOGIN, True), name
    assert _state(world) == before


def test_staff_without_a_role_sees_and_does_nothing(clerk: Client, world: World) -> None:
    before = _state(world)
    for name, address in world.addresses().items():
        assert clerk.get(address).status_code in (DENIED, TO_LOGIN), name
    for name, (address, data) in world.deeds().items():
        assert clerk.post(address, data).status_code == DENIED, name
    assert _state(world) == before


def test_an_editor_opens_the_lists_and_no_page_that_adds_records_by_hand_or_deletes(
    editor: Client, world: World
) -> None:
    answers = {name: editor.get(address).status_code for name, address in world.addresses().items()}
    assert {name for name, status in answers.items() if status == DENIED} == {
        *(f"{model} delete" for model in MODELS),
        *REVIEWERS_PAGES,
        "candidate add",
        "changerequest add",
        "coding add",
        "coding change",
        "curationevent add",
        "errorreport add",
        "measuretype add",
        "policy add",
        "processingrun add",
        "region add",
        "sector add",
        "sectorgroup add",
        "sectorgroup list",
        "sectorgroup change",
        "sectorgroup history",
    }


def test_an_editor_does_nothing_that_changes_what_is_public_and_deletes_nothing(
    editor: Client, world: World
) -> None:
    before = _state(world)
    assert _denied(editor, world) == REVIEWERS_DEEDS | NOBODYS_DEEDS | _deletions(world)
    assert _state(world) == before


def test_a_reviewer_does_all_that_is_done_in_the_admin_but_deletes_nothing(
    reviewer: Client, world: World
) -> None:
    assert _denied(reviewer, world) == NOBODYS_DEEDS | _deletions(world)


def test_what_an_editor_merges_into_a_public_policy_is_not_public(editor: Client, world: World) -> None:
    shown = world.published.sources.count()
    for deed in ("merge", "merge by choice"):
        point = transaction.savepoint()
        address, data = world.deeds()[deed]
        editor.post(address, data)
        assert world.published.sources.count() == shown, deed
        transaction.savepoint_rollback(point)


def test_an_editor_decides_adds_and_runs_again(editor: Client, world: World) -> None:
    deeds = world.deeds()
    for name in ("reject", "run again", "add a text"):
        address, data = deeds[name]
        assert editor.post(address, data).status_code == TO_LOGIN, name
    world.candidate.refresh_from_db()
    world.failed.refresh_from_db()
    assert (world.candidate.state, world.failed.state) == (CandidateState.REJECTED, DocumentState.REGISTERED)
    assert Document.objects.filter(origin="paste", state=DocumentState.FETCHED).exists()


def test_a_reviewer_publishes_and_withdraws(reviewer: Client, world: World) -> None:
    deeds = world.deeds()
    for name in ("publish", "withdraw"):
        address, data = deeds[name]
        reviewer.post(address, data)
    world.draft.refresh_from_db()
    world.published.refresh_from_db()
    assert (world.draft.state, world.published.state) == ("published", "withdrawn")


def test_an_editors_action_that_publishes_is_not_offered_and_does_nothing(
    editor: Client, world: World
) -> None:
    before = _state(world)
    for action in ("publish_chosen", "withdraw_chosen", "delete_selected"):
        rows = [world.draft.pk, world.published.pk]
        editor.post("/admin/documents/policy/", {"action": action, "_selected_action": rows})
    assert _state(world) == before


def test_staff_without_a_role_does_nothing_by_an_action(clerk: Client, world: World) -> None:
    before = _state(world)
    rows = {"candidate": world.candidate, "policy": world.draft, "document": world.failed}
    for model, row in rows.items():
        site = admin.site._registry[type(row)]
        for action in (*(site.actions or ()), "delete_selected"):
            data = {"action": action, "_selected_action": [row.pk], "post": "yes"}
            assert clerk.post(f"/admin/documents/{model}/", data).status_code == DENIED, action
    assert _state(world) == before


def test_publishing_by_following_a_link_is_not_possible(reviewer: Client, world: World) -> None:
    before = _state(world)
    pages = set(world.addresses().values())
    for name, (address, _) in world.deeds().items():
        if address not in pages:
            assert reviewer.get(address).status_code in (405, DENIED, 200), name
    assert _state(world) == before
    assert reviewer.get(f"/admin/documents/policy/{world.draft.pk}/publish/").status_code == 405
    assert reviewer.get(f"/admin/documents/document/{world.failed.pk}/run-again/").status_code == 405


def test_a_post_without_the_pages_token_is_refused(world: World) -> None:
    strict = Client(enforce_csrf_checks=True)
    address, data = world.deeds()["reject"]
    assert strict.post(address, data).status_code == DENIED


def test_codes_are_fixed_once_a_term_exists(reviewer: Client, world: World) -> None:
    sector = Sector.objects.get(code="health")
    address = f"/admin/documents/sector/{sector.pk}/change/"
    data = {
        "code": "changed",
        "label_en": "Health care",
        "label_zh": "卫生",
        "position": "1",
        "group": str(sector.group_id),
    }
    reviewer.post(address, data)
    sector.refresh_from_db()
    assert (sector.code, sector.label_en) == ("health", "Health care")


def test_loading_the_roles_twice_changes_nothing_and_brings_rights_back() -> None:
    load_roles()
    load_roles()
    assert not [
        right for right in _rights("Editor") if right.startswith("delete") and right.split("_")[1] in MODELS
    ]
    assert "publish" not in _rights("Editor")
    assert {"publish", "curate"} <= _rights("Reviewer")


def _rights(name: str) -> set[str]:
    return set(Group.objects.get(name=name).permissions.values_list("codename", flat=True))
