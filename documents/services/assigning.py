"""Who works on a record."""

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet

from documents.models import Candidate, CurationEvent, Policy
from documents.services.errors import InvalidValue
from documents.vocabulary import Verb

#: The right that everybody has who decides.
CURATE = "documents.curate"


def colleagues() -> QuerySet[User]:
    """Return everybody who may be given a record, by name."""
    found: QuerySet[User] = User.objects.with_perm(
        CURATE, backend="django.contrib.auth.backends.ModelBackend"
    )
    return found.filter(is_staff=True).order_by("username")


@transaction.atomic
def assign(*, row: Candidate | Policy, to: User | None, by: User) -> Candidate | Policy:
    """Give a candidate or policy to a person, or to nobody, and return it; it stays where it is in its work.

    Raises ``InvalidValue`` where the person may not decide on records.
    """
    if to is not None and not (to.is_active and to.is_staff and to.has_perm(CURATE)):
        raise InvalidValue(f"{to} has no right to work on records: choose somebody else.")
    stored = type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
    before = stored.assigned_to
    if before == to:
        return stored
    # The revision stays: a form that is open in another window is not stale because of it.
    stored.assigned_to = to
    stored.save(update_fields=["assigned_to"])
    CurationEvent.objects.create(
        verb=Verb.ASSIGN,
        actor=by,
        candidate=stored if isinstance(stored, Candidate) else None,
        policy=stored if isinstance(stored, Policy) else None,
        before={"assigned_to": str(before or "")},
        after={"assigned_to": str(to or "")},
    )
    return stored
