"""Two records of one person side by side: which fact survives, and what each of them holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.forms import BoundField
from django.utils.translation import gettext as _

from leads.customer_facts import Fact, stricter
from leads.customer_words import words_of
from leads.forms.merge import MergeForm
from leads.models import Category, Customer, FollowUp, Lead
from organisation.models import Staff
from referrals.models import Sale

_SHOWN = (Fact.NAME, Fact.PHONE, Fact.BRANCH, Fact.MANAGER, Fact.TIER, Fact.RISK_LEVEL)


@dataclass(frozen=True)
class ComparedFact:
    """One fact of both; with a field if one of them is to be chosen, with a remark on what becomes of it if not."""

    label: str
    kept: str
    merged: str
    field: BoundField | None = None
    remark: str = ""


@dataclass(frozen=True)
class Holding:
    """What hangs on a record: its leads, how many of them are open, contacts and standing sales."""

    leads: int = 0
    open_leads: int = 0
    contacts: int = 0
    sales: int = 0


def compared(form: MergeForm, kept: Customer, merged: Customer) -> list[ComparedFact]:
    """Fact by fact, what both records say and what will be left."""
    rows = [_compared(form, fact, kept, merged) for fact in _SHOWN]
    rows.append(
        ComparedFact(
            str(Fact.NUMBER.label), kept.number, merged.number, remark=_("both numbers lead to the kept customer")
        )
    )
    consent = stricter(kept.consent, merged.consent)
    rows.append(
        ComparedFact(
            str(Fact.CONSENT.label),
            words_of(kept, Fact.CONSENT),
            words_of(merged, Fact.CONSENT),
            remark=""
            if kept.consent == merged.consent
            else _("the stricter one stays: %(consent)s") % {"consent": Customer.Consent(consent).label},
        )
    )
    rows.append(
        ComparedFact(
            _("Contact"),
            words_of(kept, Fact.DO_NOT_CONTACT),
            words_of(merged, Fact.DO_NOT_CONTACT),
            remark=_("“do not contact” stays") if kept.do_not_contact != merged.do_not_contact else "",
        )
    )
    return rows


def _compared(form: MergeForm, fact: Fact, kept: Customer, merged: Customer) -> ComparedFact:
    label, has, offers = str(fact.label), words_of(kept, fact), words_of(merged, fact)
    if fact in form.fields:
        return ComparedFact(label, has, offers, field=form[fact])
    return ComparedFact(label, has, offers, remark=_("taken over") if fact in form.filled else "")


def holdings(pair: tuple[Customer, Customer], *, day: date, by: Staff) -> Mapping[int, Holding]:
    """What hangs on each of the two, as far as the person sees it. Three queries."""
    ids = [one.pk for one in pair]
    leads = Lead.objects.visible_to(by, day=day).filter(customer__in=ids).order_by().values("customer")
    counted = leads.annotate(n=Count("pk"), open=Count("pk", filter=Q(next_action_on__isnull=False)))
    contacts = FollowUp.objects.visible_to(by, day=day).standing().filter(lead__customer__in=ids).order_by()
    sales = Sale.objects.visible_to(by, day=day).standing().filter(lead__customer__in=ids).order_by()
    by_customer = dict(contacts.values_list("lead__customer").annotate(Count("pk")))
    sold = dict(sales.values_list("lead__customer").annotate(Count("pk")))
    found = {row["customer"]: row for row in counted}
    none = {"n": 0, "open": 0}
    return {
        pk: Holding(found.get(pk, none)["n"], found.get(pk, none)["open"], by_customer.get(pk, 0), sold.get(pk, 0))
        for pk in ids
    }


def open_for_both(pair: tuple[Customer, Customer], *, day: date, by: Staff) -> list[str]:
    """The products for which both have an open lead: both leads stay, and the reader is told."""
    leads = Lead.objects.visible_to(by, day=day).open().filter(customer__in=pair).order_by()
    wanted = leads.values("category").annotate(n=Count("customer", distinct=True)).filter(n=2)
    return [str(Category(row["category"]).label) for row in wanted.order_by("category")]
