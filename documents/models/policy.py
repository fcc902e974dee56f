"""The curated record of a policy, with its dates, bodies, sectors, measures, sources and relations."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.urls import reverse

from documents.models.act import Act, ActMeasure
from documents.models.closed import one_of
from documents.models.document import TIER_CHOICES, Document, TextVersion
from documents.models.history import tracked
from documents.models.reference import IssuingBody, Sector
from documents.querysets import PolicyQuerySet
from documents.vocabulary import (
    DateBasis,
    DateKind,
    DatePrecision,
    DocumentType,
    EditorialState,
    EvidenceField,
    Lifecycle,
    PolicyOrigin,
    RelationKind,
)


@tracked
class Policy(Act):
    """One act of a public authority on blockchain. Never deleted: withdrawn ones and merged ones keep
    their slug.

    ``date`` repeats the date that stands for the whole act (the first of its dates in the order of
    ``DateKind``), with the days it spans, so that lists sort and filter by it. ``best_tier`` repeats the
    best tier of its sources. ``reviewed_fields`` names the fields whose values an editor has looked at one
    by one.
    """

    slug = models.SlugField(max_length=160, unique=True)
    title_original = models.CharField("title in its own language", max_length=600, blank=True)
    summary = models.TextField(blank=True)
    origin = models.CharField(max_length=10, choices=PolicyOrigin.choices())
    state = models.CharField(
        "editorial state", max_length=10, choices=EditorialState.choices(), default=EditorialState.DRAFT.value
    )
    reason = models.TextField(blank=True, help_text="Why it was withdrawn.")
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged_from"
    )
    date = models.CharField("date (EDTF)", max_length=32, blank=True, editable=False)
    date_earliest = models.DateField(null=True, blank=True, editable=False)
    date_latest = models.DateField(null=True, blank=True, editable=False)
    best_tier = models.PositiveSmallIntegerField(choices=TIER_CHOICES, null=True, blank=True, editable=False)
    reviewed_fields = ArrayField(
        models.CharField(max_length=16, choices=EvidenceField.choices()), default=list, blank=True
    )
    sectors = models.ManyToManyField(Sector, through="PolicySector", related_name="policies")
    bodies = models.ManyToManyField(IssuingBody, through="PolicyBody", related_name="policies")
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    first_published_at = models.DateTimeField(null=True, blank=True)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = PolicyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "policies"
        ordering = ["-date_latest", "-pk"]
        permissions = [("publish", "Can publish and withdraw policies")]
        indexes = [
            models.Index(
                models.F("date_latest").desc(nulls_last=True), models.F("id").desc(), name="policy_newest"
            ),
            models.Index(fields=["state", "-updated_at", "-id"], name="policy_changed"),
            models.Index(fields=["region", "state"], name="policy_region_state"),
            models.Index(fields=["region", "date_latest"], name="policy_region_date"),
            models.Index(fields=["number"], name="policy_number", condition=~models.Q(number="")),
        ]
        constraints = [
            one_of("lifecycle", Lifecycle, model="policy"),
            one_of("document_type", DocumentType, model="policy"),
            one_of("state", EditorialState, model="policy"),
            models.CheckConstraint(condition=~models.Q(title=""), name="policy_has_a_title"),
            models.CheckConstraint(
                condition=~models.Q(state="published") | models.Q(region__isnull=False),
                name="policy_published_has_a_region",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="withdrawn") | ~models.Q(reason=""),
                name="policy_withdrawal_has_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(state="merged", merged_into__isnull=False)
                | (~models.Q(state="merged") & models.Q(merged_into__isnull=True)),
                name="policy_merged_names_its_heir",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the policy's permanent address."""
        return reverse("policy-detail", args=[self.slug])


@tracked
class PolicyDate(models.Model):
    """One dated event of a policy: ``edtf`` as written, ``earliest`` and ``latest`` the days it spans.

    Both days are empty where the year is not known; such a date stands in no range.
    """

    policy = models.ForeignKey(Policy, on_delete=models.CASCADE, related_name="dates")
    kind = models.CharField(max_length=10, choices=DateKind.choices())
    edtf = models.CharField("date (EDTF)", max_length=32)
    precision = models.CharField(max_length=8, choices=DatePrecision.choices(), editable=False)
    basis = models.CharField(max_length=10, choices=DateBasis.choices(), default=DateBasis.STATED.value)
    earliest = models.DateField(null=True, blank=True, editable=False)
    latest = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["earliest", "pk"]
        indexes = [
            models.Index(fields=["latest"], condition=models.Q(kind="expires"), name="policy_date_expires"),
        ]
        constraints = [
            one_of("kind", DateKind, model="policy_date"),
            one_of("basis", DateBasis, model="policy_date"),
            models.UniqueConstraint(fields=["policy", "kind"], name="policy_date_once_per_kind"),
            models.CheckConstraint(
                condition=models.Q(earliest__isnull=True, latest__isnull=True)
                | models.Q(latest__gte=models.F("earliest")),
                name="policy_date_is_a_range",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.edtf}"


@tracked
class PolicyBody(models.Model):
    """A body that issued a policy; the first is the lead issuer."""

    policy = models.ForeignKey(Policy, on_delete=models.CASCADE, related_name="policy_bodies")
    body = models.ForeignKey(IssuingBody, on_delete=models.PROTECT, related_name="policy_bodies")
    position = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "policy bodies"
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["policy", "body"], name="policy_body_once")]

    def __str__(self) -> str:
        return str(self.body)


