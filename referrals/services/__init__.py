"""What can be done with referrals and sales; one verb a file."""

from referrals.services.accept_referral import accept_referral
from referrals.services.approve_reversal import approve_reversal
from referrals.services.ask_another import ask_another
from referrals.services.ask_reversal import ask_reversal
from referrals.services.confirm_sales import confirm_sales
from referrals.services.give_back_work import give_back_work
from referrals.services.hand_over_work import HandedOver, hand_over_work
from referrals.services.lapse_referral import lapse_referral
from referrals.services.record_sale import record_sale
from referrals.services.refer_lead import refer_lead
from referrals.services.refuse_reversal import refuse_reversal
from referrals.services.return_referral import return_referral
from referrals.services.withdraw_referral import withdraw_referral

__all__ = [
    "HandedOver",
    "accept_referral",
    "approve_reversal",
    "ask_another",
    "ask_reversal",
    "confirm_sales",
    "give_back_work",
    "hand_over_work",
    "lapse_referral",
    "record_sale",
    "refer_lead",
    "refuse_reversal",
    "return_referral",
    "withdraw_referral",
]
