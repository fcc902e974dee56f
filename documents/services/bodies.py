"""Issuing bodies: the known one for a name, or a new one that waits for an editor to confirm it."""

import hashlib

from django.db.models import Q
from django.utils.text import slugify

from documents.models import IssuingBody, Region
from documents.vocabulary import BodyBranch

#: Room that a slug leaves for a number behind it.
_SLUG_LENGTH = 110


def known_body(*, name: str, region: Region | None = None) -> IssuingBody | None:
    """Return the body that bears the name, or the only one that has it as an alias; a replaced one's heir.

    Several bodies may share an alias (``SEC``, ``Ministry of Finance``). With ``region``, where the act is
    for, only bodies of that place, of the places above it, or of no place are meant, and the nearest one
    wins. Where that does not decide, none is meant.
    """
    name = " ".join(name.split())
    named = IssuingBody.objects.filter(Q(name_en__iexact=name) | Q(name_zh=name))
    body = named.order_by("-confirmed", "pk").first()
    if body is None:
        aliased = IssuingBody.objects.filter(aliases__contains=[name]).select_related("region")
        body = _nearest(list(aliased), region)
    seen: set[int] = set()
    while body is not None and body.replaced_by is not None and body.pk not in seen:
        seen.add(body.pk)
        body = body.replaced_by
    return body


def _nearest(bodies: list[IssuingBody], region: Region | None) -> IssuingBody | None:
    """Return the one body that can be meant, or the only one that sits nearest above ``region``."""
    if region is not None:
        bodies = [body for body in bodies if body.region is None or region.path.startswith(body.region.path)]
        depths = [body.region.depth if body.region else 0 for body in bodies]
        bodies = [body for body, depth in zip(bodies, depths, strict=True) if depth == max(depths)]
    return bodies[0] if len(bodies) == 1 else None


def body_for(*, name: str, region: Region | None = None) -> IssuingBody:
    """Return the known body of that name, or make one that is not confirmed.

    ``region`` is where the act is for; it helps to tell namesakes apart. The place of a new body is left
    open, since a national ministry may act for a province.
    """
    known = known_body(name=name, region=region)
    if known is not None:
        return known
    name = " ".join(name.split())
    # A name without Latin letters is a Chinese one; which branch it belongs to is left open.
    latin = any(char.isascii() and char.isalpha() for char in name)
    return IssuingBody.objects.create(
        slug=free_slug(name=name),
        name_en=name if latin else "",
        name_zh="" if latin else name,
        branch=BodyBranch.OTHER,
        confirmed=False,
    )


def free_slug(*, name: str) -> str:
    """Return a slug for the name that no body has; a name without Latin letters gets one from its digest."""
    stem = slugify(name)[:_SLUG_LENGTH].strip("-")
    if not stem:
        stem = "body-" + hashlib.sha256(name.encode()).hexdigest()[:10]
    taken = set(IssuingBody.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    slug, number = stem, 2
    while slug in taken:
        slug, number = f"{stem}-{number}", number + 1
    return slug
