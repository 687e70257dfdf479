"""Who may see a customer's phone number in full. Pages offer it to exactly these; `reveal_phone` asks again."""

from datetime import date

from leads.models import Customer, Lead
from organisation.access import can
from organisation.models import Staff
from organisation.roles import Right


def may_reveal(customer: Customer, *, day: date, by: Staff) -> bool:
    """Those who hold the right in the customer's branch, and those who hold it and own an open lead of theirs."""
    if can(by, Right.REVEAL_PERSONAL_DATA, day=day, branch=customer.branch):
        return True
    if not can(by, Right.REVEAL_PERSONAL_DATA, day=day):
        return False
    return Lead.objects.open().owned_by(by).filter(customer=customer).exists()
