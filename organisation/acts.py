"""How a page carries out one act of the office: load, one verb, respond.

A view loads what the person may see, makes the form, and says what the act is:

    at = moment()
    if earlier := sent_before(request):
        return redirect(earlier)
    lead = lead_to(Action.LOSE, request.user, lead_id, day=at.day)
    form = LossForm(sent(request))
    done = carry_out(
        request, form, at,
        act=lambda: lose_lead(lead=lead, reason=form.cleaned_data["reason"], now=at.now, by=request.user),
        goes_to=reverse("lead", args=[lead.pk]),
        told=_("Closed as lost."),
    )
    return redirect(done) if done else form_page(request, "leads/loss_form.html", form, {"lead": lead})

What is refused stands beside its field and answers 422, what is not allowed is a 403, and a second click does nothing.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import render

from organisation.forms.submission import SubmissionForm
from organisation.requests import Moment, StaffRequest
from organisation.submissions import done_before, once

T = TypeVar("T")


def sent(request: StaffRequest) -> QueryDict | None:
    """What the form is bound to: what was sent, or nothing while it is only shown."""
    return request.POST if request.method == "POST" else None


def sent_before(request: StaffRequest) -> str:
    """Where the first click on this form led, if this is the second; asked before anything is loaded or refused."""
    return done_before(staff=request.user, typed=request.POST.get("form_token", ""))


def carry_out(
    request: StaffRequest,
    form: SubmissionForm,
    at: Moment,
    *,
    act: Callable[[], T],
    goes_to: str | Callable[[T], str],
    told: str = "",
) -> str | None:
    """Do the act once if the form is right, tell the person, and say where to go on.

    None if the form was only shown, is not right, or the act was refused: then the form says what is wrong, and where.
    `goes_to` is an address of at most 200 characters, or makes one of what the act made; `told` is for the next page.
    """
    if not form.is_valid():
        return None
    address = goes_to if callable(goes_to) else lambda _made: goes_to
    done = form.attempt(lambda: once(staff=request.user, token=form.token, now=at.now, act=act, result=address))
    if done is not None and told:
        messages.success(request, told)
    return done


def form_page(
    request: StaffRequest, template: str, form: forms.Form, context: Mapping[str, Any] | None = None
) -> HttpResponse:
    """The page, or part of one, with its form: 422 once something in it is to be mended."""
    return render(request, template, {"form": form, **(context or {})}, status=422 if form.errors else 200)


def tell_refusal(request: StaffRequest, form: forms.Form) -> None:
    """Say why a button did nothing on the page that it leads back to: it has no form to say it in."""
    for refusal in form.non_field_errors():
        messages.error(request, str(refusal))
