"""The lists that records choose from: sectors, measure types, issuing bodies, lifecycle stages.

They are concept schemes in the sense of SKOS: a code that never changes, a preferred label and other
labels in each language. A term is never deleted; one that is no longer used names its replacement.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse

from documents.models.history import tracked
from documents.models.region import Region
from documents.vocabulary import BodyBranch, Lifecycle


class Term(models.Model):
    """A code with a label in English and in Chinese, in a fixed order."""

    code = models.SlugField(max_length=64, unique=True)
    label_en = models.CharField("English label", max_length=200)
    label_zh = models.CharField("Chinese label", max_length=200)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return self.label_en


@tracked
class SectorGroup(Term):
    """A group of sectors, such as finance or the public sector."""


@tracked
class Sector(Term):
    """A field in which acts apply blockchain."""

    group = models.ForeignKey(SectorGroup, on_delete=models.PROTECT, related_name="sectors")
    keywords_en = ArrayField(models.CharField(max_length=120), default=list, blank=True)
    keywords_zh = ArrayField(models.CharField(max_length=120), default=list, blank=True)
    close_match = ArrayField(models.CharField(max_length=64), default=list, blank=True)
    replaced_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True)

    class Meta(Term.Meta):
        pass

    def get_absolute_url(self) -> str:
        """Return the address of the sector's public page."""
        return reverse("sector-detail", args=[self.code])


@tracked
class MeasureType(Term):
    """A kind of measure, such as a subsidy or a pilot; ``stip`` names its match in the OECD's STIP
    Compass.
    """

    keywords_en = ArrayField(models.CharField(max_length=120), default=list, blank=True)
    keywords_zh = ArrayField(models.CharField(max_length=120), default=list, blank=True)
    stip = models.CharField("STIP Compass instrument", max_length=200, blank=True)
    replaced_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True)


class LifecycleStage(Term):
    """What a stage of an act's legal life means, with schema.org's ``legislationLegalForce`` where one
    fits.
    """

    code = models.SlugField(max_length=64, unique=True, choices=Lifecycle.choices())
    legal_force = models.CharField(max_length=32, blank=True)
    explanation = models.CharField(max_length=300)


@tracked
class IssuingBody(models.Model):
    """A public authority that issues acts. One that extraction named and no editor confirmed is
    unconfirmed.
    """

    slug = models.SlugField(max_length=120, unique=True)
    name_en = models.CharField("English name", max_length=300, blank=True)
    name_zh = models.CharField("Chinese name", max_length=300, blank=True)
    aliases = ArrayField(models.CharField(max_length=300), default=list, blank=True)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, blank=True, related_name="bodies")
    branch = models.CharField(max_length=20, choices=BodyBranch.choices(), default=BodyBranch.OTHER.value)
    confirmed = models.BooleanField(default=False)
    replaced_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaces"
    )

    class Meta:
        verbose_name_plural = "issuing bodies"
        ordering = ["name_en", "name_zh"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(name_en="", name_zh=""),
                name="issuing_body_has_a_name",
            ),
        ]

    def __str__(self) -> str:
        return self.name_en or self.name_zh

    def get_absolute_url(self) -> str:
        """Return the address of the body's public page."""
        return reverse("body-detail", args=[self.slug])


class ReferenceFile(models.Model):
    """A reference file that has been loaded, by the digest of its bytes, so that the same file is not
    loaded again.
    """

    name = models.CharField(max_length=100, unique=True)
    sha256 = models.CharField(max_length=64)
    loaded_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.name
