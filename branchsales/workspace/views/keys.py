from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def help_keys(request: HttpRequest) -> HttpResponse:
    """All keys, also without a script; what the help of every page shows of them depends on the page."""
    return render(request, "workspace/keys.html")
