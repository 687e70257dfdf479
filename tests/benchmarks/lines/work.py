"""Lines 9 and 10: what a day's work asks of the database among everybody's history."""

from collections.abc import Iterator

from leads.models import Customer, Lead
from leads.services import find_customers
from organisation.models import Staff
from organisation.paging import page_of
from tests.benchmarks.bank import LAST_DAY
from tests.benchmarks.measure import Reading, execute, fetch, line, median
from tests.benchmarks.scale import Scale

SHOWN = 50
NEWEST_FIRST = ("-captured_at", "-id")
LEADS_BY_KEY = """SELECT l.*, c.* FROM unnest(%s::bigint[]) k (id) JOIN leads_lead l ON l.id = k.id
    JOIN leads_customer c ON c.id = l.customer_id"""
CUSTOMERS_BY_KEY = """SELECT c.*, b.*, m.* FROM unnest(%s::bigint[]) k (id) JOIN leads_customer c ON c.id = k.id
    JOIN organisation_branch b ON b.id = c.branch_id LEFT JOIN organisation_staff m ON m.id = c.manager_id"""
OPEN_LEADS_BY_KEY = """SELECT l.customer_id, l.category FROM unnest(%s::bigint[]) k (id)
    JOIN leads_lead l ON l.customer_id = k.id WHERE l.next_action_on IS NOT NULL"""


def seller(scale: Scale) -> Staff:
    """A wealth manager in the middle of the bank."""
    return Staff.objects.get(pk=scale.branches // 2 * 12 + 4)


def head(scale: Scale) -> Staff:
    """The head of that wealth manager's branch."""
    return Staff.objects.get(pk=scale.branches // 2 * 12 + 1)


@line(9)
def today(scale: Scale) -> Iterator[Reading]:
    """What a wealth manager has to do, in working order, with the customers; and a page far down the list of leads."""
    execute("VACUUM ANALYZE leads_lead, leads_leadparticipant")
    staff = seller(scale)

    def due() -> list[Lead]:
        leads = Lead.objects.owned_by(staff).open().filter(next_action_on__lte=LAST_DAY).select_related("customer")
        return list(leads.order_by("next_action_on", "potential", "id")[:SHOWN])

    keys = [lead.pk for lead in due()]
    assert len(keys) == SHOWN
    floor = median(lambda: fetch(LEADS_BY_KEY, [keys]), times=21)
    yield Reading(f"Today of a wealth manager, {SHOWN} leads", median(due, times=21), target=2, floor=floor)
    for who, name, deep in ((staff, "wealth manager", 3 * scale.days), (head(scale), "branch head", 15 * scale.days)):
        cursor = _page(who, size=deep).next_cursor
        assert cursor
        first = median(lambda who=who: _page(who), times=21)
        later = median(lambda who=who, cursor=cursor: _page(who, cursor=cursor), times=21)
        yield Reading(f"leads of a {name}, page after {deep} rows", later, target=1.2, floor=first)


def _page(staff: Staff, *, cursor: str = "", size: int = 25):  # type: ignore[no-untyped-def]
    leads = Lead.objects.visible_to(staff, day=LAST_DAY).select_related("customer", "owner", "finder", "branch")
    return page_of(leads, keys=NEWEST_FIRST, cursor=cursor, size=size)


@line(10)
def customer_search(scale: Scale) -> Iterator[Reading]:
    """A customer of the own branch by the first letters or characters of the name."""
    execute("VACUUM ANALYZE leads_customer")
    staff = seller(scale)
    somebody = Customer.objects.filter(branch=staff.postings.get().branch).earliest("pk")
    for typed in (somebody.name[:2], somebody.name_pinyin.rstrip("0123456789"), somebody.name_initials):
        ids = [match.customer.pk for match in find_customers(typed, day=LAST_DAY, by=staff)]
        assert ids, f"nobody is called {typed}"

        def floor(keys: list[int] = ids) -> None:
            fetch(CUSTOMERS_BY_KEY, [keys])
            fetch(OPEN_LEADS_BY_KEY, [keys])

        cost = median(lambda text=typed: find_customers(text, day=LAST_DAY, by=staff), times=21)
        yield Reading(f"customers by “{typed}”, {len(ids)} found", cost, target=2, floor=median(floor, times=21))
