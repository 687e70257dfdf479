"""The customer beside the list: what is known of the lead, what was said last, and the form for the contact."""

from datetime import date, datetime
from typing import Any

from branchsales.workspace.lead.history import history_of
from leads.actions import actions_for
from leads.correction import may_correct
from leads.forms import DayContactForm, RevealForm
from leads.models import Lead
from leads.revealing import may_reveal
from organisation.models import Staff


def panel_of(lead: Lead, *, now: datetime, day: date, by: Staff, form: DayContactForm | None = None) -> dict[str, Any]:
    """What the panel shows; the form only to whoever may record a contact."""
    history = history_of(lead)
    actions = {str(action) for action in actions_for(lead, day=day, by=by)}
    return {
        "lead": lead,
        "history": history,
        "actions": actions,
        "form": (form or DayContactForm(lead=lead, now=now)) if "follow_up" in actions else None,
        "reveal": RevealForm(auto_id="reveal_%s") if may_reveal(lead.customer, day=day, by=by) else None,
        "corrects": {record.pk for record in history.contacts if may_correct(record, day=day, by=by)},
        "reviews": False,
    }
