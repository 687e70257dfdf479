from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from organisation.language_cookie import keep_language
from organisation.models import Staff
from organisation.redirects import page_of_request, safe_next
from organisation.services import choose_language


@login_not_required  # the language is chosen on the sign-in page too
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Read everything in the chosen language from now on; back to the page one was on."""
    chosen = request.POST.get("language", "")
    wanted = request.POST.get("next", "")
    back = redirect(safe_next(request, wanted) if wanted else page_of_request(request))
    if chosen not in Staff.Language.values:
        return back
    if isinstance(request.user, Staff):
        choose_language(language=chosen, by=request.user)
    return keep_language(back, chosen)
