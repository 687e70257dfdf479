"""One act on many leads: choose them in the list, see what would happen to how many, say yes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from leads.bulk_acts import BulkChoice, Chosen, offered_to, sorted_out
from leads.forms import AssignmentForm, GradeForm, LeadFilterForm, PutOffForm
from leads.many import MOST, Bulk
from leads.models import BulkAct, Lead
from leads.narrowing import narrowing
from leads.ownership import possible_owners_of
from leads.services import assign_leads, grade_leads, put_off_leads, undo_bulk
from organisation.acts import carry_out, form_page, sent, sent_before, tell_refusal
from organisation.forms.submission import SubmissionForm
from organisation.redirects import safe_next
from organisation.refused import Refused
from organisation.requests import Moment, StaffRequest, moment
from organisation.toasts import done as toast
from organisation.ui.language import gap
from organisation.ui.people import staff_name, written

LONGEST_ADDRESS = 200
LONGEST_ID = 18  # digits
NAMED = 5  # so many leads that were left as they are are told by name
JOINED = ("customer", "owner", "finder", "branch")


@require_http_methods(["GET", "HEAD", "POST"])
def leads_many(request: StaffRequest) -> HttpResponse:
    """Ask before the act: how many leads it would change, which not, and what is still to be said.

    The leads are those picked, or all that a list shows (`all` with the list's address in `list`). For htmx a dialog.
    """
    at = moment()
    asked = request.POST if request.method == "POST" else request.GET
    choice = _choice(asked.get("act", ""))
    if choice not in offered_to(request.user, day=at.day):
        raise Refused(_("Your role does not allow it. Nothing was changed. Ask your branch head if you need it."))
    chosen = sorted_out(choice, _leads(request, asked, at), day=at.day, by=request.user)
    form = _form(choice, None, chosen, at)
    template = "leads/_bulk_dialog.html" if request.htmx else "leads/bulk.html"
    return form_page(request, template, form, _context(request, choice, chosen))


@require_POST
def leads_assignment(request: StaffRequest) -> HttpResponse:
    """Give the leads to one colleague."""
    return _act(request, BulkChoice.ASSIGN)


@require_POST
def leads_release(request: StaffRequest) -> HttpResponse:
    """Give the leads to the branch pool."""
    return _act(request, BulkChoice.POOL)


@require_POST
def leads_putting_off(request: StaffRequest) -> HttpResponse:
    """Put the next action of the leads off to another day."""
    return _act(request, BulkChoice.PUT_OFF)


@require_POST
def leads_potential(request: StaffRequest) -> HttpResponse:
    """Set the potential of the leads."""
    return _act(request, BulkChoice.GRADE)


@require_POST
def bulk_undo(request: StaffRequest, bulk_id: int) -> HttpResponse:
    """Undo what one has just done with many leads."""
    at = moment()
    if earlier := sent_before(request):
        return redirect(earlier)
    bulk = get_object_or_404(BulkAct.objects.visible_to(request.user, day=at.day).filter(person=None), pk=bulk_id)
    form = SubmissionForm(sent(request))
    made: list[Bulk] = []
    to = _back(request)
    done = carry_out(
        request,
        form,
        at,
        act=lambda: made.append(undo_bulk(bulk=bulk, now=at.now, by=request.user)),
        goes_to=to,
    )
    for one in made:
        n = len(one.done)
        toast(request, ngettext("%(n)s lead is as it was.", "%(n)s leads are as they were.", n) % {"n": n})
        _tell_left(request, one)
    tell_refusal(request, form)
    return redirect(done or to)


def _act(request: StaffRequest, choice: BulkChoice) -> HttpResponse:
    at = moment()
    if earlier := sent_before(request):
        return redirect(earlier)
    if choice not in offered_to(request.user, day=at.day):
        raise Refused(_("Your role does not allow it. Nothing was changed. Ask your branch head if you need it."))
    leads = _leads(request, request.POST, at)
    chosen = Chosen(leads, [], 0)
    form = _form(choice, request.POST, chosen, at)
    made: list[Bulk] = []

    def act() -> None:
        made.append(_VERBS[choice](_Order(leads, form, _seen(request.POST), at, request)))

    done = carry_out(request, form, at, act=act, goes_to=_back(request))
    if done is None:
        return form_page(request, "leads/bulk.html", form, _context(request, choice, chosen))
    for bulk in made:
        toast(request, _told(choice, form, len(bulk.done)), undo_url=reverse("bulk-undo", args=[bulk.act.pk]))
        _tell_left(request, bulk)
    return redirect(done)


@dataclass(frozen=True)
class _Order:
    leads: list[Lead]
    form: SubmissionForm
    seen: dict[int, int | None]
    at: Moment
    request: StaffRequest


def _assign(order: _Order) -> Bulk:
    owner = order.form.chosen_owner if isinstance(order.form, AssignmentForm) else None
    return assign_leads(leads=order.leads, owner=owner, seen=order.seen, now=order.at.now, by=order.request.user)


def _put_off(order: _Order) -> Bulk:
    on = order.form.cleaned_data["next_action_on"]
    return put_off_leads(leads=order.leads, next_action_on=on, now=order.at.now, by=order.request.user)


def _grade(order: _Order) -> Bulk:
    potential = order.form.cleaned_data["potential"]
    return grade_leads(leads=order.leads, potential=potential, now=order.at.now, by=order.request.user)


_VERBS: Mapping[BulkChoice, Callable[[_Order], Bulk]] = {
    BulkChoice.ASSIGN: _assign,
    BulkChoice.POOL: _assign,
    BulkChoice.PUT_OFF: _put_off,
    BulkChoice.GRADE: _grade,
}


def _form(choice: BulkChoice, data: QueryDict | None, chosen: Chosen, at: Moment) -> SubmissionForm:
    if choice is BulkChoice.ASSIGN:
        owners = possible_owners_of([lead.branch for lead in chosen.leads], day=at.day)
        return AssignmentForm(data, owners=owners, allow_pool=False)
    if choice is BulkChoice.PUT_OFF:
        return PutOffForm(data, today=at.day)
    return GradeForm(data) if choice is BulkChoice.GRADE else SubmissionForm(data)


def _choice(text: str) -> BulkChoice:
    try:
        return BulkChoice(text)
    except ValueError:
        raise Http404 from None


def _leads(request: StaffRequest, asked: QueryDict, at: Moment) -> list[Lead]:
    """The leads meant, of those the person may see; one more than an act takes is enough to say that they are more."""
    leads = Lead.objects.visible_to(request.user, day=at.day).select_related(*JOINED)
    if asked.get("all"):
        query = QueryDict(asked.get("list", ""))
        form = LeadFilterForm(query)
        shown = form.apply(narrowing(query, today=at.day).apply(leads), by=request.user, day=at.day)
        return list(shown.filter(next_action_on__isnull=False).order_by("-captured_at", "-id")[: MOST + 1])
    picked = [lead for lead, _owner in _picked(asked)[: MOST + 1]]
    return list(leads.filter(pk__in=picked).order_by("-captured_at", "-id"))


def _picked(asked: QueryDict) -> list[tuple[int, int | None]]:
    """The leads picked (id), and whose each was when the page asked: an id, 0: the pool, None: it did not ask."""
    found = []
    for text in asked.getlist("picked"):
        lead, colon, owner = text.partition(":")
        if _is_id(lead) and (not colon or _is_id(owner)):
            found.append((int(lead), int(owner) if colon else None))
    return found


def _is_id(text: str) -> bool:
    return text.isdecimal() and len(text) <= LONGEST_ID


def _seen(asked: QueryDict) -> dict[int, int | None]:
    return {lead: owner or None for lead, owner in _picked(asked) if owner is not None}


def _back(request: HttpRequest) -> str:
    to = safe_next(request, request.POST.get("next", ""))
    return to if to != "/" and len(to) <= LONGEST_ADDRESS else reverse("leads")


def _context(request: StaffRequest, choice: BulkChoice, chosen: Chosen) -> dict[str, object]:
    n = len(chosen.leads)
    return {
        "choice": choice,
        "chosen": chosen,
        "title": choice.question(n) if n else _("Nothing to change"),
        "button": choice.question(n),
        "action": reverse(choice.url_name),
        "most": MOST,
        "next": safe_next(request, request.POST.get("next", "") or request.GET.get("next", "") or reverse("leads")),
    }


def _told(choice: BulkChoice, form: SubmissionForm, n: int) -> str:
    if isinstance(form, AssignmentForm) and form.chosen_owner:
        words = ngettext("Gave %(n)s lead to %(name)s.", "Gave %(n)s leads to %(name)s.", n)
        return words % {"n": n, "name": staff_name(form.chosen_owner)}
    if choice is BulkChoice.POOL:
        return ngettext("%(n)s lead is in the branch pool.", "%(n)s leads are in the branch pool.", n) % {"n": n}
    if choice is BulkChoice.PUT_OFF:
        return ngettext("Put off %(n)s lead.", "Put off %(n)s leads.", n) % {"n": n}
    return ngettext("Set the potential of %(n)s lead.", "Set the potential of %(n)s leads.", n) % {"n": n}


def _tell_left(request: StaffRequest, bulk: Bulk) -> None:
    """Which leads were left as they are, and why."""
    n = len(bulk.refused)
    if not n:
        return
    words = ngettext("%(n)s lead was left as it is.", "%(n)s leads were left as they are.", n) % {"n": n}
    each = [
        _("%(customer)s: %(why)s") % {"customer": written(one.lead.customer.name), "why": one.why}
        for one in bulk.refused[:NAMED]
    ]
    messages.warning(request, gap(words).join([words, *each]))
