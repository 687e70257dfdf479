"""The columns of the files of leads and customers: what the lists show, with the numbers that find it again."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from leads.models import Customer, Lead
from organisation.exporting import Column
from organisation.ui.people import staff_name


def _owner(lead: Lead) -> str:
    return staff_name(lead.owner) if lead.owner else str(_("Branch pool")) if lead.is_open else ""


LEAD_COLUMNS = (
    Column(_("Number"), lambda lead: lead.number),
    Column(_("Customer"), lambda lead: lead.customer.name),
    Column(_("Customer number"), lambda lead: lead.customer.number),
    Column(_("Phone"), lambda lead: lead.customer.phone_masked),
    Column(_("Product"), lambda lead: lead.get_category_display()),
    Column(_("Potential"), lambda lead: lead.potential),
    Column(_("Amount"), lambda lead: lead.estimated_amount),
    Column(_("Stage"), lambda lead: lead.get_stage_display()),
    Column(_("Next action"), lambda lead: lead.get_next_action_display() if lead.is_open else ""),
    Column(pgettext_lazy("day", "Next action on"), lambda lead: lead.next_action_on),
    Column(_("Owner"), _owner),
    Column(_("Finder"), lambda lead: staff_name(lead.finder)),
    Column(_("Branch"), lambda lead: lead.branch.name),
    Column(_("Channel"), lambda lead: lead.get_channel_display()),
    Column(pgettext_lazy("day", "Logged"), lambda lead: lead.captured_on),
)


def _consent(customer: Customer) -> str:
    return str(customer.get_consent_display())


CUSTOMER_COLUMNS = (
    Column(_("Customer number"), lambda match: match.customer.number),
    Column(_("Customer"), lambda match: match.customer.name),
    Column(_("Phone"), lambda match: match.customer.phone_masked),
    Column(_("Tier"), lambda match: match.customer.tier_label),
    Column(_("Customer's manager"), lambda match: staff_name(match.customer.manager) if match.customer.manager else ""),
    Column(_("Open leads"), lambda match: ", ".join(match.open_labels)),
    Column(_("Marketing consent"), lambda match: _consent(match.customer)),
    Column(_("Do not contact"), lambda match: str(_("yes") if match.customer.do_not_contact else _("no"))),
)
