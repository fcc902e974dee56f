"""Tables of policies that somebody uploaded: what they would change, and what became of each row."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from documents.models.closed import one_of
from documents.vocabulary import ImportState


class PolicyImport(models.Model):
    """One uploaded table. Nothing of it is written before somebody confirms its preview.

    ``rows`` holds each row's number and its cells as they were read, ``plan`` what each row would do when the
    preview was made, ``report`` what became of each row once it was confirmed; ``services.bulk`` says how.
    """

    name = models.CharField("file name", max_length=300)
    state = models.CharField(max_length=10, choices=ImportState.choices(), default=ImportState.WAITING.value)
    rows = models.JSONField(default=list)
    plan = models.JSONField(default=list)
    report = models.JSONField(default=list, blank=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "imported table"
        verbose_name_plural = "imported tables"
        ordering = ["-pk"]
        constraints = [one_of("state", ImportState, model="policy_import")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of its preview, or of its report."""
        return reverse("admin:documents_policyimport_change", args=[self.pk])
