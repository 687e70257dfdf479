from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leads.customer_search import may_be_number, search_address, searched
from leads.errors import TooOften
from leads.exported import CUSTOMER_COLUMNS
from leads.forms import RevealForm
from leads.phones import phone_if_any
from leads.revealing import may_reveal
from leads.services import find_customer_elsewhere, look_up_customers, reveal_phone
from leads.views.access import customer_for
from organisation.access import can
from organisation.acts import form_page, sent
from organisation.errors import DomainError
from organisation.exporting import export_answer, export_kind
from organisation.refused import Lacks
from organisation.requests import StaffRequest, moment
from organisation.roles import Right

A_LIST = 25


@require_POST
def customer_matches(request: StaffRequest) -> HttpResponse:
    """The suggestions while somebody types (a part of a page): `who` in the capture form, `q` to open a customer.

    Sent, so that no name or number stands in an address, a history or a log.
    """
    at = moment()
    if not can(request.user, Right.FIND_CUSTOMER, day=at.day):
        raise Lacks(Right.FIND_CUSTOMER)
    goes = "q" in request.POST
    text = request.POST.get("q" if goes else "who", "")
    matches, refusal = [], ""
    try:
        matches = look_up_customers(text=text, now=at.now, by=request.user)
    except DomainError as error:
        refusal = str(error)
    context = {"matches": matches, "text": text.strip(), "refusal": refusal, "goes": goes}
    return render(request, "leads/_customer_matches.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def customer_list(request: StaffRequest) -> HttpResponse:
    """Find a customer: in the own branch by name, initials or last digits; elsewhere by exact phone or number.

    What is typed is sent and comes back sealed in the address, so that going back and loading anew still work.
    """
    at = moment()
    if not can(request.user, Right.FIND_CUSTOMER, day=at.day):
        raise Lacks(Right.FIND_CUSTOMER, _("Customers are found by the people who serve them."))
    if request.method == "POST":
        return redirect(search_address(request.POST.get("q", ""), by=request.user))
    text = searched(request.GET.get("find", ""), by=request.user)
    matches, elsewhere, refusal = [], [], ""
    try:
        if text:
            matches = look_up_customers(text=text, limit=A_LIST, goes_beyond=True, now=at.now, by=request.user)
        if text and not matches and may_be_number(text):
            elsewhere = find_customer_elsewhere(phone=phone_if_any(text), number=text, now=at.now, by=request.user)
    except DomainError as error:
        refusal = str(error)
    context = {
        "text": text,
        "matches": matches,
        "elsewhere": elsewhere,
        "refusal": refusal,
        "query": request.GET.urlencode(),
        "may_export": bool(matches) and can(request.user, Right.EXPORT_LISTS, day=at.day),
        "may_merge": can(request.user, Right.MERGE_CUSTOMERS, day=at.day),
    }
    return render(request, "leads/customer_list.html", context)


@require_safe
def customers_export(request: StaffRequest) -> HttpResponseBase:
    """The customers that a search shows as a file; recorded with their numbers, not with what was typed."""
    at = moment()
    if not can(request.user, Right.FIND_CUSTOMER, day=at.day):
        raise Lacks(Right.FIND_CUSTOMER, _("Customers are found by the people who serve them."))
    kind = export_kind(request, day=at.day)
    text = searched(request.GET.get("find", ""), by=request.user)
    try:
        found = look_up_customers(text=text, limit=A_LIST, now=at.now, by=request.user) if text else []
    except TooOften as refusal:
        messages.error(request, str(refusal))
        return redirect("customers")
    return export_answer(
        found,
        CUSTOMER_COLUMNS,
        name="customers",
        title=_("Customers"),
        kind=kind,
        filters=" ".join(match.customer.number for match in found),
        now=at.now,
        by=request.user,
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def customer_reveal(request: StaffRequest, customer_id: int) -> HttpResponse:
    """Show the phone number in full, once, after a reason that is recorded. Nothing of it is stored in the page."""
    at = moment()
    customer = customer_for(request.user, customer_id, day=at.day)
    if not may_reveal(customer, day=at.day, by=request.user):
        raise Lacks(Right.REVEAL_PERSONAL_DATA, _("Phone numbers in full are for those who serve the customer."))
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
