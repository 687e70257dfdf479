"""The rights there are, and the roles that hold them, each with a sentence that can be read aloud.

The whole policy stands here. `organisation.access.can` asks it; nothing else decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Right(StrEnum):
    """One thing somebody may do. Named after the act, not the page."""

    CAPTURE_LEAD = "capture_lead"
    REFER_LEAD = "refer_lead"
    OWN_LEAD = "own_lead"
    FOLLOW_UP = "follow_up"
    SELL = "sell"
    ASSIGN_LEAD = "assign_lead"
    APPROVE_REVERSAL = "approve_reversal"
    REVIEW = "review"
    REVEAL_PERSONAL_DATA = "reveal_personal_data"
    COUNT_SERVED = "count_served"
    COUNT_LOBBY = "count_lobby"
    LOAD_TRAFFIC = "load_traffic"
    FIND_CUSTOMER = "find_customer"
    RECORD_CONSENT = "record_consent"
    CHANGE_CUSTOMER = "change_customer"
    ASSIGN_CUSTOMER = "assign_customer"
    MERGE_CUSTOMERS = "merge_customers"
    EXPORT_LISTS = "export_lists"
    READ_BRANCH = "read_branch"
    READ_BOARDS = "read_boards"
    COMPARE_BRANCHES = "compare_branches"
    ADMINISTER = "administer"
    CONFIRM_SALES = "confirm_sales"
    READ_AUDIT_TRAIL = "read_audit_trail"


RIGHT_SENTENCES: Mapping[Right, Promise] = {
    Right.CAPTURE_LEAD: _("Log a sales lead for a customer of the own branch."),
    Right.REFER_LEAD: _("Refer a lead one answers for to a colleague."),
    Right.OWN_LEAD: _("Be the owner of a lead and receive referrals."),
    Right.FOLLOW_UP: _("Record a contact with the customer of a lead one owns."),
    Right.SELL: _("Record the sale that wins a lead one owns, and ask for its reversal."),
    Right.ASSIGN_LEAD: _("Give a lead of the branch to one of its people, or back to the branch pool."),
    Right.APPROVE_REVERSAL: _("Approve the reversal of a sale that somebody else asked for."),
    Right.REVIEW: _("Comment on and rate the contact records of others."),
    Right.REVEAL_PERSONAL_DATA: _("See a customer's phone number in full, with a reason that is recorded."),
    Right.COUNT_SERVED: _("Say how many customers one served at the counter that day."),
    Right.COUNT_LOBBY: _("Count the customers one receives, diverts and identifies in the lobby."),
    Right.LOAD_TRAFFIC: _("Load the queue machine's file of the customers served."),
    Right.FIND_CUSTOMER: _("Find a customer by name in the own branch, or by exact phone or number bank-wide."),
    Right.RECORD_CONSENT: _("Record whether a customer one serves allows marketing and wants to be contacted."),
    Right.CHANGE_CUSTOMER: _("Change name, phone, number, tier and risk level of a customer of the own branch."),
    Right.ASSIGN_CUSTOMER: _("Say who manages a customer of the branch."),
    Right.MERGE_CUSTOMERS: _("Put two records of one customer of the unit together, and undo it on the same day."),
    Right.EXPORT_LISTS: _("Take a list of leads, referrals or customers out as a file; phones masked, and recorded."),
    Right.READ_BRANCH: _("See every lead, referral, contact record and sale of the unit."),
    Right.READ_BOARDS: _(
        "See the boards of the own unit and, cut to the top and the own place, of the units above it."
    ),
    Right.COMPARE_BRANCHES: _("Compare the branches below the own unit."),
    Right.ADMINISTER: _("Keep the organisation, staff, products and rules in order; sees no customer."),
    Right.CONFIRM_SALES: _("Load the core system's file that confirms sales."),
    Right.READ_AUDIT_TRAIL: _("Read who did, saw and exported what."),
}


class Role(models.TextChoices):
    """What a posting makes of a person, in the order in which the bank lists them."""

    TELLER = "teller", _("Teller")
    LOBBY_MANAGER = "lobby_manager", _("Lobby manager")
    WEALTH_MANAGER = "wealth_manager", _("Wealth manager")
    BRANCH_HEAD = "branch_head", _("Branch head")
    SUPERVISOR = "supervisor", _("Supervisor")
    ADMINISTRATOR = "administrator", _("Administrator")
    AUDITOR = "auditor", _("Auditor")


@dataclass(frozen=True)
class RolePolicy:
    """What a role is, in a sentence, and the rights it holds in the branch of the posting and all below it."""

    sentence: Promise
    rights: frozenset[Right]


_FINDS = {Right.CAPTURE_LEAD, Right.REFER_LEAD, Right.FIND_CUSTOMER, Right.RECORD_CONSENT, Right.READ_BOARDS}
_SELLS = {Right.OWN_LEAD, Right.FOLLOW_UP, Right.SELL, Right.CHANGE_CUSTOMER, Right.REVEAL_PERSONAL_DATA}

POLICIES: Mapping[Role, RolePolicy] = {
    Role.TELLER: RolePolicy(
        _("Spots customers at the counter, logs leads and refers them."), frozenset(_FINDS | {Right.COUNT_SERVED})
    ),
    Role.LOBBY_MANAGER: RolePolicy(
        _("Receives customers in the lobby, logs leads and hands customers over."),
        frozenset(_FINDS | {Right.COUNT_LOBBY}),
    ),
    Role.WEALTH_MANAGER: RolePolicy(
        _("Accepts referrals, follows up, records every contact and closes sales."), frozenset(_FINDS | _SELLS)
    ),
    Role.BRANCH_HEAD: RolePolicy(
        _("Answers for the branch: its pool, its people, its records; sells only with a posting that sells."),
        frozenset(
            _FINDS
            | {Right.READ_BRANCH, Right.ASSIGN_LEAD, Right.REVIEW, Right.APPROVE_REVERSAL, Right.REVEAL_PERSONAL_DATA}
            | {Right.CHANGE_CUSTOMER, Right.ASSIGN_CUSTOMER, Right.MERGE_CUSTOMERS, Right.EXPORT_LISTS}
            | {Right.LOAD_TRAFFIC}
        ),
    ),
    Role.SUPERVISOR: RolePolicy(
        _(
            "Reads and reviews everything below the own unit, compares its branches and merges customers whom two of "
            "them know; changes nothing of a sale."
        ),
        frozenset(
            {Right.READ_BRANCH, Right.READ_BOARDS, Right.COMPARE_BRANCHES, Right.REVIEW, Right.MERGE_CUSTOMERS}
            | {Right.EXPORT_LISTS}
        ),
    ),
    Role.ADMINISTRATOR: RolePolicy(
        _("Keeps the organisation, staff, products and rules in order; sees no customer."),
        frozenset({Right.ADMINISTER, Right.CONFIRM_SALES, Right.LOAD_TRAFFIC, Right.READ_BOARDS}),
    ),
    Role.AUDITOR: RolePolicy(
        _("Reads who did, saw and exported what; changes nothing."), frozenset({Right.READ_AUDIT_TRAIL})
    ),
}

SELLING_ROLES = tuple(role for role, policy in POLICIES.items() if Right.OWN_LEAD in policy.rights)


def holds(role: str, right: Right) -> bool:
    """Whether the role holds the right."""
    return right in POLICIES[Role(role)].rights
