"""Whose address a request comes from, when trusted proxies stand in front."""

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """Return the address our outermost trusted proxy saw, or that of the connection where there is none.

    With ``TRUSTED_PROXIES`` = n, each of the n appended one address to X-Forwarded-For, so the n-th from
    the right is the visitor; anything further left was written by the visitor and is not believed.
    """
    remote: str = request.META.get("REMOTE_ADDR", "")
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    trusted: int = settings.TRUSTED_PROXIES
    if not trusted or len(hops) < trusted:
        return remote
    return hops[-trusted]
