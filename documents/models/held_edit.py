"""An edit of a public policy that waits for a second pair of eyes."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from documents.models.closed import one_of
from documents.models.history import tracked
from documents.models.policy import Policy
from documents.vocabulary import HeldState


@tracked
class HeldEdit(models.Model):
    """What somebody changed of a public policy; the public sees it when another reviewer has approved it.

    ``rows_before`` and ``rows_after`` hold the policy's columns and the rows that belong to it, as
    ``services.snapshots`` takes them; ``before`` and ``after`` name the values that differ, for people.
    """

    policy = models.ForeignKey(Policy, on_delete=models.PROTECT, related_name="held_edits")
    revision = models.PositiveIntegerField(help_text="The policy's revision that was edited.")
    rows_before = models.JSONField(encoder=DjangoJSONEncoder)
    rows_after = models.JSONField(encoder=DjangoJSONEncoder)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    reason = models.TextField(blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="held_edits")
    created_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=10, choices=HeldState.choices(), default=HeldState.WAITING.value)
    answer = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            one_of("state", HeldState, model="held_edit"),
            models.UniqueConstraint(
                fields=["policy"], condition=models.Q(state="waiting"), name="held_edit_one_waits"
            ),
            models.CheckConstraint(
                condition=models.Q(state="waiting", decided_by__isnull=True, decided_at__isnull=True)
                | (~models.Q(state="waiting") & models.Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="held_edit_decision_has_a_person",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="approved") | ~models.Q(decided_by=models.F("author")),
                name="held_edit_approved_by_another",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="declined") | ~models.Q(answer=""),
                name="held_edit_refusal_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"Change of “{self.policy}” by {self.author}"
