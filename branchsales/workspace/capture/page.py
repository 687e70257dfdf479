"""The capture form as it stands on a page: with the offer that fits what has been chosen so far."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.http import QueryDict

from branchsales.workspace.capture.again import taken_back, typed_before
from branchsales.workspace.capture.form import CaptureForm
from branchsales.workspace.capture.offer import Known, Offer, known_lead, offer_for
from leads.models import Category, Customer, Lead
from leads.ownership import with_load
from leads.services import CustomerMatch
from organisation.access import can
from organisation.models import Staff
from organisation.roles import Right, Role


@dataclass
class CapturePage:
    """What the parts of capture show; `matches` are those to choose from when the form comes back without a choice."""

    form: CaptureForm
    customer: Customer | None
    known: Known | None
    find_offer: Callable[[], Offer]
    may_walk: bool = False  # whoever stands in the lobby walks customers over
    matches: list[CustomerMatch] = field(default_factory=list)

    @cached_property
    def offer(self) -> Offer:
        """Whom the lead may go to. Found when it is shown or taken: a lead that is only logged needs nobody."""
        return self.find_offer()


def capture_page(typed: QueryDict | None, *, chosen: Mapping[str, str], day: date, by: Staff) -> CapturePage:
    """The form with what was typed (a sending), or as it begins with what the address has chosen."""
    undone = taken_back(chosen.get("again", ""), day=day, by=by) if typed is None else None
    before = typed_before(undone) if undone else {}
    asked = dict(chosen.items()) | {name: str(value) for name, value in before.items()} if typed is None else typed
    who = asked.get("customer") or asked.get("picked", "")
    customer = seen_customer(who, day=day, by=by)
    category = asked.get("category", "")
    category = category if category in Category.values else ""
    initial: dict[str, object] = {**before, "channel": before.get("channel") or usual_channel(by, day=day)}
    if customer is not None:
        initial |= {"customer": str(customer.pk), "who": customer.name}
    if category:
        initial["category"] = category
    page = CapturePage(
        form=CaptureForm(typed, receivers=lambda: _receivers(page.offer), initial=initial),
        customer=customer,
        known=known_lead(customer, category, day=day, by=by),
        find_offer=lambda: offer_for(customer, category, _picked(asked, is_sent=typed is not None), day=day, by=by),
        may_walk=can(by, Right.COUNT_LOBBY, day=day),
    )
    if typed is not None:
        page.form.choose(who)
    else:
        page.form.initial["receiver"] = str(page.offer.picked.staff.pk if page.offer.picked else "")
    return page


def _receivers(offer: Offer) -> list[tuple[str, str]]:
    return [(str(one.staff.pk), with_load(one.staff, one.open_leads, is_away=one.is_away)) for one in offer.people]


def seen_customer(pk: str, *, day: date, by: Staff) -> Customer | None:
    """The customer of that id, if the person may see them."""
    if not pk.isdecimal() or len(pk) > 18:
        return None
    return Customer.objects.visible_to(by, day=day).select_related("manager").filter(pk=int(pk)).first()


def usual_channel(staff: Staff, *, day: date) -> str:
    """Where the person's chances come from: a lobby manager stands in the lobby."""
    posting = staff.primary_posting_on(day)
    in_lobby = posting is not None and posting.role == Role.LOBBY_MANAGER
    return Lead.Channel.LOBBY if in_lobby else Lead.Channel.COUNTER


def _picked(asked: Mapping[str, str], *, is_sent: bool) -> str:
    """The colleague whom the person picked; whoever was only suggested gives way when another customer is chosen."""
    receiver = asked.get("receiver", "")
    return "" if not is_sent and receiver == asked.get("suggested") else receiver
