"""What is done with a customer's record: change the facts, say who manages them, record what they allow."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from leads.changing import may_record_consent
from leads.errors import TooOften
from leads.forms.customer import ConsentForm, CustomerFactsForm, CustomerManagerForm
from leads.models import Customer
from leads.ownership import possible_owners
from leads.services import assign_customer, change_customer, look_up_customers, record_consent
from leads.views.access import customer_for
from organisation.access import can
from organisation.acts import carry_out, form_page, sent, sent_before
from organisation.models import Staff
from organisation.requests import Moment, StaffRequest, moment
from organisation.roles import Right


@require_http_methods(["GET", "HEAD", "POST"])
def customer_facts(request: StaffRequest, customer_id: int) -> HttpResponse:
    """Change what is known of a customer."""
    at = moment()
    if earlier := sent_before(request):
        return redirect(earlier)
    customer = _customer_with(Right.CHANGE_CUSTOMER, request.user, customer_id, day=at.day)
    form = CustomerFactsForm(sent(request), customer=customer)
    _count_look(request, form, at)
    done = carry_out(
        request,
        form,
        at,
        act=lambda: change_customer(customer=customer, **form.changes, now=at.now, by=request.user),
        goes_to=reverse("customer", args=[customer.pk]),
        told=_("Saved."),
    )
    return redirect(done) if done else form_page(request, "leads/customer_facts.html", form, {"customer": customer})


def _count_look(request: StaffRequest, form: CustomerFactsForm, at: Moment) -> None:
    """A new phone is a look as any whole number: one that the branch knows is refused with the customer's name."""
    if form.is_bound and form.is_valid() and (phone := form.changes.get("phone")):
        try:
            look_up_customers(text=phone, limit=1, now=at.now, by=request.user)
        except TooOften as refusal:
            form.add_error("phone", str(refusal))


@require_http_methods(["GET", "HEAD", "POST"])
def customer_manager(request: StaffRequest, customer_id: int) -> HttpResponse:
    """Say who manages a customer."""
    at = moment()
    if earlier := sent_before(request):
        return redirect(earlier)
    customer = _customer_with(Right.ASSIGN_CUSTOMER, request.user, customer_id, day=at.day)
    form = CustomerManagerForm(
        sent(request),
        sellers=possible_owners(customer.branch, day=at.day),
        initial={"manager": str(customer.manager_id or "")},
    )
    done = carry_out(
        request,
        form,
        at,
        act=lambda: assign_customer(customer=customer, manager=form.chosen, now=at.now, by=request.user),
        goes_to=reverse("customer", args=[customer.pk]),
        told=_("Saved. The open leads keep their owners."),
    )
    return redirect(done) if done else form_page(request, "leads/customer_manager.html", form, {"customer": customer})


@require_http_methods(["GET", "HEAD", "POST"])
def customer_consent(request: StaffRequest, customer_id: int) -> HttpResponse:
    """Record what the customer said about marketing and being contacted."""
    at = moment()
    if earlier := sent_before(request):
        return redirect(earlier)
    customer = customer_for(request.user, customer_id, day=at.day)
    if not may_record_consent(customer, day=at.day, by=request.user):
        raise PermissionDenied(_("What a customer allows is recorded by the people who serve them."))
    form = ConsentForm(
        sent(request),
        initial={"consent": customer.consent, "contact": "no" if customer.do_not_contact else "yes"},
    )
    done = carry_out(
        request,
        form,
        at,
        act=lambda: record_consent(
            customer=customer,
            consent=form.cleaned_data["consent"],
            do_not_contact=form.do_not_contact,
            how=form.cleaned_data["how"],
            now=at.now,
            by=request.user,
        ),
        goes_to=reverse("customer", args=[customer.pk]),
        told=_("Recorded what the customer said."),
    )
    return redirect(done) if done else form_page(request, "leads/customer_consent.html", form, {"customer": customer})


def _customer_with(right: Right, staff: Staff, pk: int, *, day: date) -> Customer:
    """The customer, if the person holds the right in their branch; seen without it is a 403."""
    customer = customer_for(staff, pk, day=day)
    if not can(staff, right, day=day, branch=customer.branch):
        raise PermissionDenied(_("Customers are changed by the people of their own branch."))
    return customer
