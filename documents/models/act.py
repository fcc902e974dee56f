"""What a proposed and a curated record have in common."""

from django.db import models

from documents.models.reference import MeasureType
from documents.models.region import Region
from documents.vocabulary import AmountUnit, DocumentType, Lifecycle


class Act(models.Model):
    """The values of an act that stand once: title, type, number, stage and place.

    ``revision`` counts the saves; a save that names an older one is refused, so that of two editors at
    once neither overwrites the other.
    """

    title = models.CharField(max_length=600, blank=True)
    document_type = models.CharField(
        max_length=20, choices=DocumentType.choices(), default=DocumentType.OTHER.value
    )
    number = models.CharField("document number (发文字号)", max_length=120, blank=True)
    lifecycle = models.CharField(max_length=16, choices=Lifecycle.choices(), default=Lifecycle.UNKNOWN.value)
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, related_name="%(class)s_set"
    )
    revision = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True


class ActMeasure(models.Model):
    """One thing an act does: its words, its kind, and the sum, share and target year it names.

    Amounts are in whole units of ``amount_currency`` (ISO 4217), or in percent without one.
    """

    position = models.PositiveIntegerField()
    text = models.TextField()
    type = models.ForeignKey(MeasureType, on_delete=models.PROTECT, related_name="+")
    amount_min = models.DecimalField(max_digits=20, decimal_places=2, null=True, blank=True)
    amount_max = models.DecimalField(max_digits=20, decimal_places=2, null=True, blank=True)
    amount_currency = models.CharField(max_length=3, blank=True)
    amount_unit = models.CharField(max_length=10, choices=AmountUnit.choices(), blank=True)
    target_year = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text
