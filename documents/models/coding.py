"""The double-coded sample: one proposed record judged by two people, blind to each other's answers."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from documents.models.candidate import Candidate


class Coding(models.Model):
    """What one person says of one candidate as it was proposed; ``ended_at`` is empty while it waits.

    ``shown`` holds the proposed values as both people see them, whatever becomes of the candidate meanwhile;
    ``answers`` maps a field of ``shown`` to a code of ``vocabulary.Judgement``.
    """

    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="codings")
    coder = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="codings")
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    shown = models.JSONField()
    answers = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "sample to judge"
        verbose_name_plural = "samples to judge"
        ordering = ["pk"]
        indexes = [models.Index(fields=["coder", "ended_at", "id"], name="coding_of_a_person")]
        constraints = [
            models.UniqueConstraint(fields=["candidate", "coder"], name="coding_once_per_person"),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True) | ~models.Q(answers={}),
                name="coding_ends_with_answers",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.candidate} judged by {self.coder}"

    def get_absolute_url(self) -> str:
        """Return the address of the page on which it is judged."""
        return reverse("admin:documents_coding_change", args=[self.pk])
