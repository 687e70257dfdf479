from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from branchsales.workspace.capture.acts import take_back
from leads.stages import Stage
from leads.views.access import lead_for
from organisation.errors import DomainError
from organisation.requests import StaffRequest, moment


@require_POST
def lead_retraction(request: StaffRequest, lead_id: int) -> HttpResponse:
    """Undo what was just logged; the form comes back with what was typed. A second click finds it undone."""
    at = moment()
    lead = lead_for(request.user, lead_id, day=at.day)
    if lead.finder_id != request.user.pk:
        raise PermissionDenied(_("Only whoever logged the lead can take it back."))
    if lead.stage != Stage.RETRACTED:
        try:
            take_back(lead=lead, now=at.now, by=request.user)
        except DomainError as refusal:
            messages.error(request, str(refusal))
            return redirect("lead", lead.pk)
    messages.success(request, _("Taken back. Change what was wrong and log it again, or leave it."))
    page = _home_or_capture(request.POST.get("next", ""))
    return redirect(f"{page}?{urlencode({'again': lead.pk})}")


def _home_or_capture(came_from: str) -> str:
    """The page with the form that the person was on."""
    return reverse("home" if came_from.partition("?")[0] == reverse("home") else "capture")
