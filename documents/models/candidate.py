"""A record that extraction proposes and an editor decides on."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Upper
from django.urls import reverse

from documents.models.act import Act, ActMeasure
from documents.models.closed import one_of
from documents.models.document import TextVersion
from documents.models.history import tracked
from documents.models.policy import Policy
from documents.models.reference import IssuingBody, Sector
from documents.querysets import CandidateQuerySet
from documents.vocabulary import CandidateState, DateBasis, DateKind, DocumentType, Lifecycle, MatchState


@tracked
class Candidate(Act):
    """One act found in one text by one version of the pipeline.

    ``start`` and ``end`` give its passage in code points of ``text_version.text``; ``date`` is EDTF.
    ``policy`` is the record that it became or was merged into; ``split_from`` is the candidate, kept as it
    was, that an editor split in two.
    """

    text_version = models.ForeignKey(TextVersion, on_delete=models.PROTECT, related_name="candidates")
    position = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    pipeline_version = models.CharField(max_length=32)
    confidence = models.FloatField()
    state = models.CharField(
        max_length=12, choices=CandidateState.choices(), default=CandidateState.PROPOSED.value
    )
    reason = models.TextField(blank=True, help_text="Why it was rejected.")
    date = models.CharField("date (EDTF)", max_length=32, blank=True)
    date_kind = models.CharField(max_length=10, choices=DateKind.choices(), blank=True)
    date_basis = models.CharField(max_length=10, choices=DateBasis.choices(), blank=True)
    date_earliest = models.DateField(null=True, blank=True, editable=False)
    date_latest = models.DateField(null=True, blank=True, editable=False)
    sectors = models.ManyToManyField(Sector, through="CandidateSector", related_name="candidates")
    policy = models.ForeignKey(
        Policy, on_delete=models.PROTECT, null=True, blank=True, related_name="candidates"
    )
    split_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts"
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="assigned"
    )

    objects = CandidateQuerySet.as_manager()

    class Meta:
        # Newest text first, and within a text the surest.
        ordering = ["-text_version_id", "-confidence", "-pk"]
        permissions = [("curate", "Can decide on candidates and edit policies")]
        indexes = [
            models.Index(fields=["state", "-text_version", "-confidence", "-id"], name="candidate_queue"),
            models.Index(fields=["region", "state"], name="candidate_region_state"),
            models.Index(fields=["number"], name="candidate_number", condition=~models.Q(number="")),
            GinIndex(fields=["title"], opclasses=["gin_trgm_ops"], name="candidate_title_trgm"),
            # The search box of the queue compares capitals.
            GinIndex(OpClass(Upper("title"), name="gin_trgm_ops"), name="candidate_title_words"),
            GinIndex(OpClass(Upper("number"), name="gin_trgm_ops"), name="candidate_number_words"),
            models.Index(fields=["assigned_to", "state"], name="candidate_assigned"),
        ]
        constraints = [
            one_of("lifecycle", Lifecycle, model="candidate"),
            one_of("document_type", DocumentType, model="candidate"),
            one_of("state", CandidateState, model="candidate"),
            one_of("date_kind", DateKind, model="candidate", blank=True),
            one_of("date_basis", DateBasis, model="candidate", blank=True),
            models.UniqueConstraint(
                fields=["text_version", "pipeline_version", "position"], name="candidate_once_per_run"
            ),
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")), name="candidate_passage_is_a_span"
            ),
            models.CheckConstraint(
                condition=models.Q(confidence__range=(0, 1)), name="candidate_confidence_is_a_share"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="rejected") | ~models.Q(reason=""),
                name="candidate_rejection_has_a_reason",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["accepted", "merged"]) | models.Q(policy__isnull=False),
                name="candidate_taken_has_a_policy",
            ),
        ]

    def __str__(self) -> str:
        return self.title or f"Untitled act {self.pk}"

    def get_absolute_url(self) -> str:
        """Return the address of its review page in the admin."""
        return reverse("admin:documents_candidate_change", args=[self.pk])


@tracked
class CandidateBody(models.Model):
    """An issuing body as the text names it, with the known body it stands for, where there is one."""

    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="bodies")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=300)
    body = models.ForeignKey(
        IssuingBody, on_delete=models.PROTECT, null=True, blank=True, related_name="candidate_bodies"
    )

    class Meta:
        verbose_name_plural = "candidate bodies"
        ordering = ["position", "pk"]
        indexes = [GinIndex(OpClass(Upper("name"), name="gin_trgm_ops"), name="candidate_body_words")]
        constraints = [
            models.UniqueConstraint(fields=["candidate", "name"], name="candidate_body_once"),
        ]

    def __str__(self) -> str:
        return self.name


@tracked
class CandidateSector(models.Model):
    """A field in which the proposed act applies blockchain."""

    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="candidate_sectors")
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["candidate", "sector"], name="candidate_sector_once"),
        ]

    def __str__(self) -> str:
        return str(self.sector)


@tracked
class CandidateMeasure(ActMeasure):
    """A measure of a proposed act, with its quote."""

    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="measures")
    sector_codes = ArrayField(models.CharField(max_length=64), default=list, blank=True)
    evidence = models.ForeignKey(
        "documents.Evidence",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="candidate_measures",
    )

    class Meta(ActMeasure.Meta):
        pass


@tracked
class Match(models.Model):
    """A likely duplicate: this candidate may tell of a known policy, or of the act another candidate tells
    of.
    """

    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="matches")
    policy = models.ForeignKey(
        Policy, on_delete=models.CASCADE, null=True, blank=True, related_name="matches"
    )
    other = models.ForeignKey(
        Candidate, on_delete=models.CASCADE, null=True, blank=True, related_name="matched_by"
    )
    score = models.FloatField()
    reasons = ArrayField(models.CharField(max_length=200), default=list)
    state = models.CharField(max_length=10, choices=MatchState.choices(), default=MatchState.PROPOSED.value)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "matches"
        ordering = ["-score", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(policy__isnull=False, other__isnull=True)
                | models.Q(policy__isnull=True, other__isnull=False),
                name="match_has_one_target",
            ),
            models.UniqueConstraint(fields=["candidate", "policy"], name="match_policy_once"),
            models.UniqueConstraint(fields=["candidate", "other"], name="match_candidate_once"),
            models.CheckConstraint(condition=models.Q(score__range=(0, 1)), name="match_score_is_a_share"),
        ]

    def __str__(self) -> str:
        return f"{self.candidate} ~ {self.policy or self.other}"
