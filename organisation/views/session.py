from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@login_not_required  # asked whether a session has ended; it shows nothing
@never_cache
@require_safe
def session(request: HttpRequest) -> JsonResponse:
    """Who is signed in here, asked by a form before it is sent, so that what was typed is not lost with the session.

    With the token that the form must carry: it changed if the person signed in anew in another window.
    """
    if not request.user.is_authenticated:
        return JsonResponse({}, status=401)
    return JsonResponse({"staff": str(request.user.pk), "token": get_token(request)})
