"""People with and without rights."""

from typing import Any

from django.contrib.auth.models import Group, User

from documents.services.roles import load_roles
from tests.factories.numbers import next_number


def make_user(*, groups: tuple[str, ...] = (), **values: Any) -> User:
    """Return a user whose password is ``password``, in the groups named."""
    if groups:
        load_roles()
    user = User.objects.create_user(**{"username": f"user{next_number()}", "password": "password"} | values)
    user.groups.set(Group.objects.get(name=name) for name in groups)
    return user


def make_editor(**values: Any) -> User:
    """Return a member of the group Editor who may enter the admin."""
    return make_user(groups=("Editor",), is_staff=True, **values)


def make_reviewer(**values: Any) -> User:
    """Return a member of the group Reviewer who may enter the admin."""
    return make_user(groups=("Reviewer",), is_staff=True, **values)
