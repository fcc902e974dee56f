"""The tree of places: countries, provinces, cities, districts, zones."""

import pghistory
from django.db import models
from django.urls import reverse
from treebeard.mp_tree import MP_Node

from documents.models.history import tracked
from documents.vocabulary import RegionLevel


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent(), exclude=["path", "depth", "numchild"])
class Region(MP_Node):
    """A place that policies are for. ``code`` is ISO 3166-1 or -2, or ``CN-`` and a GB/T 2260 code."""

    code = models.CharField(max_length=64, unique=True)
    level = models.CharField(max_length=16, choices=RegionLevel.choices())
    name_en = models.CharField("English name", max_length=200)
    name_zh = models.CharField("Chinese name", max_length=200)
    lat = models.FloatField("latitude", null=True, blank=True)
    lng = models.FloatField("longitude", null=True, blank=True)
    rank = models.PositiveIntegerField(help_text="Of several places with one name the lowest is the default.")
    source = models.CharField(max_length=32, blank=True)
    replaced_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaces"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(lat__isnull=True, lng__isnull=True)
                | models.Q(lat__range=(-90, 90), lng__range=(-180, 180)),
                name="region_point_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name_en} ({self.code})"

    def get_absolute_url(self) -> str:
        """Return the address of the place's public page."""
        return reverse("region-detail", args=[self.code])


@tracked
class RegionName(models.Model):
    """Another name of a place. A weak one does not name the place without a sign nearby."""

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="names")
    language = models.CharField(max_length=2, choices=[("en", "English"), ("zh", "Chinese")])
    name = models.CharField(max_length=200)
    weak = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region", "language", "name"], name="region_name_once"),
        ]

    def __str__(self) -> str:
        return self.name
