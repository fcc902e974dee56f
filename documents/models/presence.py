"""Who has a record open."""

from django.conf import settings
from django.db import models

from documents.models.candidate import Candidate
from documents.models.policy import Policy


class Presence(models.Model):
    """One person at one record: when the page was opened, and when it last said that it still is.

    ``beat_at`` stays empty where the browser runs no script. Rows may be deleted at any time.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    candidate = models.ForeignKey(
        Candidate, on_delete=models.CASCADE, null=True, blank=True, related_name="presences"
    )
    policy = models.ForeignKey(
        Policy, on_delete=models.CASCADE, null=True, blank=True, related_name="presences"
    )
    opened_at = models.DateTimeField(db_index=True)
    beat_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(candidate__isnull=False, policy__isnull=True)
                | models.Q(candidate__isnull=True, policy__isnull=False),
                name="presence_has_one_subject",
            ),
            models.UniqueConstraint(fields=["person", "candidate"], name="presence_candidate_once"),
            models.UniqueConstraint(fields=["person", "policy"], name="presence_policy_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person} at {self.candidate or self.policy}"
