from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from leads.forms import RevealForm
from leads.revealing import may_reveal
from leads.services import find_customer_elsewhere, find_customers, reveal_phone
from leads.views.access import customer_for
from organisation.access import can
from organisation.acts import form_page, sent
from organisation.errors import DomainError
from organisation.phone import normalise_phone
from organisation.requests import StaffRequest, moment
from organisation.roles import Right


@require_safe
def customer_matches(request: StaffRequest) -> HttpResponse:
    """The suggestions of the capture form while somebody types (a part of a page)."""
    at = moment()
    if not can(request.user, Right.FIND_CUSTOMER, day=at.day):
        raise PermissionDenied
    text = request.GET.get("who", "")
    matches = find_customers(text, day=at.day, by=request.user)
    return render(request, "leads/_customer_matches.html", {"matches": matches, "text": text.strip()})


@require_safe
def customer_list(request: StaffRequest) -> HttpResponse:
    """Find a customer: in the own branch by name, initials or last digits; elsewhere by exact phone or number."""
    at = moment()
    if not can(request.user, Right.FIND_CUSTOMER, day=at.day):
        raise PermissionDenied(_("Customers are found by the people who serve them."))
    text = request.GET.get("q", "").strip()
    matches = find_customers(text, day=at.day, by=request.user, limit=25) if text else []
    elsewhere, refusal = [], ""
    if text and not matches and sum(character.isdigit() for character in text) >= 5:
        try:
            phone = normalise_phone(text)
        except ValueError:
            phone = ""
        try:
            elsewhere = find_customer_elsewhere(phone=phone, number=text, now=at.now, by=request.user)
        except DomainError as error:
            refusal = str(error)
    context = {"text": text, "matches": matches, "elsewhere": elsewhere, "refusal": refusal}
    return render(request, "leads/customer_list.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def customer_reveal(request: StaffRequest, customer_id: int) -> HttpResponse:
    """Show the phone number in full, once, after a reason that is recorded. Nothing of it is stored in the page."""
    at = moment()
    customer = customer_for(request.user, customer_id, day=at.day)
    if not may_reveal(customer, day=at.day, by=request.user):
        raise PermissionDenied(_("Phone numbers in full are for those who serve the customer."))
    form = RevealForm(sent(request))
    if not customer.phone_last4:
        messages.info(request, _("No phone number is known for this customer."))
        return redirect("customer", customer.pk)
    phone = None
    if form.is_valid():  # not `carry_out`: what is shown again is recorded again
        phone = form.attempt(
            lambda: reveal_phone(customer=customer, reason=form.cleaned_data["reason"], now=at.now, by=request.user)
        )
    return form_page(request, "leads/reveal.html", form, {"customer": customer, "phone": phone or ""})
