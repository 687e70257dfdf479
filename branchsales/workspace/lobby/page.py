"""What the lobby manager sees of this minute, drawn once for the page and for the poll that keeps it fresh."""

from hashlib import sha256
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.http import quote_etag

from branchsales.workspace.lobby.hand_overs import hand_overs_of
from organisation.models import Staff
from organisation.requests import Moment
from organisation.workplace import branch_of
from referrals.free_now import Now, who_is_free

SECONDS = 20  # between two questions of an open page


def now_part(request: HttpRequest, staff: Staff, at: Moment) -> tuple[str, str]:
    """The part, and the mark by which it is known to be unchanged."""
    branch = branch_of(staff, day=at.day)
    people = who_is_free(branch, day=at.day, now=at.now, by=staff) if branch else []
    context: dict[str, Any] = {
        "people": people,
        "free": sum(one.now == Now.FREE for one in people),
        "hand_overs": hand_overs_of(staff, day=at.day, now=at.now),
        "today": at.day,
        "now": at.now,
    }
    part = render_to_string("workspace/lobby/_now.html", context, request)
    return part, quote_etag(sha256(part.encode()).hexdigest()[:24])
