from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from organisation.models import Notice
from organisation.notices.bell import bell_of
from organisation.notices.reading import thing_of, told
from organisation.paging import page_of
from organisation.requests import Moment, StaffRequest, asked_by_itself, moment
from organisation.services import read_all_notices, read_notice
from organisation.ui.tabs import Tab

NEWEST_FIRST = ("-made_at", "-id")
IN_PANEL = 8


@require_safe
def notices(request: StaffRequest) -> HttpResponse:
    """Everything one was told in the last 90 days, or what is unread of it, the newest first."""
    at = moment()
    shows_unread = request.GET.get("show") == "unread"
    own = Notice.objects.visible_to(request.user, day=at.day)
    page = page_of(own.unread() if shows_unread else own, keys=NEWEST_FIRST, cursor=request.GET.get("cursor", ""))
    tabs = [
        Tab(_("All"), request.path, is_current=not shows_unread),
        Tab(_("Unread"), f"{request.path}?show=unread", is_current=shows_unread),
    ]
    context = {
        "page": page,
        "rows": told(page.rows, today=at.day),
        "tabs": tabs,
        "shows_unread": shows_unread,
        "query": "show=unread" if shows_unread else "",
    }
    return render(request, "organisation/notices.html", context)


@require_safe
def notices_latest(request: StaffRequest) -> HttpResponse:
    """The last notices, for the panel below the bell; without a script one is on the page of all of them."""
    return _panel(request, moment()) if request.htmx else redirect("notices")


@require_safe
@asked_by_itself
def notices_bell(request: StaffRequest) -> HttpResponse:
    """The number beside the bell, asked by every open page once a minute: 304 while it is the same."""
    bell = bell_of(request.user, day=moment().day)
    answer = render(request, "organisation/_bell.html", {"bell": bell})
    answer["ETag"] = bell.etag
    answer["Cache-Control"] = "private, no-cache"
    return get_conditional_response(request, etag=bell.etag, response=answer) or answer


@require_safe
def notice(request: StaffRequest, notice_id: int) -> HttpResponse:
    """On to the thing itself; whoever has gone there has read the notice.

    A link, not a form: it opens in a tab of its own, and noting that it was read is no act of the office.
    """
    at = moment()
    found = get_object_or_404(Notice.objects.visible_to(request.user, day=at.day), pk=notice_id)
    if request.method == "GET":
        read_notice(notice=found, now=at.now, by=request.user)
    return redirect(thing_of(found))


@require_POST
def notices_reading(request: StaffRequest) -> HttpResponse:
    """Everything that stood there counts as read; what came meanwhile stays new."""
    at = moment()
    newest = request.POST.get("newest", "")
    up_to = int(newest) if newest.isascii() and newest.isdigit() and len(newest) < 19 else None
    read_all_notices(up_to=up_to, now=at.now, by=request.user)
    return _panel(request, at) if request.htmx else redirect("notices")


def _panel(request: StaffRequest, at: Moment) -> HttpResponse:
    own = Notice.objects.visible_to(request.user, day=at.day).order_by(*NEWEST_FIRST)
    last = list(own[:IN_PANEL])
    context = {"rows": told(last, today=at.day), "newest": max((one.pk for one in last), default=0)}
    context["has_new"] = any(row.is_new for row in context["rows"])  # type: ignore[attr-defined]
    return render(request, "organisation/_notices_panel.html", context)
