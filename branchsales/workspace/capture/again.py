"""The form as it was sent, once its lead has been taken back: nothing is typed twice."""

from datetime import date

from branchsales.workspace.capture.form import NEW_CUSTOMER
from leads.models import Lead
from leads.stages import Stage
from organisation.models import Staff
from organisation.vault import decrypt_phone


def taken_back(pk: str, *, day: date, by: Staff) -> Lead | None:
    """The lead of that id, if the person took it back today."""
    if not pk.isdecimal() or len(pk) > 18:
        return None
    leads = Lead.objects.visible_to(by, day=day).found_by(by).filter(stage=Stage.RETRACTED, closed_on=day)
    return leads.select_related("customer__manager").filter(pk=int(pk)).first()


def typed_before(lead: Lead) -> dict[str, object]:
    """What stood in the fields; of a customer who was new the phone too, which the person had just typed."""
    customer = lead.customer
    was_new = customer.retracted_at is not None
    referral = lead.referrals.order_by("-made_at").first()
    return {
        "who": customer.name,
        "customer": NEW_CUSTOMER if was_new else str(customer.pk),
        "phone": decrypt_phone(customer.phone_ciphertext) if was_new and customer.phone_ciphertext else "",
        "category": lead.category,
        "potential": lead.potential,
        "channel": lead.channel,
        "estimated_amount": lead.estimated_amount,
        "note": lead.note,
        "receiver": str(referral.receiver_id) if referral else "",
    }
