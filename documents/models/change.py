"""Which published facts have changed: what the counts of the public pages are kept current by."""

from django.db import models
from django.db.models.functions import Cast, Now

from documents.vocabulary import ChangeKind


class CurrentTransaction(models.Func):
    """The number of the transaction that writes; with a snapshot it says what a reader has seen and what
    not.
    """

    function = "pg_current_xact_id"
    output_field = models.TextField()


class PolicyChange(models.Model):
    """One policy, or a whole list, that a transaction touched. Written by triggers alone, so that none is
    forgotten.

    Rows are only added, so writers never wait for one another; old ones may be deleted at any time.
    """

    kind = models.CharField(max_length=8, choices=ChangeKind.choices())
    policy_id = models.BigIntegerField(null=True)
    xid = models.BigIntegerField(
        db_default=Cast(Cast(CurrentTransaction(), models.TextField()), models.BigIntegerField()),
        db_index=True,
    )
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="policy", policy_id__isnull=False)
                | (~models.Q(kind="policy") & models.Q(policy_id__isnull=True)),
                name="policy_change_names_one_policy_or_all",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.policy_id or ''}".strip()
