"""Pages of a long list, counted only as far as anybody pages."""

from functools import cached_property

from django.core.paginator import Paginator

#: Rows that are counted and paged through; of more, the list says that there are more.
COUNTED = 10_000


class BoundedPaginator(Paginator):
    """Counts at most ``COUNTED`` rows, so that the first page of a list costs the same however long it is."""

    @cached_property
    def count(self) -> int:
        """Return how many rows there are, or ``COUNTED`` where there are more."""
        rows = self.object_list
        return int(rows.order_by()[:COUNTED].count()) if hasattr(rows, "order_by") else len(rows)
