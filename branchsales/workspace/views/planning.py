"""The acts of a daily plan: commit it, add to it, move and drop what is in it, close the day and open it again."""

from collections.abc import Callable
from datetime import date
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from branchsales.workspace.day.order import Adjusted
from branchsales.workspace.day.page import day_of
from branchsales.workspace.views.today import list_of, refuse_without_day
from leads.forms import CarryForm, CloseDayForm, DropForm
from leads.models import DailyPlan, Lead, PlanItem
from leads.planning import is_workable
from leads.services import (
    add_plan_item,
    carry_plan_item,
    close_day,
    commit_plan,
    drop_plan_item,
    move_plan_item,
    reopen_day,
)
from leads.views.access import lead_for
from organisation.acts import carry_out, form_page, sent, sent_before, tell_refusal
from organisation.forms.submission import SubmissionForm
from organisation.models import Staff
from organisation.requests import Moment, StaffRequest, moment
from organisation.toasts import done as tell
from organisation.ui.days import day_words
from organisation.working_time import next_working_day


@require_POST
def plan_commitment(request: StaffRequest) -> HttpResponse:
    """Commit the plan of today: what is ticked, in the order of the list."""
    at = moment()
    if earlier := sent_before(request):
        return redirect(earlier)
    refuse_without_day(request, at)
    form = SubmissionForm(request.POST)
    adjusted = Adjusted.asked(request.POST)
    done = carry_out(
        request,
        form,
        at,
        act=lambda: commit_plan(leads=_ticked(request, at, adjusted), now=at.now, by=request.user),
        goes_to=reverse("today"),
        told=_("The plan stands. Good work today."),
    )
    if done is not None:
        return redirect(done)
    context = list_of(request, at, day_of(request.user, day=at.day, adjusted=adjusted), form=form)
    return render(request, "workspace/today/page.html", context | {"list_url": reverse("today")}, status=422)


def _ticked(request: StaffRequest, at: Moment, adjusted: Adjusted | None) -> list[Lead]:
    wanted = [pk for pk in adjusted.shown if pk in adjusted.ticked] if adjusted is not None else []
    seen = Lead.objects.visible_to(request.user, day=at.day).select_related("customer").in_bulk(wanted)
    return [seen[pk] for pk in wanted if pk in seen]


@require_POST
def plan_order(request: StaffRequest) -> HttpResponse:
    """Without script: the morning's list with one line moved, its order and ticks in the address; nothing is stored."""
    at = moment()
    refuse_without_day(request, at)
    asked = [(name, value) for name in ("shown", "leads", "up", "down") for value in request.POST.getlist(name)]
    return redirect(f"{reverse('today')}?{urlencode(asked)}#plan")


@require_POST
def plan_lead(request: StaffRequest, lead_id: int) -> HttpResponse:
    """Put an own lead into today's plan, or take up again what was put off."""
    at = moment()
    refuse_without_day(request, at)
    lead = lead_for(request.user, lead_id, day=at.day)
    told = _("%(name)s is in today's plan.") % {"name": lead.customer.name}
    return _pressed(request, at, lambda: add_plan_item(lead=lead, now=at.now, by=request.user), told=told)


@require_POST
def plan_item_place(request: StaffRequest, item_id: int) -> HttpResponse:
    """Work it one place earlier or later."""
    at = moment()
    item = _item_for(request.user, item_id, day=at.day)
    left = list(PlanItem.objects.visible_to(request.user, day=at.day).left().filter(plan=item.plan_id).in_order())
    place = next((number for number, one in enumerate(left, start=1) if one.pk == item.pk), 1)
    step = -1 if request.POST.get("to") == "earlier" else 1
    return _pressed(request, at, lambda: move_plan_item(item=item, position=place + step, now=at.now, by=request.user))


