"""Pages of a long list, which is looked through once, and only as far as anybody pages."""

from functools import cached_property
from typing import Any

from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

#: Rows that are counted and paged through; of more, the list says that there are more.
COUNTED = 10_000


class BoundedPaginator(Paginator):
    """Finds the first ``COUNTED`` rows by one query and reads those of a page by their numbers.

    The costly conditions are met once, not once to count and once to read. ``plain`` reads rows as the page
    shows them, without the conditions.
    """

    def __init__(self, rows: QuerySet[Any], per_page: int, *, plain: QuerySet[Any]) -> None:
        """Keep both ways to the rows."""
        super().__init__(rows, per_page)
        self.rows, self.plain = rows, plain

    @cached_property
    def numbers(self) -> list[int]:
        """Return the numbers of the rows in their order."""
        return list(self.rows.values_list("pk", flat=True)[:COUNTED])

    @cached_property
    def count(self) -> int:
        """Return how many rows there are, or ``COUNTED`` where there are more."""
        return len(self.numbers)

    def page(self, number: int | str) -> Page[Any]:
        """Return a page with its rows."""
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        wanted = self.numbers[first : first + self.per_page]
        found = {row.pk: row for row in self.plain.filter(pk__in=wanted)}
        return Page([found[key] for key in wanted if key in found], number, self)


class FoundOnce(ChangeList):
    """A list whose only page, too, is read by the numbers that its paginator has found."""

    def get_results(self, request: HttpRequest) -> None:
        """Take the rows of a list of one page from the paginator; others are taken from it anyway."""
        super().get_results(request)
        if not self.multi_page:
            self.result_list = self.paginator.page(1).object_list
