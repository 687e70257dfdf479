from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from leads.actions import Action, actions_for
from organisation.access import can
from organisation.exporting import TooMany, export_answer, export_kind, refused_export
from organisation.paging import page_of
from organisation.requests import StaffRequest, moment
from organisation.roles import Right
from organisation.saved_views import default_address, views_of
from referrals.agreement import agreement_of
from referrals.exported import COLUMNS
from referrals.forms import AnswerForm, ReferralFilterForm, ReturnForm
from referrals.models import Referral
from referrals.parts import parts_of
from referrals.rows import rows_of
from referrals.statement import statement_for
from referrals.states import GIVES_BACK
from referrals.views.access import LEAD_OF_PAGE, referral_for

NEWEST_FIRST = ("-made_at", "-id")
MOST_WAITING = 50


@require_safe
def referrals_export(request: StaffRequest) -> HttpResponseBase:
    """The list as a file: all its pages; what waits for one's own answer stands on the page above it."""
    at = moment()
    staff = request.user
    kind = export_kind(request, day=at.day)
    referrals = Referral.objects.visible_to(staff, day=at.day).select_related(
        "referrer", "receiver", *(f"lead__{one}" for one in LEAD_OF_PAGE)
    )
    form = ReferralFilterForm(request.GET, by=staff, day=at.day)
    try:
        return export_answer(
            form.apply(referrals).order_by(*NEWEST_FIRST),
            COLUMNS,
            name="referrals",
            title=_("Referrals"),
            kind=kind,
            filters=f"side={form.side_chosen}&state={form.state_chosen}",
            now=at.now,
            by=staff,
            read=lambda some: rows_of(some, day=at.day, now=at.now, to=staff),
        )
    except TooMany as refusal:
        return refused_export(request, "referrals", refusal)


@require_safe
def referral_list(request: StaffRequest) -> HttpResponse:
    """What waits for one's answer first, then the referrals received, sent or of the branch, newest first."""
    at = moment()
    staff = request.user
    if to := default_address(staff, "referrals", request.GET, day=at.day):
        return redirect(to)
    referrals = Referral.objects.visible_to(staff, day=at.day).select_related("lead__customer")
    waiting = list(referrals.pending().filter(receiver=staff).soonest_due_first()[:MOST_WAITING])
    form = ReferralFilterForm(request.GET, by=staff, day=at.day)
    page = page_of(form.apply(referrals), keys=NEWEST_FIRST, cursor=request.GET.get("cursor", ""))
    rows = rows_of([*waiting, *page.rows], day=at.day, now=at.now, to=staff)
    query = request.GET.copy()
    query.pop("cursor", None)
    return render(
        request,
        "referrals/list.html",
        {
            "statement": statement_for(staff, day=at.day),
            "waiting": rows[: len(waiting)],
            "rows": rows[len(waiting) :],
            "page": page,
            "form": form,
            "query": query.urlencode(),
            "views": views_of(staff, "referrals", query, day=at.day),
            "may_export": can(staff, Right.EXPORT_LISTS, day=at.day),
            "answer": AnswerForm(),
            "return_form": ReturnForm(auto_id=False),
            "may_receive": can(staff, Right.OWN_LEAD, day=at.day),
        },
    )


@require_safe
def referral_page(request: StaffRequest, referral_id: int) -> HttpResponse:
    """Both sides, the split that was agreed, the way and what came of it."""
    at = moment()
    staff = request.user
    referral = referral_for(staff, referral_id, day=at.day)
    (row,) = rows_of([referral], day=at.day, now=at.now, to=staff)
    agreement = agreement_of(referral)
    is_pending = referral.state == Referral.State.PENDING
    return render(
        request,
        "referrals/referral.html",
        {
            "row": row,
            "referral": referral,
            "lead": referral.lead,
            "parts": parts_of(agreement, reader=staff, amount=referral.lead.estimated_amount),
            "answer": AnswerForm(),
            "return_form": ReturnForm(),
            "may_answer": is_pending and referral.receiver_id == staff.pk,
            "may_accept": is_pending and referral.receiver_id == staff.pk and can(staff, Right.OWN_LEAD, day=at.day),
            "may_refer_again": referral.state in GIVES_BACK
            and Action.REFER in actions_for(referral.lead, day=at.day, by=staff),
            "owns_lead": referral.lead.is_open and referral.lead.owner_id == staff.pk and not is_pending,
            "may_withdraw": is_pending and referral.referrer_id == staff.pk,
        },
    )
