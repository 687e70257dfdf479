"""What the verbs of a lead tell, and to whom: its owner, and those who found or referred it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from leads.lost_reasons import lost_reason_label
from leads.masking import mask_name
from leads.models import BulkAct, Category, FollowUp, Lead, LeadParticipant, Review
from leads.participation import Part
from organisation.models import Staff
from organisation.notices.kinds import Weight, kind
from organisation.notices.taking_back import take_back
from organisation.notices.telling import Telling, gathered
from organisation.ui.days import short_day
from organisation.ui.people import written

REASON_LENGTH = 80


def product_words(value: str, _day: date) -> str:
    """The product interest in the reader's language."""
    return str(Category(value).label)


def day_words(value: str, today: date) -> str:
    """A stored day, from where the reader stands."""
    day = parse_date(value)
    return short_day(day, today=today) if day else value


LOGGED = kind(
    "lead_logged",
    _("%(who)s logged a lead for you: %(customer)s, %(product)s"),
    "list-todo",
    weight=Weight.ACT,
    words={"product": product_words},
)
ASSIGNED = kind(
    "lead_assigned",
    _("%(who)s gave you a lead: %(customer)s, %(product)s"),
    "user-check",
    weight=Weight.ACT,
    words={"product": product_words},
)
TAKEN = kind(
    "lead_taken",
    _("%(who)s reassigned the lead of %(customer)s, %(product)s: it is no longer yours"),
    "user-minus",
    words={"product": product_words},
)
LEADS_ASSIGNED = kind(
    "leads_assigned",
    _("%(who)s gave you a lead: %(customer)s, %(product)s"),
    "user-check",
    weight=Weight.ACT,
    words={"product": product_words},
    many=_("%(who)s gave you %(n)s leads"),
    many_link=lambda: f"{reverse('leads')}?whose=mine",
)
LEADS_TAKEN = kind(
    "leads_taken",
    _("%(who)s reassigned the lead of %(customer)s, %(product)s: it is no longer yours"),
    "user-minus",
    words={"product": product_words},
    many=_("%(who)s reassigned %(n)s of your leads: they are no longer yours"),
    many_link=lambda: f"{reverse('leads')}?whose=mine",
)
CONTACTED = kind(
    "customer_contacted",
    _("%(who)s reached your customer %(customer)s, %(product)s"),
    "phone",
    words={"product": product_words},
    many=_("%(n)s of your customers were reached, the last one %(customer)s by %(who)s"),
    many_link=lambda: f"{reverse('leads')}?whose=found&status=",
)
APPOINTMENT = kind(
    "appointment_made",
    _("%(who)s made an appointment with your customer %(customer)s for %(day)s"),
    "calendar-check",
    weight=Weight.GOOD,
    words={"day": day_words},
)
LOST = kind(
    "lead_lost",
    _("%(who)s closed the lead of %(customer)s, %(product)s, as lost: %(reason)s"),
    "circle-x",
    words={"product": product_words, "reason": lambda value, _day: written(lost_reason_label(value))},
)
REVIEWED = kind("record_reviewed", _("%(who)s reviewed your contact record of %(customer)s"), "message-square-text")


def ownership(lead: Lead) -> str:
    """The event of who answers for a lead; it goes to and fro, and the last one stands."""
    return f"lead:{lead.pk}:owner"


def lead_logged(lead: Lead, *, by: Staff) -> list[Telling]:
    """To its owner, if somebody else found it."""
    return _to_owner(lead, LOGGED, by=by)


def lead_assigned(lead: Lead, *, by: Staff) -> list[Telling]:
    """To the new owner."""
    return _to_owner(lead, ASSIGNED, by=by)


def lead_taken(lead: Lead, *, owner_before: int, by: Staff) -> Telling:
    """To whoever answered for it until now; they may not see it any more."""
    return Telling(owner_before, TAKEN, ownership(lead), reverse("leads"), about(lead, by=by), latest=True)


def leaves(lead: Lead, *, owner_before: int | None, by: Staff) -> list[Telling]:
    """To whoever answered for it until now, unless they never read that it was theirs: then that is taken back."""
    unaware = take_back(ownership(lead))
    if owner_before is None or owner_before in unaware:
        return []
    return [lead_taken(lead, owner_before=owner_before, by=by)]


def told_of(act: BulkAct) -> str:
    """The event of an act on many leads, and of its being undone."""
    return f"bulk:{act.pk}" if act.undone_at is None else f"bulk:{act.pk}:undone"


def leads_assigned(leads: Sequence[Lead], act: BulkAct, *, to: int, by: Staff) -> Telling:
    """To the new owner of many leads, once."""
    facts = {**about(leads[0], by=by), "things": [lead.pk for lead in leads]}
    return Telling(to, LEADS_ASSIGNED, told_of(act), _page(leads[0]), facts)


def leads_taken(leads: Sequence[Lead], act: BulkAct, *, owner_before: int, by: Staff) -> Telling:
    """To whoever answered for many leads until now, once."""
    facts = {**about(leads[0], by=by), "things": [lead.pk for lead in leads]}
    return Telling(owner_before, LEADS_TAKEN, told_of(act), reverse("leads"), facts)


def contact_made(record: FollowUp, lead: Lead, *, to: Iterable[int]) -> list[Telling]:
    """To those who found or referred the lead (`interested`): an appointment at once, customers reached by the day."""
    if not record.reached:
        return []
    facts = about(lead, by=record.staff)
    if record.outcome == FollowUp.Outcome.APPOINTMENT and record.next_action_on:
        facts["day"] = record.next_action_on.isoformat()
        event = appointment(record)
        return [Telling(one, APPOINTMENT, event, _page(lead), facts) for one in to]
    facts["things"] = [lead.pk]
    event = gathered("contacted", record.contacted_on)
    return [Telling(one, CONTACTED, event, _page(lead), facts) for one in to]


def appointment(record: FollowUp) -> str:
    """The event of an appointment: said once for each day agreed."""
    return f"lead:{record.lead_id}:appointment:{record.next_action_on}"


def lead_lost(lead: Lead, *, to: Iterable[int], by: Staff) -> list[Telling]:
    """To those who found or referred it (`interested`), with the reason."""
    facts = {**about(lead, by=by), "reason": lead.lost_reason[:REASON_LENGTH]}
    return [Telling(one, LOST, f"lead:{lead.pk}:lost", _page(lead), facts) for one in to]


def record_reviewed(review: Review, lead: Lead) -> Telling:
    """To the author of the contact record."""
    return Telling(review.recipient_id, REVIEWED, f"review:{review.pk}", _page(lead), about(lead, by=review.author))


def interested(lead: Lead) -> list[int]:
    """Who found or referred the lead and has a part in it still (ids, each once)."""
    parts = LeadParticipant.objects.current().filter(lead=lead, part__in=[Part.FINDER, Part.REFERRER])
    return sorted(set(parts.values_list("staff", flat=True)))


def about(lead: Lead, *, by: Staff) -> dict[str, Any]:
    """What every sentence about a lead may say: who, the masked customer, the product interest."""
    return {"who": by.name, "customer": mask_name(lead.customer.name), "product": lead.category}


def _to_owner(lead: Lead, what: Any, *, by: Staff) -> list[Telling]:
    if lead.owner_id is None:
        return []
    return [Telling(lead.owner_id, what, ownership(lead), _page(lead), about(lead, by=by), latest=True)]


def _page(lead: Lead) -> str:
    return reverse("lead", args=[lead.pk])
