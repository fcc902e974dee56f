"""Load the demonstration accounts and texts, for a portal on one's own machine."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from documents.services.demo import ACCOUNTS, load_accounts, load_texts
from documents.services.errors import Refused


class Command(BaseCommand):
    """Make what is missing; the second time changes nothing."""

    help = "Load demonstration accounts and texts (idempotent, local runs only)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load both and say what was done."""
        try:
            load_accounts()
            count = load_texts()
        except Refused as exc:
            raise CommandError(str(exc)) from exc
        self.stdout.write(
            f"Accounts: {', '.join(account.username for account in ACCOUNTS)}. New texts: {count}."
        )
