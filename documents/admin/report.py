"""Says after an action over several rows what became of each: how many went through, which were refused and
why."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest

from documents.services.errors import Refused

#: Refusals told one by one; of more, the rest is counted.
TOLD = 20


def run_each(request: HttpRequest, rows: Iterable[Any], act: Callable[[Any], object], *, done: str) -> None:
    """Call ``act`` with each row and tell the outcome, such as “12 accepted” and each refusal with its
    reason."""
    count = 0
    refusals: list[str] = []
    for row in rows:
        try:
            act(row)
            count += 1
        except Refused as refusal:
            refusals.append(f"“{row}”: {refusal}")
    if count:
        messages.success(request, f"{count} {done}.")
    for told in refusals[:TOLD]:
        messages.error(request, f"Refused: {told}")
    if len(refusals) > TOLD:
        messages.error(request, f"Refused: {len(refusals) - TOLD} more.")
