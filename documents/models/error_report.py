"""What readers say is wrong: never shown to the public, kept for the editors."""

import pghistory
from django.conf import settings
from django.db import models

from documents.models.closed import one_of
from documents.models.document import Document
from documents.models.policy import Policy
from documents.vocabulary import ReportState, ReportSubject

#: What a reader may write; more is not a report but a text, for which there is the link.
LONGEST_WORDS = 2000


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    # What tells who a reader is must be gone when it is deleted.
    exclude=["email", "sender"],
)
class ErrorReport(models.Model):
    """A report on a published policy or on a stored text. ``sender`` tells one network address from
    another without naming it; it and the e-mail are deleted when the report is closed.
    """

    policy = models.ForeignKey(
        Policy, on_delete=models.PROTECT, null=True, blank=True, related_name="error_reports"
    )
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="error_reports"
    )
    subject = models.CharField("what is wrong", max_length=16, choices=ReportSubject.choices())
    words = models.TextField(max_length=LONGEST_WORDS)
    link = models.URLField(max_length=500, blank=True)
    email = models.EmailField("reader's e-mail", blank=True)
    sender = models.CharField(max_length=64, blank=True, editable=False)
    state = models.CharField(
        max_length=10, choices=ReportState.choices(), default=ReportState.OPEN.value, editable=False
    )
    answer = models.TextField(
        blank=True, max_length=LONGEST_WORDS, help_text="What was done, or why nothing."
    )
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "reader's report"
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["sender", "created_at"], name="error_report_sender"),
            models.Index(fields=["state", "-created_at"], name="error_report_queue"),
        ]
        constraints = [
            one_of("subject", ReportSubject, model="error_report"),
            one_of("state", ReportState, model="error_report"),
            models.CheckConstraint(
                condition=models.Q(policy__isnull=False, document__isnull=True)
                | models.Q(policy__isnull=True, document__isnull=False),
                name="error_report_is_on_one_thing",
            ),
            models.CheckConstraint(
                condition=models.Q(state="open") | models.Q(email="", sender="", closed_at__isnull=False),
                name="error_report_closed_forgets_the_reader",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_subject_display()}: {self.policy or self.document}"
