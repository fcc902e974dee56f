"""A source text on its way in: the document, the bytes, the text read from them, and what was done when.

What has to be done stands here: a document whose state is not final is due. A worker claims it
by setting ``lease`` and ``lease_until`` and counting the attempt before it starts, so that a text which
kills its worker is set aside after a few tries; the message queue only rings.
"""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Upper
from django.urls import reverse

from documents.models.closed import one_of
from documents.querysets import DocumentQuerySet
from documents.vocabulary import TIERS, DocumentOrigin, DocumentState, Outcome, Step

TIER_CHOICES = [(tier, labels[0]) for tier, labels in TIERS.items()]


class Document(models.Model):
    """One page or file, known by its canonical address or, without one, by its bytes.

    ``key`` is ``url:`` and the canonical address, or ``sha256:`` and the digest of the bytes.
    ``published`` is the page's own date (EDTF), never that of an act in it. ``reason`` says in one
    sentence why it failed. ``translation_of`` is the original that this text is a translation of.
    """

    key = models.CharField(max_length=2200, unique=True)
    origin = models.CharField(max_length=10, choices=DocumentOrigin.choices())
    url = models.URLField(max_length=2100, blank=True)
    name = models.CharField("file name", max_length=300, blank=True)
    title = models.CharField(max_length=500, blank=True)
    publisher = models.CharField(max_length=200, blank=True)
    published = models.CharField("page's own date (EDTF)", max_length=32, blank=True)
    tier = models.PositiveSmallIntegerField("evidence tier", choices=TIER_CHOICES, null=True, blank=True)
    state = models.CharField(
        max_length=12, choices=DocumentState.choices(), default=DocumentState.REGISTERED.value
    )
    reason = models.TextField(blank=True)
    duplicate_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="duplicates"
    )
    translation_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="translations"
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    lease = models.UUIDField(null=True, blank=True, editable=False)
    lease_until = models.DateTimeField(null=True, blank=True, editable=False)
    not_before = models.DateTimeField(null=True, blank=True, editable=False)
    rung_at = models.DateTimeField(null=True, blank=True, editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(
                fields=["not_before", "id"],
                condition=models.Q(state__in=["registered", "fetched", "parsed"]),
                name="document_due",
            ),
            # The search box of the queue of candidates compares capitals.
            GinIndex(OpClass(Upper("title"), name="gin_trgm_ops"), name="document_title_words"),
        ]
        constraints = [
            one_of("state", DocumentState, model="document"),
            models.CheckConstraint(
                condition=~models.Q(state__in=["failed", "dead"]) | ~models.Q(reason=""),
                name="document_failure_has_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(lease__isnull=True, lease_until__isnull=True)
                | models.Q(lease__isnull=False, lease_until__isnull=False),
                name="document_lease_is_whole",
            ),
            models.CheckConstraint(
                condition=~models.Q(translation_of=models.F("id")), name="document_translates_another"
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.name or self.url or f"Document {self.pk}"

    def get_absolute_url(self) -> str:
        """Return the address of the text's public page."""
        return reverse("document-detail", args=[self.pk])


class Snapshot(models.Model):
    """The bytes of a document as they were at one moment. Never changed, never deleted."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="snapshots")
    sha256 = models.CharField(max_length=64)
    content = models.FileField(upload_to="snapshots/", max_length=200)
    size = models.PositiveBigIntegerField()
    content_type = models.CharField(max_length=200, blank=True)
    final_url = models.URLField(max_length=2100, blank=True)
    headers = models.JSONField(default=dict, blank=True)
    fetched_at = models.DateTimeField()

    class Meta:
        ordering = ["-fetched_at", "-pk"]
        indexes = [models.Index(fields=["sha256"], name="snapshot_sha256")]
        constraints = [
            models.UniqueConstraint(fields=["document", "sha256"], name="snapshot_once_per_document"),
        ]

    def __str__(self) -> str:
        return f"{self.document} at {self.fetched_at:%Y-%m-%d %H:%M}"


class TextVersion(models.Model):
    """The text that one parser read from a snapshot. Quotes point into it, so it never changes."""

    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="texts")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="texts")
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    language = models.CharField(max_length=8, blank=True)
    machine_translated = models.BooleanField(default=False)
    parser = models.CharField(max_length=64)
    parser_version = models.CharField(max_length=32)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["sha256"], name="text_version_sha256")]
        constraints = [
            models.UniqueConstraint(fields=["document", "sha256"], name="text_version_once"),
            models.CheckConstraint(condition=~models.Q(text=""), name="text_version_has_text"),
        ]

    def __str__(self) -> str:
        return f"Text {self.pk} of {self.document}"


class ProcessingRun(models.Model):
    """One attempt at one step: when, how it ended, and why."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="runs")
    step = models.CharField(max_length=8, choices=Step.choices())
    outcome = models.CharField(max_length=10, choices=Outcome.choices(), default=Outcome.RUNNING.value)
    attempt = models.PositiveSmallIntegerField()
    lease = models.UUIDField(editable=False)
    version = models.CharField(max_length=32, blank=True, help_text="Version of the parser or the pipeline.")
    reason = models.TextField(blank=True)
    text_version = models.ForeignKey(TextVersion, on_delete=models.PROTECT, null=True, blank=True)
    candidates = models.PositiveIntegerField("candidates proposed", null=True, blank=True)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(outcome="failed") | ~models.Q(reason=""),
                name="processing_run_failure_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_step_display()} of {self.document}: {self.get_outcome_display()}"
