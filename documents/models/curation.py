"""Who decided what, when and why."""

from django.conf import settings
from django.db import models

from documents.models.candidate import Candidate
from documents.models.document import Document
from documents.models.policy import Policy
from documents.vocabulary import Verb


class CurationEvent(models.Model):
    """One decision, with the values before and after it. ``actor`` is empty for the machine. Never
    changed.
    """

    verb = models.CharField(max_length=10, choices=Verb.choices())
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    candidate = models.ForeignKey(
        Candidate, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    policy = models.ForeignKey(
        Policy, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    before = models.JSONField(default=dict, blank=True)
    after = models.JSONField(default=dict, blank=True)
    reason = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["-created_at", "-id"], name="curation_event_newest")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(document__isnull=False)
                | models.Q(candidate__isnull=False)
                | models.Q(policy__isnull=False),
                name="curation_event_has_a_subject",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_verb_display()} by {self.actor or 'the pipeline'}"
