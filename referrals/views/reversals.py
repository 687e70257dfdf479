"""Taking a sale back: asked for by its closer, approved or refused by the head of its branch."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from organisation.access import can, scope_of
from organisation.acts import carry_out, form_page, sent, sent_before, tell_refusal
from organisation.paging import page_of
from organisation.refused import Lacks, Refused
from organisation.requests import Moment, StaffRequest, moment
from organisation.roles import Right
from referrals.forms import AnswerForm, ReversalForm
from referrals.models import Sale
from referrals.reversal import is_judge, may_ask
from referrals.services import approve_reversal, ask_reversal, refuse_reversal
from referrals.views.access import sale_for

LONGEST_WAITING_FIRST = ("reversal_asked_at", "id")


@require_http_methods(["GET", "HEAD", "POST"])
def sale_reversal(request: StaffRequest, sale_id: int) -> HttpResponse:
    """The closer asks to take the sale back, and says why."""
    at = moment()
    if earlier := sent_before(request):
        return redirect(earlier)
    sale = sale_for(request.user, sale_id, day=at.day)
    if not may_ask(sale, day=at.day, by=request.user):
        raise Refused(
            _("Only the closer can ask for the reversal, once. Open the sale to see how it stands."),
            back=reverse("sale", args=[sale.pk]),
            back_label=_("Back to the sale"),
        )
    form = ReversalForm(sent(request))
    done = carry_out(
        request,
        form,
        at,
        act=lambda: ask_reversal(sale=sale, reason=form.cleaned_data["reason"], now=at.now, by=request.user),
        goes_to=reverse("sale", args=[sale.pk]),
        told=_("Asked for. The branch head decides; until then the sale stands."),
    )
    return redirect(done) if done else form_page(request, "referrals/reversal.html", form, {"sale": sale})


@require_POST
def reversal_approval(request: StaffRequest, sale_id: int) -> HttpResponse:
    """Take the sale back."""
    at = moment()
    sale = sale_for(request.user, sale_id, day=at.day)
    return _decide(
        request,
        at,
        lambda: approve_reversal(sale=sale, now=at.now, by=request.user),
        sale,
        _("Reversed. The sales credit is booked back today, and the lead is open again."),
    )


@require_POST
def reversal_refusal(request: StaffRequest, sale_id: int) -> HttpResponse:
    """Leave the sale as it stands."""
    at = moment()
    sale = sale_for(request.user, sale_id, day=at.day)
    return _decide(
        request,
        at,
        lambda: refuse_reversal(sale=sale, now=at.now, by=request.user),
        sale,
        _("Refused. The sale stands."),
    )


@require_safe
def reversal_list(request: StaffRequest) -> HttpResponse:
    """The reversals that wait for a decision, the longest waiting first."""
    at = moment()
    staff = request.user
    if not can(staff, Right.APPROVE_REVERSAL, day=at.day):
        raise Lacks(Right.APPROVE_REVERSAL, _("Reversals are decided by the branch head."))
    here = scope_of(staff, day=at.day).covers(Right.APPROVE_REVERSAL, "branch")
    asked = (
        Sale.objects.visible_to(staff, day=at.day)
        .filter(here)
        .awaiting_reversal()
        .select_related("product", "closer", "branch", "lead__customer", "reversal_asked_by")
    )
    page = page_of(asked, keys=LONGEST_WAITING_FIRST, cursor=request.GET.get("cursor", ""))
    return render(
        request,
        "referrals/reversals.html",
        {
            "page": page,
            "rows": [(sale, is_judge(sale, day=at.day, by=staff)) for sale in page.rows],
            "answer": AnswerForm(),
        },
    )


def _decide(request: StaffRequest, at: Moment, act: Callable[[], Sale], sale: Sale, told: str) -> HttpResponse:
    """Done or refused: back to the sale, which says how it stands; from the list, back to the list."""
    form = AnswerForm(sent(request))
    back = reverse("reversals") if request.POST.get("from") == "list" else reverse("sale", args=[sale.pk])
    carry_out(request, form, at, act=act, goes_to=back, told=told)
    tell_refusal(request, form)
    return redirect(back)
