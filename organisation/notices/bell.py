"""How many notices wait to be read: asked on every page and by every page that stays open, so one indexed query."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max
from django.utils.translation import get_language

from organisation.models import Notice, Staff

MOST = 99


@dataclass(frozen=True)
class Bell:
    """The number of unread notices, at most one more than is shown, and the newest of them (0: none)."""

    count: int
    newest: int

    @property
    def shown(self) -> str:
        """The number as it stands beside the bell."""
        return f"{MOST}+" if self.count > MOST else str(self.count)

    @property
    def etag(self) -> str:
        """Changes with what the bell shows."""
        return f'"{self.count}-{self.newest}-{get_language()}"'


def bell_of(staff: Staff, *, day: date) -> Bell:
    """The bell of the person now."""
    unread = Notice.objects.visible_to(staff, day=day).unread().order_by()[: MOST + 1]
    found = unread.aggregate(count=Count("pk"), newest=Max("pk"))
    return Bell(found["count"], found["newest"] or 0)
