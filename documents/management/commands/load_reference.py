"""Load the reference lists, starter policies and groups. The second time changes nothing."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from documents.services.errors import Refused
from documents.services.reference import load_all
from documents.services.roles import load_roles


class Command(BaseCommand):
    """Read ``fixtures/reference`` into the database and say what changed."""

    help = "Load regions, sectors, measure types, bodies, starter policies and groups (idempotent)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load the groups of editors, then each file, and print a line for it."""
        load_roles()
        try:
            for loaded in load_all():
                self.stdout.write(
                    f"{loaded.name}: nothing new"
                    if loaded.unchanged
                    else f"{loaded.name}: {loaded.created} new, {loaded.changed} changed, {loaded.kept} kept"
                )
        except Refused as exc:
            raise CommandError(str(exc)) from exc
