from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from organisation.access import rights_of
from organisation.acts import carry_out, form_page, sent, sent_before
from organisation.addresses import address_of
from organisation.forms.profile import PasswordForm, PreferencesForm
from organisation.language_cookie import keep_language
from organisation.models import AccessRecord
from organisation.paging import page_of
from organisation.requests import Moment, StaffRequest, moment
from organisation.roles import POLICIES, RIGHT_SENTENCES, Right, Role
from organisation.services import change_password, choose_preferences, record_access
from organisation.services.change_password import REASON
from organisation.sign_ins import as_told, sign_ins_of

SIGN_INS = 10


@require_safe
def profile(request: StaffRequest) -> HttpResponse:
    """Who one is here: postings, rights, how one likes to work, and who signed in with one's employee number."""
    staff = request.user
    keys = "on" if staff.single_keys else "off"
    form = PreferencesForm(initial={"language": staff.language, "theme": staff.theme, "single_keys": keys})
    return form_page(request, "organisation/profile.html", form, _about(request, moment()))


@require_POST
def profile_preferences(request: StaffRequest) -> HttpResponse:
    """Work as one likes from now on; told in the language that was chosen."""
    form = PreferencesForm(request.POST)
    if not form.is_valid() or form.attempt(lambda: choose_preferences(**form.cleaned_data, by=request.user)) is None:
        return form_page(request, "organisation/profile.html", form, _about(request, moment()))
    with translation.override(request.user.language):
        messages.success(request, _("Saved. It holds on every machine you sign in to."))
    return keep_language(redirect("profile"), request.user.language)


@never_cache
@sensitive_post_parameters("current", "new", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def profile_password(request: StaffRequest) -> HttpResponse:
    """A new password; every other session of the person ends with it."""
    at = moment()
    if earlier := sent_before(request):
        return redirect(earlier)
    form = PasswordForm(sent(request))
    done = carry_out(
        request,
        form,
        at,
        act=lambda: change_password(
            current=form.cleaned_data["current"],
            new=form.cleaned_data["new"],
            address=address_of(request),
            now=at.now,
            by=request.user,
        ),
        goes_to=reverse("profile"),
        told=_("Your password is changed. Wherever else you were signed in, you are signed out."),
    )
    if done:
        update_session_auth_hash(request, request.user)
        return redirect(done)
    _record_wrong(request, form, at)
    return form_page(request, "organisation/profile_password.html", form)


def _record_wrong(request: StaffRequest, form: PasswordForm, at: Moment) -> None:
    """A wrong current password is written down outside the refused act, which leaves no trace."""
    if form.has_error("current") and form.data.get("current"):
        record_access(
            kind=AccessRecord.Kind.REFUSED,
            subject=request.user.employee_no,
            reason=REASON,
            address=address_of(request),
            now=at.now,
            by=request.user,
        )


def _about(request: StaffRequest, at: Moment) -> dict[str, Any]:
    staff, here = request.user, address_of(request)
    held = rights_of(staff, day=at.day)
    records = sign_ins_of(staff, now=at.now)
    page = page_of(records, keys=("-made_at", "-id"), cursor=request.GET.get("cursor", ""), size=SIGN_INS)
    postings = [(one, Role(one.role).label, POLICIES[Role(one.role)].sentence) for one in staff.postings_on(at.day)]
    return {
        "postings": postings,
        "rights": [RIGHT_SENTENCES[right] for right in Right if right in held],
        "page": page,
        "sign_ins": [as_told(record, here=here) for record in page.rows],
        "query": "",
    }
