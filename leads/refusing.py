"""Why an act on a lead is not open to somebody: what the page of the refusal says."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from leads.actions import Action
from leads.models import Lead
from leads.standing import waits_for_answer
from organisation.access import can
from organisation.models import Staff
from organisation.roles import Right

OF_THE_OWNER = frozenset({Action.FOLLOW_UP, Action.SELL, Action.PLAN, Action.RELEASE, Action.LOSE})


def why_not(action: Action, lead: Lead, *, day: date, by: Staff) -> Promise:
    """The reason that counts first: the lead is closed, is not theirs, or waits for an answer; else the role."""
    if not lead.is_open and action != Action.SIBLING:
        return _("This lead is closed. Log a new lead for the customer instead.")
    if action in OF_THE_OWNER and lead.owner_id != by.pk:
        return _("Only the owner of the lead can do this. Ask the branch head to assign it to you.")
    if action == Action.ASSIGN and not can(by, Right.ASSIGN_LEAD, day=day, branch=lead.branch):
        return _("Only the branch head can assign this lead.")
    if waits_for_answer(lead) and action not in (Action.FOLLOW_UP, Action.SIBLING):
        return _("This lead has been referred and waits for an answer. Once it is answered or withdrawn, it goes on.")
    if action == Action.RELEASE:
        return _("The branch head assigns the lead to somebody, or to the branch pool.")
    if action == Action.REFER and can(by, Right.REFER_LEAD, day=day):
        return _("A colleague is at work on this lead. Only its owner or the branch head can refer it on.")
    return _("Your role does not allow it. Nothing was changed. Ask your branch head if you need it.")


def is_for_now(action: Action, lead: Lead, *, by: Staff) -> bool:
    """Whether the person could do it once the answer has come."""
    theirs = action not in OF_THE_OWNER or lead.owner_id == by.pk
    return theirs and waits_for_answer(lead)
