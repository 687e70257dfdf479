"""The small acts on a lead: plan the next action, assign it, give it back, lose it, open a sibling."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from leads.actions import Action
from leads.forms import AssignmentForm, LossForm, NextActionForm, SiblingForm
from leads.models import Lead
from leads.ownership import possible_owners
from leads.services import add_sibling_lead, assign_lead, lose_lead, plan_next_action
from leads.views.access import lead_to
from organisation.acts import carry_out, form_page, sent, sent_before, tell_refusal
from organisation.forms.submission import SubmissionForm
from organisation.models import Staff
from organisation.requests import StaffRequest, moment


@require_http_methods(["GET", "HEAD", "POST"])
def lead_next_action(request: StaffRequest, lead_id: int) -> HttpResponse:
    """Say what is next on a lead, and when."""
    at = moment()
    if earlier := sent_before(request):
        return redirect(earlier)
    lead = lead_to(Action.PLAN, request.user, lead_id, day=at.day)
    initial = {"next_action": lead.next_action, "next_action_on": max(lead.next_action_on or at.day, at.day)}
    form = NextActionForm(sent(request), today=at.day, initial=initial)
    done = carry_out(
        request,
        form,
        at,
        act=lambda: plan_next_action(
            lead=lead,
            next_action=form.cleaned_data["next_action"],
            next_action_on=form.cleaned_data["next_action_on"],
            now=at.now,
            by=request.user,
        ),
        goes_to=reverse("lead", args=[lead.pk]),
        told=_("Next action noted."),
    )
    return redirect(done) if done else form_page(request, "leads/next_action_form.html", form, {"lead": lead})


@require_http_methods(["GET", "HEAD", "POST"])
def lead_loss(request: StaffRequest, lead_id: int) -> HttpResponse:
    """Close a lead as lost, with the reason."""
    at = moment()
    if earlier := sent_before(request):
        return redirect(earlier)
    lead = lead_to(Action.LOSE, request.user, lead_id, day=at.day)
    form = LossForm(sent(request))
    done = carry_out(
        request,
        form,
        at,
        act=lambda: lose_lead(lead=lead, reason=form.cleaned_data["reason"], now=at.now, by=request.user),
        goes_to=reverse("lead", args=[lead.pk]),
        told=_("Closed as lost. Thank you for saying why."),
    )
    return redirect(done) if done else form_page(request, "leads/loss_form.html", form, {"lead": lead})


@require_http_methods(["GET", "HEAD", "POST"])
def lead_assignment(request: StaffRequest, lead_id: int) -> HttpResponse:
    """The head gives a lead of the branch to one of its people, or back to the pool."""
    at = moment()
    if earlier := sent_before(request):
        return redirect(earlier)
    lead = lead_to(Action.ASSIGN, request.user, lead_id, day=at.day)
    form = AssignmentForm(
        sent(request),
        owners=possible_owners(lead.branch, day=at.day),
        allow_pool=lead.owner_id is not None,
        initial={"owner": str(lead.owner_id or "")},
    )
    done = carry_out(
        request,
        form,
        at,
        act=lambda: assign_lead(lead=lead, owner=form.chosen_owner, now=at.now, by=request.user),
        goes_to=reverse("lead", args=[lead.pk]),
        told=_("Lead assigned."),
    )
    return redirect(done) if done else form_page(request, "leads/assignment_form.html", form, {"lead": lead})


@require_POST
def lead_release(request: StaffRequest, lead_id: int) -> HttpResponse:
    """The owner gives a lead back to the branch pool. Who did not find it sees it no more, and goes on with theirs."""
    at = moment()
    if earlier := sent_before(request):
        return redirect(earlier)
    lead = lead_to(Action.RELEASE, request.user, lead_id, day=at.day)
    form = SubmissionForm(sent(request))
    done = carry_out(
        request,
        form,
        at,
        act=lambda: assign_lead(lead=lead, owner=None, now=at.now, by=request.user),
        goes_to=lambda released: _lead_or_list(request.user, released, day=at.day),
        told=_("The lead is in the branch pool now; the branch head will assign it."),
    )
    tell_refusal(request, form)
    return redirect(done or reverse("lead", args=[lead.pk]))


def _lead_or_list(staff: Staff, lead: Lead, *, day: date) -> str:
    still_seen = Lead.objects.visible_to(staff, day=day).filter(pk=lead.pk).exists()
    return reverse("lead", args=[lead.pk]) if still_seen else f"{reverse('leads')}?whose=mine"


@require_http_methods(["GET", "HEAD", "POST"])
def lead_sibling(request: StaffRequest, lead_id: int) -> HttpResponse:
    """Open a lead for another product of the same customer."""
    at = moment()
    if earlier := sent_before(request):
        return redirect(earlier)
    lead = lead_to(Action.SIBLING, request.user, lead_id, day=at.day)
    form = SiblingForm(sent(request))
    done = carry_out(
        request,
        form,
        at,
        act=lambda: add_sibling_lead(
            lead=lead,
            category=form.cleaned_data["category"],
            potential=form.cleaned_data["potential"],
            note=form.cleaned_data["note"],
            estimated_amount=form.cleaned_data["estimated_amount"],
            now=at.now,
            by=request.user,
        ),
        goes_to=lambda made: reverse("lead", args=[made.pk]),
        told=_("Lead for another product logged."),
    )
    return redirect(done) if done else form_page(request, "leads/sibling_form.html", form, {"lead": lead})
