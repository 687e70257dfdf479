"""Lines 9 and 10: what a day's work asks of the database among everybody's history."""

from collections.abc import Iterator

from branchsales.workspace.today import to_do
from leads.models import Customer, Lead
from leads.proposing import candidates
from leads.services import find_customers, propose_plan
from organisation.models import Staff
from organisation.paging import page_of
from organisation.workplace import branch_of
from tests.benchmarks.bank import LAST_DAY
from tests.benchmarks.measure import Reading, beside, execute, fetch, line
from tests.benchmarks.scale import Scale

NEWEST_FIRST = ("-captured_at", "-id")
LEADS_BY_KEY = """SELECT l.*, c.*, f.* FROM unnest(%s::bigint[]) k (id) JOIN leads_lead l ON l.id = k.id
    JOIN leads_customer c ON c.id = l.customer_id JOIN organisation_staff f ON f.id = l.finder_id"""
CONTACTS_BY_KEY = "SELECT r.* FROM unnest(%s::bigint[]) k (id) JOIN leads_followup r ON r.id = k.id"
CUSTOMERS_BY_KEY = """SELECT c.*, m.* FROM unnest(%s::bigint[]) k (id) JOIN leads_customer c ON c.id = k.id
    LEFT JOIN organisation_staff m ON m.id = c.manager_id"""
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
    """What the Today page lists for a wealth manager, in working order; and a page far down the list of leads."""
    execute("VACUUM ANALYZE leads_lead, leads_leadparticipant, leads_followup")
    staff = seller(scale)
    weighed = candidates(staff, day=LAST_DAY, branch=branch_of(staff, day=LAST_DAY))
    own = to_do(staff, day=LAST_DAY, cursor="")[1]
    for name, found, read in (
        ("plan proposed to", weighed, lambda: propose_plan(day=LAST_DAY, by=staff)),
        ("own leads of", own, lambda: to_do(staff, day=LAST_DAY, cursor="")),
    ):
        leads, contacts = [one.lead.pk for one in found], [one.last.pk for one in found if one.last]
        assert len(leads) >= 10
        assert contacts

        def by_key(leads: list[int] = leads, contacts: list[int] = contacts) -> None:
            fetch(LEADS_BY_KEY, [leads])
            fetch(CONTACTS_BY_KEY, [contacts])

        cost, floor = beside(read, by_key)
        yield Reading(f"Today: {name} a wealth manager, {len(leads)} leads", cost, target=2, floor=floor)
    for who, name, deep in ((staff, "wealth manager", 3 * scale.days), (head(scale), "branch head", 15 * scale.days)):
        cursor = _page(who, size=deep).next_cursor
        assert cursor
        later, first = beside(lambda who=who, cursor=cursor: _page(who, cursor=cursor), lambda who=who: _page(who))
        yield Reading(f"leads of a {name}, page after {deep} rows", later, target=1.2, floor=first)


def _page(staff: Staff, *, cursor: str = "", size: int = 25):  # type: ignore[no-untyped-def]
    leads = Lead.objects.visible_to(staff, day=LAST_DAY).select_related("customer", "owner", "finder", "branch")
    return page_of(leads, keys=NEWEST_FIRST, cursor=cursor, size=size)


@line(10)
def customer_search(scale: Scale) -> Iterator[Reading]:
    """A customer of the own branch by the first letters or characters of the name, and by the whole name."""
    execute("VACUUM ANALYZE leads_customer")
    staff = seller(scale)
    own = Customer.objects.filter(branch=staff.postings.get().branch)
    somebody, rare = own.earliest("pk"), own.latest("pk")
    surname = somebody.name_pinyin.rstrip("0123456789")
    for typed in (somebody.name[:2], surname, somebody.name_initials, rare.name_pinyin):
        ids = [match.customer.pk for match in find_customers(typed, day=LAST_DAY, by=staff)]
        assert ids, f"nobody is called {typed}"

        def by_key(keys: list[int] = ids) -> None:
            fetch(CUSTOMERS_BY_KEY, [keys])
            fetch(OPEN_LEADS_BY_KEY, [keys])

        cost, floor = beside(lambda text=typed: find_customers(text, day=LAST_DAY, by=staff), by_key)
        yield Reading(f"customers by “{typed}”, {len(ids)} found", cost, target=2, floor=floor)
