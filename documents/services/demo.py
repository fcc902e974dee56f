"""What a new portal on somebody's own machine is shown with: accounts with known passwords, and texts to
curate.
"""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.db import transaction

from documents.models import ReferenceFile
from documents.services.errors import Refused
from documents.services.intake import register_bytes
from documents.services.roles import EDITOR, REVIEWER
from documents.vocabulary import DocumentOrigin

#: The password of every demonstration account. It is printed at each start and is good for a local run alone.
PASSWORD = "demonstration"  # noqa: S105 - known on purpose, see load_accounts

#: The row of ``ReferenceFile`` that tells that the texts have been handed over.
_MARK = "demo"


@dataclass(frozen=True, slots=True)
class Account:
    """A demonstration account: its name and the group whose rights it has; none means every right."""

    username: str
    group: str | None


ACCOUNTS = (Account("editor", EDITOR), Account("reviewer", REVIEWER), Account("admin", None))


@transaction.atomic
def load_accounts() -> None:
    """Make the accounts that are missing; raise ``Refused`` unless this is a local run, which only
    loopback reaches.
    """
    if not settings.LOCAL_RUN:
        raise Refused(
            "Demonstration accounts have a known password, so they are made for a local run only: "
            "unset DATABASE_URL and REDIS_URL, or make accounts with manage.py createsuperuser."
        )
    for account in ACCOUNTS:
        user, created = User.objects.get_or_create(
            username=account.username, defaults={"is_staff": True, "is_superuser": account.group is None}
        )
        if created:
            user.set_password(PASSWORD)
            user.save()
            if account.group:
                user.groups.add(Group.objects.get(name=account.group))


@transaction.atomic
def load_texts(*, folder: Path | None = None) -> int:
    """Hand the demonstration texts to the workers, once in the life of a database; return how many."""
    _, first = ReferenceFile.objects.get_or_create(name=_MARK, defaults={"sha256": ""})
    if not first:
        return 0
    folder = folder or Path(settings.BASE_DIR) / "fixtures" / "demo"
    paths = sorted(path for path in folder.iterdir() if path.suffix in (".txt", ".html"))
    for path in paths:
        register_bytes(
            data=path.read_bytes(),
            name=path.name,
            origin=DocumentOrigin.FILE,
            content_type="text/html" if path.suffix == ".html" else "text/plain",
        )
    return len(paths)
