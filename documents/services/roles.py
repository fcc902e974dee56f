"""The two groups of people who curate, with just the rights they need. Nobody deletes a record."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction

EDITOR = "Editor"
REVIEWER = "Reviewer"

_CURATE = {
    "candidate": ("view", "curate"),
    "document": ("view", "add"),
    "policy": ("view", "change"),
    "match": ("view",),
    "processingrun": ("view",),
    "curationevent": ("view",),
    "changerequest": ("view",),
    "coveragesearch": ("view", "add", "change"),
    "errorreport": ("view", "change"),
    "region": ("view",),
    "sector": ("view",),
    "measuretype": ("view",),
    "issuingbody": ("view", "add", "change"),
    "policydate": ("view", "add", "change", "delete"),
    "policybody": ("view", "add", "change", "delete"),
    "policysector": ("view", "add", "change", "delete"),
    "measure": ("view", "add", "change", "delete"),
    "policysource": ("view", "add", "change"),
    "policyrelation": ("view", "add", "change", "delete"),
}
_PUBLISH = {
    "policy": ("publish",),
    "region": ("change",),
    "regionname": ("view", "add", "change", "delete"),
    "sector": ("add", "change"),
    "measuretype": ("add", "change"),
}

#: An editor decides on candidates, adds texts and edits drafts; a reviewer also publishes, withdraws, and
#: keeps the reference lists. Rows that only say how a record is put together (its dates, its sectors) may
#: be removed; their history stays.
RIGHTS: dict[str, tuple[dict[str, tuple[str, ...]], ...]] = {
    EDITOR: (_CURATE,),
    REVIEWER: (_CURATE, _PUBLISH),
}


@transaction.atomic
def load_roles() -> None:
    """Make the groups, or bring their rights to what is written here; running it again changes nothing."""
    for name, parts in RIGHTS.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.set(_permissions(parts))


def _permissions(parts: tuple[dict[str, tuple[str, ...]], ...]) -> list[Permission]:
    wanted = {
        (model, action if action in ("curate", "publish") else f"{action}_{model}")
        for part in parts
        for model, actions in part.items()
        for action in actions
    }
    rows = Permission.objects.filter(content_type__app_label="documents").select_related("content_type")
    found = {(row.content_type.model, row.codename): row for row in rows}
    return [found[key] for key in sorted(wanted)]
