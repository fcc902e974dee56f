"""What one merge did to the rows of a policy, so that it can be undone."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from documents.models.candidate import Candidate
from documents.models.policy import Policy


class Merge(models.Model):
    """A candidate or a policy (``absorbed``) that was taken into the policy ``into``.

    ``changes`` lists every row that the merge made or changed, with its columns before and after
    (``services.reversal``). ``left`` says what an undoing could not bring back, since it was changed since.
    """

    into = models.ForeignKey(Policy, on_delete=models.PROTECT, related_name="merges")
    candidate = models.ForeignKey(
        Candidate, on_delete=models.PROTECT, null=True, blank=True, related_name="merges"
    )
    absorbed = models.ForeignKey(
        Policy, on_delete=models.PROTECT, null=True, blank=True, related_name="absorptions"
    )
    changes = models.JSONField(default=list, blank=True, encoder=DjangoJSONEncoder)
    left = models.JSONField(default=list, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(candidate__isnull=False, absorbed__isnull=True)
                | models.Q(candidate__isnull=True, absorbed__isnull=False),
                name="merge_takes_in_one_record",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.candidate or self.absorbed} into {self.into}"
