"""What the verbs of referrals and sales tell, and to whom: the other side, and everybody with sales credit."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from leads.masking import mask_name
from leads.models import BulkAct
from leads.notices import REASON_LENGTH, about, product_words
from organisation.models import Posting, Staff
from organisation.notices.kinds import NoticeKind, Weight, kind
from organisation.notices.telling import Telling, gathered
from organisation.roles import Right, Role, holds
from organisation.ui.amounts import amount_short
from organisation.ui.people import staff_name, written
from referrals.models import Referral, Sale, SalesCredit
from referrals.return_reasons import return_reason_label


def _amount_words(value: str, _day: date) -> object:
    return amount_short(Decimal(value))


SENT = kind(
    "referral_sent",
    _("%(who)s referred %(customer)s to you: %(product)s"),
    "arrow-right-left",
    weight=Weight.ACT,
    words={"product": product_words},
)
WALKED_OVER = kind(
    "customer_walked_over",
    _("%(who)s brings %(customer)s over to you now: %(product)s"),
    "footprints",
    weight=Weight.ACT,
    words={"product": product_words},
)
ACCEPTED = kind(
    "referral_accepted",
    _("%(who)s accepted your referral: %(customer)s, %(product)s"),
    "circle-check",
    weight=Weight.GOOD,
    words={"product": product_words},
)
RETURNED = kind(
    "referral_returned",
    _("%(who)s returned your referral of %(customer)s: %(reason)s"),
    "undo-2",
    weight=Weight.ACT,
    words={"reason": lambda value, _day: written(return_reason_label(value))},
)
WITHDRAWN = kind("referral_withdrawn", _("%(who)s withdrew the referral of %(customer)s"), "rotate-ccw")
LAPSED = kind(
    "referral_lapsed",
    _("%(who)s did not answer in time, so your referral of %(customer)s has lapsed"),
    "hourglass",
    weight=Weight.ACT,
)
HANDED_TO = kind(
    "work_handed_to",
    _("%(who)s handed work of %(person)s over to you, leads: %(leads)s"),
    "users",
    weight=Weight.ACT,
    words={"person": lambda value, _day: staff_name(value)},
)
HANDED_FROM = kind("work_handed_from", _("%(who)s handed your open work over, leads: %(leads)s"), "users")
PASSED_ON = kind(
    "referral_passed_on",
    _("%(who)s passed your referral of %(customer)s on: %(person)s is away"),
    "arrow-right-left",
    words={"person": lambda value, _day: staff_name(value)},
)
LAPSED_AT_RECEIVER = kind(
    "referral_missed",
    _("You did not answer in time, so the referral of %(customer)s by %(who)s has lapsed"),
    "hourglass",
)
WON = kind(
    "lead_won",
    _("%(who)s sold to your customer %(customer)s: your sales credit is %(amount)s"),
    "hand-coins",
    weight=Weight.GOOD,
    words={"amount": _amount_words},
)
REVERSAL_ASKED = kind(
    "reversal_asked",
    _("%(who)s asks for a reversal: %(customer)s, %(product)s, %(amount)s"),
    "undo-2",
    weight=Weight.ACT,
    words={"product": product_words, "amount": _amount_words},
)
REVERSAL_APPROVED = kind(
    "reversal_approved",
    _("%(who)s approved the reversal of your sale to %(customer)s; the lead is open again"),
    "circle-check",
)
REVERSAL_REFUSED = kind(
    "reversal_refused", _("%(who)s did not approve the reversal: your sale to %(customer)s stands"), "circle-x"
)
CREDIT_TAKEN_BACK = kind(
    "credit_taken_back",
    _("The sale to %(customer)s was reversed: your sales credit of %(amount)s is taken back"),
    "undo-2",
    words={"amount": _amount_words},
)
CONFIRMED = kind(
    "sale_confirmed",
    _("The core system confirmed your sale to %(customer)s: %(amount)s"),
    "badge-check",
    weight=Weight.GOOD,
    words={"amount": _amount_words},
    many=_("The core system confirmed %(n)s of your sales, the last one to %(customer)s"),
    many_link=lambda: f"{reverse('leads')}?whose=mine&status=won",
)


def sending(referral: Referral) -> str:
    """The event of a referral that was sent."""
    return f"referral:{referral.pk}:sent"


def referral_sent(referral: Referral) -> Telling:
    """To the receiver, who is to answer, or to come at once."""
    facts = about(referral.lead, by=referral.referrer)
    what = WALKED_OVER if referral.is_walk_over else SENT
    return Telling(referral.receiver_id, what, sending(referral), _page(referral), facts)


def referral_accepted(referral: Referral) -> Telling:
    """To the referrer."""
    return _to_referrer(referral, ACCEPTED)


def referral_returned(referral: Referral) -> Telling:
    """To the referrer, with the reason."""
    return _to_referrer(referral, RETURNED, reason=referral.decision_reason[:REASON_LENGTH])


def referral_withdrawn(referral: Referral) -> Telling:
    """To the receiver, who had seen it already."""
    facts = about(referral.lead, by=referral.referrer)
    return Telling(referral.receiver_id, WITHDRAWN, _decided(referral), _page(referral), facts)


def work_handed(act: BulkAct, numbers: Mapping[int, int], *, total: int, by: Staff) -> list[Telling]:
    """To everybody who gets some of it, with how many leads, and to whose it was."""
    assert act.person is not None
    to = f"{reverse('leads')}?whose=mine"
    event = f"hand-over:{act.pk}"
    tell = [
        Telling(one, HANDED_TO, event, to, {"who": by.name, "person": act.person.name, "leads": n})
        for one, n in numbers.items()
    ]
    return [*tell, Telling(act.person.pk, HANDED_FROM, event, to, {"who": by.name, "leads": total})]


def referral_passed_on(referral: Referral, *, by: Staff) -> Telling:
    """To the referrer, in whose name somebody else is asked."""
    facts = {**about(referral.lead, by=by), "person": referral.receiver.name}
    return Telling(referral.referrer_id, PASSED_ON, f"referral:{referral.pk}:passed-on", _page(referral), facts)


def referral_lapsed(referral: Referral) -> list[Telling]:
    """To both sides: one gets the lead back, the other learns that it went."""
    facts = about(referral.lead, by=referral.referrer)
    missed = Telling(referral.receiver_id, LAPSED_AT_RECEIVER, _decided(referral), _page(referral), facts)
    return [_to_referrer(referral, LAPSED), missed]


def winning(sale: Sale) -> str:
    """The event of a sale."""
    return f"sale:{sale.pk}:won"


def lead_won(sale: Sale, lines: Iterable[SalesCredit]) -> list[Telling]:
    """To everybody with sales credit, each with their own amount."""
    return [
        Telling(one, WON, winning(sale), _sale_page(sale), {**about(sale.lead, by=sale.closer), "amount": str(own)})
        for one, own in _own_amounts(lines).items()
    ]


def asking(sale: Sale) -> str:
    """The event of a reversal that was asked for; after a refusal it may be asked for again."""
    asked = sale.reversal_asked_at
    return f"sale:{sale.pk}:asked:{asked.timestamp():.0f}" if asked else ""


def reversal_asked(sale: Sale, *, day: date, by: Staff) -> list[Telling]:
    """To those who may decide about it."""
    facts = {**about(sale.lead, by=by), "amount": str(sale.amount)}
    return [Telling(one, REVERSAL_ASKED, asking(sale), _sale_page(sale), facts) for one in _judges(sale, day=day)]


def reversal_approved(sale: Sale, lines: Iterable[SalesCredit], *, unaware: frozenset[int], by: Staff) -> list[Telling]:
    """To the closer, and to everybody else whose sales credit goes with it, but those who never read of the sale."""
    facts, event = about(sale.lead, by=by), f"sale:{sale.pk}:reversed"
    tell = [Telling(sale.closer_id, REVERSAL_APPROVED, event, _sale_page(sale), facts)]
    for one, own in _own_amounts(lines).items():
        if one != sale.closer_id and one not in unaware:
            tell.append(Telling(one, CREDIT_TAKEN_BACK, event, _sale_page(sale), {**facts, "amount": str(-own)}))
    return tell


def reversal_refused(sale: Sale, *, asked: str, by: Staff) -> Telling:
    """To the closer, who asked."""
    return Telling(sale.closer_id, REVERSAL_REFUSED, f"{asked}:no", _sale_page(sale), about(sale.lead, by=by))


def sales_confirmed(sales: Iterable[Sale], *, day: date) -> list[Telling]:
    """To the closers, gathered by the day on which the file came."""
    of_closer: dict[int, list[Sale]] = {}
    for sale in sales:
        of_closer.setdefault(sale.closer_id, []).append(sale)
    last = [own[-1].pk for own in of_closer.values()]
    customers = dict(Sale.objects.filter(pk__in=last).values_list("pk", "lead__customer__name"))
    return [
        Telling(
            closer,
            CONFIRMED,
            gathered("confirmed", day),
            _sale_page(own[-1]),
            {
                "customer": mask_name(customers[own[-1].pk]),
                "amount": str(own[-1].amount),
                "things": [sale.pk for sale in own],
            },
        )
        for closer, own in of_closer.items()
    ]


def _to_referrer(referral: Referral, what: NoticeKind, **more: str) -> Telling:
    facts = {**about(referral.lead, by=referral.receiver), **more}
    return Telling(referral.referrer_id, what, _decided(referral), _page(referral), facts)


def _decided(referral: Referral) -> str:
    """A referral is decided once."""
    return f"referral:{referral.pk}:decided"


def _judges(sale: Sale, *, day: date) -> list[int]:
    """Who holds the right in the branch of the sale and did not close it (ids)."""
    above = [int(step) for step in sale.branch.path.split(".") if step]
    roles = [role for role in Role.values if holds(role, Right.APPROVE_REVERSAL)]
    posted = Posting.objects.on(day).filter(branch__in=above, role__in=roles).exclude(staff=sale.closer_id)
    return sorted(set(posted.values_list("staff", flat=True)))


def _own_amounts(lines: Iterable[SalesCredit]) -> Mapping[int, Decimal]:
    own: dict[int, Decimal] = {}
    for line in lines:
        own[line.staff_id] = own.get(line.staff_id, Decimal(0)) + line.amount
    return own


def _page(referral: Referral) -> str:
    return reverse("referral", args=[referral.pk])


def _sale_page(sale: Sale) -> str:
    return reverse("sale", args=[sale.pk])
