"""FACTS 2: selling together — referrals, the rules of the split, sales and the ledger of sales credit."""

from referrals.models.referral import Referral
from referrals.models.sale import Sale
from referrals.models.sales_credit import SalesCredit
from referrals.models.split_rule import SplitRule

__all__ = ["Referral", "Sale", "SalesCredit", "SplitRule"]
