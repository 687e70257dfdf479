"""The forms of referrals and sales: what a person types, checked before a verb sees it."""

from referrals.forms.agreed import AgreedForm
from referrals.forms.answer import AnswerForm, ReturnForm
from referrals.forms.confirmation import ConfirmationForm
from referrals.forms.referral import ReferralForm
from referrals.forms.referral_filter import ReferralFilterForm
from referrals.forms.reversal import ReversalForm
from referrals.forms.sale import SaleForm

__all__ = [
    "AgreedForm",
    "AnswerForm",
    "ConfirmationForm",
    "ReferralFilterForm",
    "ReferralForm",
    "ReturnForm",
    "ReversalForm",
    "SaleForm",
]
