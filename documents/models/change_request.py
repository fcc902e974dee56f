"""What one person asks another to change before a record is published."""

from django.conf import settings
from django.db import models

from documents.models.candidate import Candidate
from documents.models.closed import one_of
from documents.models.history import tracked
from documents.models.policy import Policy
from documents.vocabulary import EvidenceField, RequestState


@tracked
class ChangeRequest(models.Model):
    """A wish for a change of one field, or of the whole record where ``field`` is empty.

    A request on a candidate goes with it into the policy that it becomes. ``asked_of`` is empty where
    anybody may answer. While one is open the policy is not published.
    """

    candidate = models.ForeignKey(
        Candidate, on_delete=models.CASCADE, null=True, blank=True, related_name="requests"
    )
    policy = models.ForeignKey(
        Policy, on_delete=models.PROTECT, null=True, blank=True, related_name="requests"
    )
    field = models.CharField(max_length=16, choices=EvidenceField.choices(), blank=True)
    comment = models.TextField()
    state = models.CharField(max_length=8, choices=RequestState.choices(), default=RequestState.OPEN.value)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_of = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="requests"
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at", "-pk"]
        indexes = [
            models.Index(
                fields=["asked_of", "-asked_at"], name="request_open", condition=models.Q(state="open")
            ),
        ]
        constraints = [
            one_of("state", RequestState, model="change_request"),
            one_of("field", EvidenceField, model="change_request", blank=True),
            models.CheckConstraint(
                condition=models.Q(candidate__isnull=False, policy__isnull=True)
                | models.Q(candidate__isnull=True, policy__isnull=False),
                name="change_request_has_one_subject",
            ),
            models.CheckConstraint(condition=~models.Q(comment=""), name="change_request_says_what"),
            models.CheckConstraint(
                condition=models.Q(state="open", answered_by__isnull=True, answered_at__isnull=True)
                | (~models.Q(state="open") & models.Q(answered_by__isnull=False, answered_at__isnull=False)),
                name="change_request_answer_has_a_person",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="declined") | ~models.Q(answer=""),
                name="change_request_refusal_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_field_display() or 'Whole record'}: {self.comment}"
