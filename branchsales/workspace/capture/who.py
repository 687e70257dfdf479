"""Who the customer is, from what was typed and chosen; what is unclear is asked beside the box."""

import re
from datetime import date, datetime

from django.utils.translation import gettext as _

from branchsales.workspace.capture.acts import NewCustomer
from branchsales.workspace.capture.form import NEW_CUSTOMER, CaptureForm
from leads.errors import TooOften
from leads.models import Customer
from leads.services import CustomerMatch, ElsewhereMatch, find_customer_elsewhere, find_customers, look_up_customers
from organisation.models import Staff
from organisation.workplace import branch_of


def customer_of(form: CaptureForm, *, day: date, now: datetime, by: Staff) -> Customer | NewCustomer | None:
    """The chosen customer, or the new one; None with the question on the form.

    A name that nobody of the branch has is a new customer. A number is no name. A phone is looked up, and counted.
    """
    typed = form.cleaned_data["who"]
    if form.chosen_id is not None:
        return _seen(form, day=day, by=by)
    if re.search(r"\d", typed):
        form.add_error(
            "who", _("Nobody was chosen for this number. Choose from the list, or write the name of a new customer.")
        )
        return None
    if not form.is_new_customer:
        if find_customers(typed, day=day, by=by, limit=1):
            return None  # asked by `ask_who`, with the list
        form.choose(NEW_CUSTOMER)
    phone = form.cleaned_data["phone"]
    try:
        found = _elsewhere(phone, day=day, now=now, by=by) if phone else []
    except TooOften as refusal:  # without the number the lead can be logged all the same
        form.add_error("phone", str(refusal))
        return None
    if found and not form.cleaned_data["known_elsewhere"]:
        form.data["known_elsewhere"] = "on"  # read now: the next sending takes them in
        form.add_error(
            "phone",
            _("%(name)s, a customer of %(branch)s, has this number. Send again to take them in here too.")
            % {"name": found[0].masked_name, "branch": found[0].home_branch.name},
        )
        return None
    return NewCustomer(typed, phone)


def ask_who(form: CaptureForm, *, now: datetime, by: Staff) -> list[CustomerMatch]:
    """Whom to choose from when the form comes back and nobody is chosen; then the form asks, whatever else is wrong."""
    typed = str(form["who"].value() or "")
    if form["customer"].value():
        return []
    try:
        found = look_up_customers(text=typed, now=now, by=by)
    except TooOften as refusal:
        form.add_error("who", str(refusal))
        return []
    if found and "who" not in form.errors:
        form.add_error("who", _("Say who it is: choose from the list, or take the name as a new customer."))
    return found


def _seen(form: CaptureForm, *, day: date, by: Staff) -> Customer | None:
    chosen = form.chosen_id
    customer = None if chosen is None else Customer.objects.visible_to(by, day=day).filter(pk=chosen).first()
    if customer is None:
        form.choose("")
        form.add_error("who", _("Choose the customer from the list."))
    return customer


def _elsewhere(phone: str, *, day: date, now: datetime, by: Staff) -> list[ElsewhereMatch]:
    """Whether another branch knows the number; a look, since a number that the own branch knows is refused by name."""
    own = branch_of(by, day=day)
    return [match for match in find_customer_elsewhere(phone=phone, now=now, by=by) if match.home_branch != own]
