"""Where editors have looked for policies, and when: so that an empty place is not taken for an idle one."""

from django.conf import settings
from django.db import models

from documents.models.closed import one_of
from documents.models.history import tracked
from documents.models.reference import Sector
from documents.models.region import Region
from documents.vocabulary import SearchOutcome


@tracked
class CoverageSearch(models.Model):
    """One search for policies of a place: in one sector, or in every sector where none is named.

    ``below`` says that all places below were searched too. The newest search of a place and sector
    counts; the others stay as they are.
    """

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="searches")
    sector = models.ForeignKey(
        Sector,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="searches",
        help_text="Empty: every sector was searched for.",
    )
    below = models.BooleanField("with all places below it", default=False)
    searched_on = models.DateField()
    outcome = models.CharField(max_length=10, choices=SearchOutcome.choices())
    note = models.TextField(
        blank=True, max_length=1000, help_text="Where was searched and with which words; readers see it."
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "search for policies"
        verbose_name_plural = "searches for policies"
        ordering = ["-searched_on", "-pk"]
        constraints = [one_of("outcome", SearchOutcome, model="coverage_search")]

    def __str__(self) -> str:
        return f"{self.region}, {self.sector or 'every sector'}, {self.searched_on}"
