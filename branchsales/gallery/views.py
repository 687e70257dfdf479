from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from branchsales.gallery.samples import samples
from organisation.access import can
from organisation.requests import StaffRequest, moment
from organisation.roles import Right


@require_safe
def gallery(request: StaffRequest) -> HttpResponse:
    """The parts in all their states: for administrators, and for everybody where DESIGN_GALLERY is set."""
    at = moment()
    if not getattr(settings, "DESIGN_GALLERY", False) and not can(request.user, Right.ADMINISTER, day=at.day):
        raise PermissionDenied
    return render(request, "design/gallery.html", samples(now=at.now, day=at.day))
