"""What is said after a lead was logged: what happened, and who does what next."""

from django.utils.translation import gettext as _

from leads.models import Lead
from organisation.models import Staff
from organisation.ui.people import staff_name


def told_of(lead: Lead, *, reader: Staff) -> str:
    """One sentence or two, about this lead."""
    words = {"customer": lead.customer.name, "product": lead.get_category_display()}
    waiting = lead.referrals.pending().select_related("receiver").first()
    if waiting is not None:
        words["name"] = staff_name(waiting.receiver)
        if waiting.is_walk_over:
            words["n"] = str(waiting.answer_within)
            return _("Logged: %(customer)s, %(product)s. %(name)s is asked to come within %(n)s minutes.") % words
        return _("Logged and referred: %(customer)s, %(product)s. %(name)s answers; you will see it here.") % words
    if lead.owner_id is None:
        return _("Logged: %(customer)s, %(product)s. It is in the branch pool; the branch head assigns it.") % words
    if lead.owner_id == reader.pk:
        return _("Logged: %(customer)s, %(product)s. It is yours; the next action is due the next working day.") % words
    words["name"] = staff_name(lead.owner)
    return _("Logged: %(customer)s, %(product)s. It went to %(name)s, who follows up.") % words
