"""A merge into a public policy that waits for a second pair of eyes."""

from django.conf import settings
from django.db import models

from documents.models.candidate import Candidate
from documents.models.closed import one_of
from documents.models.policy import Policy
from documents.vocabulary import HeldState


class HeldMerge(models.Model):
    """A candidate that somebody merged into a public policy, which gains nothing until a reviewer approves.

    ``choices`` and ``measures`` are what was chosen (``services.merging.merge``); ``before`` and ``after``
    name the values that would differ, for people.
    """

    policy = models.ForeignKey(Policy, on_delete=models.PROTECT, related_name="held_merges")
    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="held_merges")
    choices = models.JSONField(default=dict, blank=True)
    measures = models.JSONField(null=True, blank=True, help_text="Numbers of measures; null: those new.")
    before = models.JSONField(default=dict, blank=True)
    after = models.JSONField(default=dict, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
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
            one_of("state", HeldState, model="held_merge"),
            models.UniqueConstraint(
                fields=["candidate"], condition=models.Q(state="waiting"), name="held_merge_one_waits"
            ),
            models.CheckConstraint(
                condition=models.Q(state="waiting", decided_at__isnull=True)
                | (~models.Q(state="waiting") & models.Q(decided_at__isnull=False)),
                name="held_merge_decision_has_a_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="approved")
                | (models.Q(decided_by__isnull=False) & ~models.Q(decided_by=models.F("author"))),
                name="held_merge_approved_by_another",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="declined") | ~models.Q(answer=""),
                name="held_merge_refusal_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"Merge of “{self.candidate}” into “{self.policy}” by {self.author}"