@require_POST
def plan_item_tomorrow(request: StaffRequest, item_id: int) -> HttpResponse:
    """Carry over to the next working day."""
    at = moment()
    item = _item_for(request.user, item_id, day=at.day)
    to = next_working_day(at.day)
    return _pressed(
        request,
        at,
        lambda: carry_plan_item(item=item, to=to, now=at.now, by=request.user),
        told=_carried(item, to, day=at.day),
        undo_url=reverse("plan-lead", args=[item.lead_id]),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def plan_item_day(request: StaffRequest, item_id: int) -> HttpResponse:
    """Carry over to a day of one's choice."""
    at = moment()
    if earlier := sent_before(request):
        return redirect(earlier)
    item = _item_for(request.user, item_id, day=at.day)
    form = CarryForm(sent(request), today=at.day)
    done = carry_out(
        request,
        form,
        at,
        act=lambda: carry_plan_item(item=item, to=form.cleaned_data["carried_to"], now=at.now, by=request.user),
        goes_to=reverse("today"),
    )
    if done is None:
        return form_page(request, "workspace/today/carry.html", form, {"item": item, "lead": item.lead})
    undo = reverse("plan-lead", args=[item.lead_id])
    tell(request, _carried(item, form.cleaned_data["carried_to"], day=at.day), undo_url=undo)
    return redirect(done)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_item_drop(request: StaffRequest, item_id: int) -> HttpResponse:
    """Take it out of today's plan, with the reason."""
    at = moment()
    if earlier := sent_before(request):
        return redirect(earlier)
    item = _item_for(request.user, item_id, day=at.day)
    form = DropForm(sent(request))
    done = carry_out(
        request,
        form,
        at,
        act=lambda: drop_plan_item(item=item, reason=form.cleaned_data["drop_reason"], now=at.now, by=request.user),
        goes_to=reverse("today"),
    )
    if done is None:
        return form_page(request, "workspace/today/drop.html", form, {"item": item, "lead": item.lead})
    tell(request, _("Dropped from today's plan."), undo_url=reverse("plan-lead", args=[item.lead_id]))
    return redirect(done)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_close(request: StaffRequest, plan_id: int) -> HttpResponse:
    """Close the day: what is left is carried over or dropped."""
    at = moment()
    if earlier := sent_before(request):
        return redirect(earlier)
    plan = _plan_for(request.user, plan_id, day=at.day)
    items = _left(request.user, plan, day=at.day)
    form = CloseDayForm(sent(request), items=items, today=at.day)
    done = carry_out(
        request,
        form,
        at,
        act=lambda: close_day(plan=plan, left=form.left, now=at.now, by=request.user),
        goes_to=reverse("today"),
        told=_("The day is closed."),
    )
    return redirect(done) if done else form_page(request, "workspace/today/close.html", form, {"plan": plan})


@require_POST
def plan_reopening(request: StaffRequest, plan_id: int) -> HttpResponse:
    """Open today again."""
    at = moment()
    plan = _plan_for(request.user, plan_id, day=at.day)
    return _pressed(
        request, at, lambda: reopen_day(plan=plan, now=at.now, by=request.user), told=_("The day is open again.")
    )


def _pressed(
    request: StaffRequest, at: Moment, act: Callable[[], object], *, told: str = "", undo_url: str = ""
) -> HttpResponse:
    """A button that acts at once and leads back to the day."""
    form = SubmissionForm(request.POST)
    done = carry_out(request, form, at, act=act, goes_to=reverse("today"))
    if done is None:
        tell_refusal(request, form)
    elif told:
        tell(request, told, undo_url=undo_url)
    return redirect("today")


def _carried(item: PlanItem, to: date, *, day: date) -> str:
    return _("%(name)s: carried over, %(day)s.") % {
        "name": item.lead.customer.name,
        "day": day_words(to, today=day),
    }


def _item_for(staff: Staff, pk: int, *, day: date) -> PlanItem:
    items = PlanItem.objects.visible_to(staff, day=day).select_related("plan", "lead__customer")
    item = get_object_or_404(items, pk=pk)
    _refuse_colleagues(item.plan, staff)
    return item


def _plan_for(staff: Staff, pk: int, *, day: date) -> DailyPlan:
    plan = get_object_or_404(DailyPlan.objects.visible_to(staff, day=day), pk=pk)
    _refuse_colleagues(plan, staff)
    return plan


def _refuse_colleagues(plan: DailyPlan, staff: Staff) -> None:
    if plan.staff_id != staff.pk:
        raise PermissionDenied(_("Everybody plans their own day."))


def _left(staff: Staff, plan: DailyPlan, *, day: date) -> list[PlanItem]:
    """What is left and still the person's to do; the rest drops by itself."""
    items = PlanItem.objects.visible_to(staff, day=day).left().filter(plan=plan).in_order()
    found = items.select_related("plan", "lead__customer", "lead__finder")
    return [item for item in found if is_workable(item.lead, by=staff)]
