"""Says after an action over several rows what became of each: which went through, which were refused and
why."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest

from documents.services.errors import Refused

#: Rows named one by one, twice as many as a page of a list holds; of more, the rest is counted.
TOLD = 100


def run_each(request: HttpRequest, rows: Iterable[Any], act: Callable[[Any], object], *, done: str) -> None:
    """Call ``act`` with each row and tell the outcome, such as “12 accepted”, of which rows, and each refusal
    with its reason."""
    through: list[str] = []
    refusals: list[str] = []
    for row in rows:
        name = f"“{row}”"
        try:
            act(row)
            through.append(name)
        except Refused as refusal:
            refusals.append(f"{name}: {refusal}")
    if through:
        messages.success(request, f"{len(through)} {done}.")
    if len(through) > 1:
        more = f" and {len(through) - TOLD} more" if len(through) > TOLD else ""
        messages.info(request, f"{done[0].upper()}{done[1:]}: {', '.join(through[:TOLD])}{more}.")
    for told in refusals[:TOLD]:
        messages.error(request, f"Refused: {told}")
    if len(refusals) > TOLD:
        messages.error(request, f"Refused: {len(refusals) - TOLD} more.")
