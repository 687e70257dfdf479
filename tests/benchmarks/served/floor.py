"""The floor of pages: the least that Django does for 25 rows found by an index, for somebody who has signed in."""

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from branchsales.urls import urlpatterns as pages
from leads.models import Lead

_TABLE = """<!doctype html><title>Leads</title><table>{% for lead in leads %}<tr><td>{{ lead.customer.name }}</td>
<td>{{ lead.category }}</td><td>{{ lead.potential }}</td><td>{{ lead.stage }}</td><td>{{ lead.captured_on }}</td></tr>
{% endfor %}</table>"""
_template = engines["django"].from_string(_TABLE)


def floor(request: HttpRequest, branch_id: int) -> HttpResponse:
    """The newest leads of a branch with their customers."""
    leads = Lead.objects.filter(branch=branch_id).select_related("customer").order_by("-captured_at", "-id")[:25]
    return HttpResponse(_template.render({"leads": leads}, request))


urlpatterns = [path("floor/<int:branch_id>/", floor), *pages]
