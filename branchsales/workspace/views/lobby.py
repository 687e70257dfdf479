from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from branchsales.workspace.forms.lobby_tap import LobbyTapForm
from branchsales.workspace.lobby.log import LABELS, counter_of, log_of
from branchsales.workspace.lobby.page import now_part
from leads.services import tap_traffic
from organisation.access import can
from organisation.acts import carry_out, sent, tell_refusal
from organisation.refused import Lacks
from organisation.requests import Moment, StaffRequest, moment
from organisation.roles import Right


@require_safe
def lobby_now(request: StaffRequest) -> HttpResponseBase:
    """Who is free and how the hand-overs stand, for a page that asks again and again: 304 while nothing has changed."""
    at = moment()
    _refuse_others(request, at)
    part, mark = now_part(request, request.user, at)
    response = HttpResponse(part, headers={"ETag": mark, "Cache-Control": "private, no-cache"})
    return get_conditional_response(request, etag=mark, response=response) or response


@require_POST
def lobby_log(request: StaffRequest) -> HttpResponse:
    """One tap: the number as it is now, whoever tapped meanwhile; without script the page again."""
    at = moment()
    _refuse_others(request, at)
    form = LobbyTapForm(sent(request))
    done = carry_out(
        request,
        form,
        at,
        act=lambda: tap_traffic(
            what=form.cleaned_data["what"], step=form.cleaned_data["step"], now=at.now, by=request.user
        ),
        goes_to=f"{reverse('home')}#lobby-log",
    )
    if not request.htmx:
        tell_refusal(request, form)
        return redirect(done or f"{reverse('home')}#lobby-log")
    what = request.POST.get("what", "")
    log = log_of(request.user, day=at.day)
    page = {
        "one": counter_of(log, what if what in LABELS else next(iter(LABELS))),
        "refusal": next(iter(form.non_field_errors()), ""),
    }
    return render(request, "workspace/lobby/_tapped.html", page, status=200 if done else 422)


def _refuse_others(request: StaffRequest, at: Moment) -> None:
    if not can(request.user, Right.COUNT_LOBBY, day=at.day):
        raise Lacks(Right.COUNT_LOBBY, _("This is the page of the lobby manager. Your own page is the home page."))
