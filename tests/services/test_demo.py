"""The demonstration is for one's own machine, and stands once."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from pytest_django import Settings

from documents.models import Document
from documents.services.demo import ACCOUNTS, PASSWORD, load_accounts, load_texts
from documents.services.errors import Refused
from documents.services.roles import load_roles

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _roles(settings: Settings) -> None:
    load_roles()
    settings.LOCAL_RUN = True


def test_each_account_can_log_in_with_the_rights_of_its_group() -> None:
    load_accounts()
    for account in ACCOUNTS:
        user = User.objects.get(username=account.username)
        assert user.check_password(PASSWORD)
        assert user.is_superuser is (account.group is None)
        assert user.has_perm("documents.curate")
    assert not User.objects.get(username="editor").has_perm("documents.publish")
    assert User.objects.get(username="reviewer").has_perm("documents.publish")


def test_a_changed_password_stays_changed() -> None:
    load_accounts()
    user = User.objects.get(username="editor")
    user.set_password("another one")
    user.save()
    load_accounts()
    assert User.objects.get(username="editor").check_password("another one")


def test_production_gets_no_account_with_a_known_password(settings: Settings) -> None:
    settings.LOCAL_RUN = False
    with pytest.raises(Refused, match="createsuperuser"):
        load_accounts()
    assert not User.objects.exists()


def test_the_texts_are_handed_over_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One text.")
    (tmp_path / "b.html").write_text("<p>Another text.</p>")
    (tmp_path / "README.md").write_text("Not a text.")
    assert load_texts(folder=tmp_path) == 2
    (tmp_path / "c.txt").write_text("A later text.")
    assert load_texts(folder=tmp_path) == 0
    assert set(Document.objects.values_list("name", flat=True)) == {"a.txt", "b.html"}
