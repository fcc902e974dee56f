"""The quotes that values rest on."""

from django.conf import settings
from django.db import models

from documents.models.candidate import Candidate
from documents.models.closed import one_of
from documents.models.document import TextVersion
from documents.models.history import tracked
from documents.models.policy import Policy
from documents.vocabulary import EvidenceField, ValueState

#: Words kept on each side of a quote, so that it can be found again when a page is read anew.
CONTEXT = 32


@tracked
class Evidence(models.Model):
    """One value of one field and its verbatim quote: ``text_version.text[start:end] == quote``.

    It belongs to the candidate that proposed it, to the policy that it was accepted into, or to both; a
    quote that an editor added himself may have a policy alone. ``detail`` holds what a field needs beyond
    its value, such as a date's kind and basis.
    """

    text_version = models.ForeignKey(TextVersion, on_delete=models.PROTECT, related_name="evidence")
    candidate = models.ForeignKey(
        Candidate, on_delete=models.CASCADE, null=True, blank=True, related_name="evidence"
    )
    policy = models.ForeignKey(
        Policy, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    field = models.CharField(max_length=16, choices=EvidenceField.choices())
    value = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    prefix = models.CharField(max_length=CONTEXT, blank=True)
    suffix = models.CharField(max_length=CONTEXT, blank=True)
    confidence = models.FloatField(null=True, blank=True, help_text="Empty where an editor chose the quote.")
    method = models.CharField(max_length=64)
    detail = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=10, choices=ValueState.choices(), default=ValueState.PROPOSED.value)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "evidence"
        ordering = ["start", "end", "pk"]
        constraints = [
            one_of("field", EvidenceField, model="evidence"),
            one_of("state", ValueState, model="evidence"),
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")), name="evidence_quote_is_a_span"
            ),
            models.CheckConstraint(
                condition=models.Q(confidence__isnull=True) | models.Q(confidence__range=(0, 1)),
                name="evidence_confidence_is_a_share",
            ),
            models.CheckConstraint(
                condition=models.Q(candidate__isnull=False) | models.Q(policy__isnull=False),
                name="evidence_belongs_to_a_record",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_field_display()}: {self.quote}"
