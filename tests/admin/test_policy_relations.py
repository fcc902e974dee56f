"""The page on which the relations of a policy are decided, and who may decide."""

import pytest
from django.test import Client

from documents.models import Evidence, Policy
from tests.admin.pages import told
from tests.factories import make_candidate, make_evidence, make_policy, make_text

pytest_plugins = ["tests.admin.people"]
pytestmark = pytest.mark.django_db
DENIED, TO_LOGIN = 403, 302


def _proposal(state: str = "draft") -> tuple[Policy, Evidence]:
    policy = make_policy(state=state)
    candidate = make_candidate(make_text("It repeals the <b>Rules on Shared Ledgers</b>."))
    detail = {"kind": "repeals"}
    return policy, make_evidence(
        candidate, "relation", "Rules on Shared Ledgers", policy=policy, detail=detail
    )


def _base(policy: Policy) -> str:
    return f"/admin/documents/policy/{policy.pk}/relations/"


def test_an_editor_takes_a_proposal_with_the_policy_that_was_found(editor: Client) -> None:
    target = make_policy(title="Rules on Shared Ledgers")
    policy, quote = _proposal()
    page = editor.get(_base(policy)).content.decode()
    assert "<mark>Rules on Shared Ledgers</mark>" in page
    assert "&lt;b&gt;" in page
    assert f'<option value="{target.pk}" selected>' in page
    assert "(1 to decide)" in editor.get(f"/admin/documents/policy/{policy.pk}/change/").content.decode()
    data = {"quote": quote.pk, "kind": "repeals", "target": target.pk, "_accept": "1"}
    assert "taken." in told(editor.post(f"{_base(policy)}decide/", data, follow=True))
    assert str(policy.relations.get()) == "Repeals Rules on Shared Ledgers"
    assert "already" in told(editor.post(f"{_base(policy)}decide/", data, follow=True))


def test_an_editor_declines_a_proposal(editor: Client) -> None:
    policy, quote = _proposal()
    data = {"quote": quote.pk, "_decline": "1"}
    assert "no relation" in told(editor.post(f"{_base(policy)}decide/", data, follow=True))
    assert "Nothing waits" in editor.get(_base(policy)).content.decode()


def test_a_quote_of_another_policy_or_of_another_field_is_not_decided_here(editor: Client) -> None:
    policy, _ = _proposal()
    _, other = _proposal()
    data = {"quote": other.pk, "kind": "cites", "_accept": "1"}
    assert "no such proposal" in told(editor.post(f"{_base(policy)}decide/", data, follow=True))
    other.refresh_from_db()
    assert other.state == "proposed"


def test_who_may_see_and_decide(client: Client, clerk: Client, editor: Client) -> None:
    policy, quote = _proposal("published")
    data = {"quote": quote.pk, "kind": "cites", "_accept": "1"}
    anonymous = Client()
    for browser, answer in ((anonymous, TO_LOGIN), (clerk, DENIED)):
        assert browser.get(_base(policy)).status_code == answer
        assert browser.post(f"{_base(policy)}decide/", data).status_code == answer
    # What is public is changed by reviewers.
    assert editor.post(f"{_base(policy)}decide/", data).status_code == DENIED
    assert "Take it" not in editor.get(_base(policy)).content.decode()
    assert editor.get(f"{_base(policy)}decide/").status_code == 405
    quote.refresh_from_db()
    assert quote.state == "proposed"
