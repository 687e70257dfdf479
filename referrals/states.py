"""What may become of a referral, and who decides it. Pure: no Django models here.

pending → accepted | returned (by the receiver) | withdrawn (by the referrer) | lapsed (by the clock). The first
decision counts and stays.
"""

PENDING = "pending"
ACCEPTED = "accepted"
RETURNED = "returned"
LAPSED = "lapsed"
WITHDRAWN = "withdrawn"

ANSWERS = (ACCEPTED, RETURNED)  # given by the receiver: only these took working minutes
GIVES_BACK = (RETURNED, LAPSED, WITHDRAWN)  # after which the lead is the referrer's again


def is_decided(state: str) -> bool:
    """Whether somebody, or the clock, has decided it."""
    return state != PENDING
