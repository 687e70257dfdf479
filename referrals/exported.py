"""The columns of the file of referrals: as the list shows them, customers masked as there."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from organisation.exporting import Column
from organisation.ui.people import staff_name

COLUMNS = (
    Column(_("Number"), lambda row: row.referral.number),
    Column(pgettext_lazy("number", "Lead"), lambda row: row.referral.lead.number),
    Column(_("Customer"), lambda row: row.customer_name),
    Column(_("Product"), lambda row: row.referral.lead.get_category_display()),
    Column(_("Referrer"), lambda row: staff_name(row.referral.referrer)),
    Column(_("Receiver"), lambda row: staff_name(row.referral.receiver)),
    Column(_("State"), lambda row: row.referral.get_state_display()),
    Column(pgettext_lazy("moment", "Sent"), lambda row: row.referral.made_at),
    Column(pgettext_lazy("moment", "Decided"), lambda row: row.referral.decided_at),
    Column(_("Found part"), lambda row: row.referral.found_share),
)
