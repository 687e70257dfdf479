"""The small acts on a lead: plan the next action, assign it, give it back, lose it, open a sibling."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from leads.actions import Action
from leads.forms import AssignmentForm, LossForm, NextActionForm, SiblingForm
from leads.models import Lead
from leads.ownership import possible_owners
from leads.services import add_sibling_lead, assign_lead, lose_lead, plan_next_action
from leads.views.access import lead_to
from organisation.forms.submission import SubmissionForm
from organisation.models import Staff
from organisation.requests import StaffRequest, moment
from organisation.submissions import done_before, once


@require_http_methods(["GET", "HEAD", "POST"])
def lead_next_action(request: StaffRequest, lead_id: int) -> HttpResponse:
    """Say what is next on a lead, and when."""
    at = moment()
    lead = lead_to(Action.PLAN, request.user, lead_id, day=at.day)
    initial = {"next_action": lead.next_action, "next_action_on": max(lead.next_action_on or at.day, at.day)}
    form = NextActionForm(request.POST if request.method == "POST" else None, today=at.day, initial=initial)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        done = form.attempt(
            lambda: plan_next_action(
                lead=lead,
                next_action=typed["next_action"],
                next_action_on=typed["next_action_on"],
                now=at.now,
                by=request.user,
            )
        )
        if done is not None:
            messages.success(request, _("Next action noted."))
            return redirect("lead", lead.pk)
    return render(request, "leads/next_action_form.html", {"lead": lead, "form": form}, status=_status(form))


@require_http_methods(["GET", "HEAD", "POST"])
def lead_loss(request: StaffRequest, lead_id: int) -> HttpResponse:
    """Close a lead as lost, with the reason."""
    at = moment()
    if earlier := done_before(staff=request.user, typed=request.POST.get("form_token", "")):
        return redirect(earlier)
    lead = lead_to(Action.LOSE, request.user, lead_id, day=at.day)
    form = LossForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        done = form.attempt(
            lambda: once(
                staff=request.user,
                token=form.token,
                now=at.now,
                act=lambda: lose_lead(lead=lead, reason=form.cleaned_data["reason"], now=at.now, by=request.user),
                result=lambda lost: reverse("lead", args=[lost.pk]),
            )
        )
        if done is not None:
            messages.success(request, _("Closed as lost. Thank you for saying why."))
            return redirect(done)
    return render(request, "leads/loss_form.html", {"lead": lead, "form": form}, status=_status(form))


@require_http_methods(["GET", "HEAD", "POST"])
def lead_assignment(request: StaffRequest, lead_id: int) -> HttpResponse:
    """The head gives a lead of the branch to one of its people, or back to the pool."""
    at = moment()
    lead = lead_to(Action.ASSIGN, request.user, lead_id, day=at.day)
    owners = possible_owners(lead.branch, day=at.day)
    form = AssignmentForm(
        request.POST if request.method == "POST" else None,
        owners=owners,
        allow_pool=lead.owner_id is not None,
        initial={"owner": str(lead.owner_id or "")},
    )
    if request.method == "POST" and form.is_valid():
        done = form.attempt(lambda: assign_lead(lead=lead, owner=form.chosen_owner, now=at.now, by=request.user))
        if done is not None:
            messages.success(request, _("Lead assigned."))
            return redirect("lead", lead.pk)
    return render(request, "leads/assignment_form.html", {"lead": lead, "form": form}, status=_status(form))


@require_POST
def lead_release(request: StaffRequest, lead_id: int) -> HttpResponse:
    """The owner gives a lead back to the branch pool. Who did not find it sees it no more, and goes on with theirs."""
    at = moment()
    if earlier := done_before(staff=request.user, typed=request.POST.get("form_token", "")):
        return redirect(earlier)
    lead = lead_to(Action.RELEASE, request.user, lead_id, day=at.day)
    form = SubmissionForm(request.POST)
    done = None
    if form.is_valid():
        done = form.attempt(
            lambda: once(
                staff=request.user,
                token=form.token,
                now=at.now,
                act=lambda: assign_lead(lead=lead, owner=None, now=at.now, by=request.user),
                result=lambda released: _lead_or_list(request.user, released, day=at.day),
            )
        )
    if done is None:
        for refusal in form.non_field_errors():
            messages.error(request, str(refusal))
        return redirect("lead", lead.pk)
    messages.success(request, _("The lead is in the branch pool now; the branch head will assign it."))
    return redirect(done)


def _lead_or_list(staff: Staff, lead: Lead, *, day: date) -> str:
    still_seen = Lead.objects.visible_to(staff, day=day).filter(pk=lead.pk).exists()
    return reverse("lead", args=[lead.pk]) if still_seen else f"{reverse('leads')}?whose=mine"


@require_http_methods(["GET", "HEAD", "POST"])
def lead_sibling(request: StaffRequest, lead_id: int) -> HttpResponse:
    """Open a lead for another product of the same customer."""
    at = moment()
    lead = lead_to(Action.SIBLING, request.user, lead_id, day=at.day)
    form = SiblingForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        done = form.attempt(
            lambda: once(
                staff=request.user,
                token=form.token,
                now=at.now,
                act=lambda: add_sibling_lead(
                    lead=lead,
                    category=typed["category"],
                    potential=typed["potential"],
                    note=typed["note"],
                    estimated_amount=typed["estimated_amount"],
                    now=at.now,
                    by=request.user,
                ),
                result=lambda made: reverse("lead", args=[made.pk]),
            )
        )
        if done is not None:
            messages.success(request, _("Lead for another product logged."))
            return redirect(done)
    return render(request, "leads/sibling_form.html", {"lead": lead, "form": form}, status=_status(form))


def _status(form: AssignmentForm | LossForm | NextActionForm | SiblingForm) -> int:
    return 422 if form.errors else 200
