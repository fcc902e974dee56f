"""Pages that are not there yet."""

from django.http import Http404, HttpRequest, HttpResponse


def detail(request: HttpRequest, **named: object) -> HttpResponse:
    """Answer that the page is not there."""
    raise Http404


overview = browse = home = detail
