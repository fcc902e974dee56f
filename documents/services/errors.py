"""What a service answers when it does not do what was asked. ``str()`` is one sentence that says what to
do."""

from collections.abc import Sequence
from typing import Any


class Refused(Exception):
    """Nothing was changed; the message says why and what to do."""


class AlreadyDecided(Refused):
    """The row has left the state in which this can be done."""


class StaleRevision(Refused):
    """Somebody else saved the row in the meantime; ``current`` is the row as it stands now."""

    def __init__(self, current: Any) -> None:
        """Keep the row as it stands."""
        super().__init__("Somebody saved this record after you opened it: compare the two and save again.")
        self.current = current


class NotPublishable(Refused):
    """The record lacks what a public one needs; ``missing`` names it, in the order of the form."""

    def __init__(self, missing: Sequence[str]) -> None:
        """Keep what is missing."""
        self.missing = list(missing)
        super().__init__(f"Add what is missing before publishing: {', '.join(self.missing)}.")


class SamePerson(Refused):
    """A second pair of eyes is needed: whoever wrote a value does not publish it."""


class QuoteMismatch(Refused):
    """The words quoted do not stand at the place given."""


class InvalidValue(Refused):
    """A value cannot be stored as it was written."""


class NotFound(Refused):
    """What was named does not exist."""
