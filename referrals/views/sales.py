from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from leads.actions import Action
from leads.models import Lead, Product
from leads.views.access import lead_to
from organisation.acts import carry_out, form_page, sent, sent_before
from organisation.models import Staff
from organisation.requests import Moment, StaffRequest, moment
from referrals.agreement import Agreement, accepted_referrals, finders_of
from referrals.forms import AnswerForm, ReversalForm, SaleForm
from referrals.forms.sale import SoFar
from referrals.ledger import found_share_of
from referrals.parts import parts_of, parts_of_lines
from referrals.reversal import may_ask, may_judge
from referrals.services import record_sale
from referrals.views.access import sale_for


@require_http_methods(["GET", "HEAD", "POST"])
def lead_sale(request: StaffRequest, lead_id: int) -> HttpResponse:
    """Record the sale that wins a lead; the split that will be booked is read before. Asked by htmx: that split."""
    at = moment()
    if earlier := sent_before(request):
        return redirect(earlier)
    lead = lead_to(Action.SELL, request.user, lead_id, day=at.day)
    form = SaleForm(sent(request), lead=lead, products=Product.objects.filter(is_active=True), day=at.day)
    typed = SoFar(sent(request) or request.GET, lead=lead, day=at.day)
    agreement = _agreement(lead, typed.sold_on, by=request.user)
    if form.is_valid() and form.agree_to(agreement.found_share) and (made := _record(request, lead, form, at)):
        return redirect(made)
    form.show(agreement.found_share)
    page = {"lead": lead, "parts": parts_of(agreement, reader=request.user, amount=typed.amount)}
    if request.htmx and request.method == "GET":
        return form_page(request, "referrals/_sale_split.html", form, page)
    return form_page(request, "referrals/sell.html", form, page)


@require_safe
def sale_page(request: StaffRequest, sale_id: int) -> HttpResponse:
    """A sale with its ledger of sales credit, and what can be done about it."""
    at = moment()
    sale = sale_for(request.user, sale_id, day=at.day)
    lines = list(sale.credits.select_related("staff", "branch", "reverses").order_by("id"))
    return render(
        request,
        "referrals/sale.html",
        {
            "sale": sale,
            "lines": lines,
            "parts": parts_of_lines([line for line in lines if line.reverses_id is None], reader=request.user),
            "may_ask": may_ask(sale, day=at.day, by=request.user),
            "may_judge": may_judge(sale, day=at.day, by=request.user),
            "answer": AnswerForm(),
            "reversal_form": ReversalForm(),
            "sees_lead": Lead.objects.visible_to(request.user, day=at.day).filter(pk=sale.lead_id).exists(),
        },
    )


def _agreement(lead: Lead, sold_on: date, *, by: Staff) -> Agreement:
    """What will be booked for a sale by the person on that day."""
    finders = finders_of(lead, accepted_referrals(lead))
    return Agreement(found_share_of(lead, closer=by, day=sold_on), finders, by)


def _record(request: StaffRequest, lead: Lead, form: SaleForm, at: Moment) -> str | None:
    return carry_out(
        request,
        form,
        at,
        act=lambda: record_sale(
            lead=lead,
            product=form.chosen_product,
            amount=form.cleaned_data["amount"],
            sold_on=form.cleaned_data["sold_on"],
            now=at.now,
            by=request.user,
        ),
        goes_to=lambda sale: reverse("sale", args=[sale.pk]),
        told=_("Sale recorded. The sales credit is booked."),
    )
