"""Terms of the lists that gave way to others: who replaced what by what, and which rows moved with it."""

from django.conf import settings
from django.db import models

from documents.models.closed import one_of
from documents.vocabulary import ListKind


class Replacement(models.Model):
    """One entry of a list replaced by another of the same list.

    ``old`` and ``new`` are their keys; no foreign key, since there are four lists. ``moved`` names, by model,
    the rows that were moved and those that were left out because the new entry stood there already, so that
    the replacement can be undone.
    """

    kind = models.CharField("list", max_length=12, choices=ListKind.choices())
    old = models.BigIntegerField()
    new = models.BigIntegerField()
    reason = models.CharField(max_length=1000)
    moved = models.JSONField(default=dict)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    done_at = models.DateTimeField(auto_now_add=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["kind", "old"], name="replacement_of")]
        constraints = [
            one_of("kind", ListKind, model="replacement"),
            models.CheckConstraint(condition=~models.Q(old=models.F("new")), name="replacement_by_another"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="replacement_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.old} → {self.new}"