@tracked
class PolicySector(models.Model):
    """A field in which a policy applies blockchain; at most one is its primary field."""

    policy = models.ForeignKey(Policy, on_delete=models.CASCADE, related_name="policy_sectors")
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, related_name="policy_sectors")
    primary = models.BooleanField(default=False)

    class Meta:
        ordering = ["-primary", "sector__position"]
        constraints = [
            models.UniqueConstraint(fields=["policy", "sector"], name="policy_sector_once"),
            models.UniqueConstraint(
                fields=["policy"], condition=models.Q(primary=True), name="policy_sector_one_primary"
            ),
        ]

    def __str__(self) -> str:
        return str(self.sector)


@tracked
class Measure(ActMeasure):
    """One thing a policy does. ``evidence`` is its quote; one without a quote rests on the policy's cited
    pages.
    """

    policy = models.ForeignKey(Policy, on_delete=models.CASCADE, related_name="measures")
    sectors = models.ManyToManyField(Sector, through="MeasureSector", related_name="measures")
    evidence = models.ForeignKey(
        "documents.Evidence", on_delete=models.PROTECT, null=True, blank=True, related_name="measures"
    )

    class Meta(ActMeasure.Meta):
        pass


@tracked
class MeasureSector(models.Model):
    """A field that one measure is about."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="measure_sectors")
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, related_name="measure_sectors")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["measure", "sector"], name="measure_sector_once")]

    def __str__(self) -> str:
        return str(self.sector)


@tracked
class PolicySource(models.Model):
    """A page that tells of a policy. ``text_version`` is the stored text, where the portal has read it."""

    policy = models.ForeignKey(Policy, on_delete=models.PROTECT, related_name="sources")
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="policy_sources"
    )
    text_version = models.ForeignKey(
        TextVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="policy_sources"
    )
    url = models.URLField(max_length=2100, blank=True)
    title = models.CharField(max_length=500, blank=True)
    publisher = models.CharField(max_length=200, blank=True)
    published = models.CharField("page's own date (EDTF)", max_length=32, blank=True)
    language = models.CharField(max_length=8, blank=True)
    tier = models.PositiveSmallIntegerField("evidence tier", choices=TIER_CHOICES)

    class Meta:
        ordering = ["tier", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["policy", "url"], condition=~models.Q(url=""), name="policy_source_url_once"
            ),
            models.UniqueConstraint(
                fields=["policy", "document"],
                condition=models.Q(document__isnull=False),
                name="policy_source_document_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(url="") | models.Q(document__isnull=False),
                name="policy_source_can_be_found",
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.url


@tracked
class PolicyRelation(models.Model):
    """How a policy stands to another one, or to an act that is no record yet and is only named."""

    policy = models.ForeignKey(Policy, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(max_length=12, choices=RelationKind.choices())
    target = models.ForeignKey(
        Policy, on_delete=models.PROTECT, null=True, blank=True, related_name="inverse_relations"
    )
    target_name = models.CharField(max_length=600, blank=True)

    class Meta:
        ordering = ["kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["policy", "kind", "target"],
                condition=models.Q(target__isnull=False),
                name="policy_relation_once",
            ),
            models.CheckConstraint(
                condition=models.Q(target__isnull=False) | ~models.Q(target_name=""),
                name="policy_relation_has_a_target",
            ),
            models.CheckConstraint(
                condition=~models.Q(target=models.F("policy")), name="policy_relation_to_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.target or self.target_name}"


@tracked
class Disagreement(models.Model):
    """A value that one source of a policy gives and that does not stand in the record, because a better
    source differs.

    ``field`` is a path such as ``dates.issued``; ``value`` is written as that field writes it.
    """

    policy = models.ForeignKey(Policy, on_delete=models.CASCADE, related_name="disagreements")
    field = models.CharField(max_length=40)
    value = models.CharField(max_length=600)
    source = models.ForeignKey(
        PolicySource, on_delete=models.PROTECT, null=True, blank=True, related_name="disagreements"
    )

    class Meta:
        ordering = ["field", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["policy", "field", "value", "source"], name="disagreement_once"),
        ]

    def __str__(self) -> str:
        return f"{self.field}: {self.value}"


class PolicySearch(models.Model):
    """The words by which a policy is found, written when it is published. Chinese stands as character pairs.

    ``title_words`` weigh most, then ``place_words`` (regions, sectors, bodies, numbers), then ``quote_words``
    (summary, measures, quotes); the vector follows them by itself.
    """

    policy = models.OneToOneField(Policy, on_delete=models.CASCADE, primary_key=True, related_name="search")
    title_words = models.TextField(blank=True)
    place_words = models.TextField(blank=True)
    quote_words = models.TextField(blank=True)
    vector = models.GeneratedField(
        expression=SearchVector("title_words", weight="A", config="english")
        + SearchVector("place_words", weight="B", config="english")
        + SearchVector("quote_words", weight="C", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        indexes = [
            GinIndex(fields=["vector"], name="policy_search_vector"),
            GinIndex(fields=["title_words"], opclasses=["gin_trgm_ops"], name="policy_search_title_trgm"),
        ]

    def __str__(self) -> str:
        return f"Words of {self.policy}"
