"""Who may open and do what in the admin: everything else answers 403 or leads to the login."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from documents.models import (
    Candidate,
    CurationEvent,
    Document,
    IssuingBody,
    MeasureType,
    Policy,
    Region,
    Sector,
    SectorGroup,
)
from documents.services import curation
from documents.services.roles import load_roles
from documents.vocabulary import CandidateState, DocumentState
from tests.factories import (
    make_body,
    make_document,
    make_full_candidate,
    make_measure_type,
    make_policy,
    make_region,
)

pytest_plugins = ["tests.admin.people"]
pytestmark = pytest.mark.django_db

MODELS = (
    "candidate",
    "curationevent",
    "document",
    "issuingbody",
    "measuretype",
    "policy",
    "processingrun",
    "region",
    "sector",
    "sectorgroup",
)
DENIED = 403
TO_LOGIN = 302


@dataclass
class World:
    """One row of each kind."""

    candidate: Candidate = field(default_factory=make_full_candidate)
    draft: Policy = field(default_factory=lambda: curation.accept(candidate=make_full_candidate(), by=None))
    published: Policy = field(default_factory=make_policy)
    failed: Document = field(
        default_factory=lambda: make_document(state=DocumentState.FAILED, reason="The file is empty.")
    )
    body: IssuingBody = field(default_factory=make_body)
    region: Region = field(default_factory=make_region)
    measure_type: MeasureType = field(default_factory=make_measure_type)

    def addresses(self) -> dict[str, str]:
        """Return every page of the admin of documents by a name."""
        first = {
            "candidate": self.candidate.pk,
            "curationevent": CurationEvent.objects.latest("pk").pk,
            "document": self.failed.pk,
            "issuingbody": self.body.pk,
            "measuretype": self.measure_type.pk,
            "policy": self.draft.pk,
            "processingrun": 1,
            "region": self.region.pk,
            "sector": Sector.objects.get(code="health").pk,
            "sectorgroup": SectorGroup.objects.get().pk,
        }
        pages: dict[str, str] = {}
        for model in MODELS:
            base = f"/admin/documents/{model}/"
            pages |= {
                f"{model} list": base,
                f"{model} add": f"{base}add/",
                f"{model} change": f"{base}{first[model]}/change/",
                f"{model} delete": f"{base}{first[model]}/delete/",
                f"{model} history": f"{base}{first[model]}/history/",
            }
        return pages

    def deeds(self) -> dict[str, tuple[str, dict[str, Any]]]:
        """Return every direct POST that does something, by a name."""
        candidate = f"/admin/documents/candidate/{self.candidate.pk}/change/"
        draft = f"/admin/documents/policy/{self.draft.pk}"
        published = f"/admin/documents/policy/{self.published.pk}"
        return {
            "accept": (candidate, {"_accept": "1"}),
            "save": (candidate, {"_save": "1"}),
            "reject": (
                candidate,
                {"_reject": "1", "revision": "1", "reject_because": "Not about blockchain"},
            ),
            "merge": (candidate, {"_merge": str(self.published.pk)}),
            "accept and publish": (candidate, {"_accept_publish": "1"}),
            "publish": (f"{draft}/publish/", {}),
            "withdraw": (f"{published}/withdraw/", {"reason": "x"}),
            "edit a draft": (f"{draft}/change/", {"title": "x"}),
            "edit a published policy": (f"{published}/change/", {"title": "x"}),
            "run again": (f"/admin/documents/document/{self.failed.pk}/run-again/", {}),
            "add a text": ("/admin/documents/document/add/", {"words": "A text."}),
            "delete a candidate": (
                f"/admin/documents/candidate/{self.candidate.pk}/delete/",
                {"post": "yes"},
            ),
            "delete a policy": (f"{draft}/delete/", {"post": "yes"}),
            "delete a text": (f"/admin/documents/document/{self.failed.pk}/delete/", {"post": "yes"}),
        }


@pytest.fixture
def world() -> World:
    """Return one row of each kind."""
    return World()


def _state(world: World) -> tuple[Any, ...]:
    """Return what a deed could change."""
    return (
        list(Candidate.objects.order_by("pk").values_list("pk", "state", "revision")),
        list(Policy.objects.order_by("pk").values_list("pk", "state", "revision", "title")),
        list(Document.objects.order_by("pk").values_list("pk", "state")),
    )


def _denied(browser: Client, requests: Mapping[str, Callable[..., Any]]) -> set[str]:
    return {name for name, request in requests.items() if request(browser).status_code == DENIED}


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
        "candidate add",
        "curationevent add",
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


def test_an_editor_neither_publishes_nor_withdraws_nor_edits_what_is_public_nor_deletes(
    editor: Client, world: World
) -> None:
    before = _state(world)
    requests = {
        name: lambda browser, address=address, data=data: browser.post(address, data)
        for name, (address, data) in world.deeds().items()
        if name.startswith(("accept and publish", "publish", "withdraw", "delete", "edit a published"))
    }
    assert _denied(editor, requests) == set(requests)
    assert _state(world) == before


def test_an_editor_decides_adds_and_runs_again(editor: Client, world: World) -> None:
    deeds = world.deeds()
    for name in ("reject", "run again", "add a text"):
        address, data = deeds[name]
        assert editor.post(address, data).status_code == TO_LOGIN, name
    world.candidate.refresh_from_db()
    world.failed.refresh_from_db()
    assert (world.candidate.state, world.failed.state) == (CandidateState.REJECTED, DocumentState.REGISTERED)
    assert Document.objects.filter(origin="paste", state=DocumentState.FETCHED).exists()


def test_a_reviewer_publishes_and_withdraws_but_deletes_nothing(reviewer: Client, world: World) -> None:
    deeds = world.deeds()
    for name in ("publish", "withdraw"):
        address, data = deeds[name]
        reviewer.post(address, data)
    world.draft.refresh_from_db()
    world.published.refresh_from_db()
    assert (world.draft.state, world.published.state) == ("published", "withdrawn")
    requests = {
        name: lambda browser, address=address, data=data: browser.post(address, data)
        for name, (address, data) in deeds.items()
        if name.startswith("delete")
    }
    assert _denied(reviewer, requests) == set(requests)


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
    data = {"action": "accept_chosen", "_selected_action": [world.candidate.pk]}
    assert clerk.post("/admin/documents/candidate/", data).status_code == DENIED
    assert _state(world) == before


def test_publishing_by_following_a_link_is_not_possible(reviewer: Client, world: World) -> None:
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
