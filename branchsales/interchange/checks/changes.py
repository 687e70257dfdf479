"""Facts are never edited: a stored row that comes again with other content is an error, column by column.

Empty optional columns of a fact say nothing about what was worked out (shares, branches) or set later (confirmation).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from branchsales.interchange.checks.check import moment, yuan
from branchsales.interchange.problem import Weight
from branchsales.interchange.staging import Staged


@dataclass(frozen=True)
class Same:
    """A column that must be as it is stored; `unless` says when another content is no change."""

    column: str
    stored: str
    unless: str = "false"
    value: str = "{}::text"

    @property
    def given_value(self) -> str:
        return self.value.format(f's."{self.column}"')

    @property
    def differs(self) -> str:
        return f'(s."{self.column}" IS DISTINCT FROM {self.stored} AND ({self.unless}) IS NOT TRUE)'


@dataclass(frozen=True)
class Comparison:
    """The rows of a file that are stored already (`d`), compared with what is stored."""

    table: str
    stored: str
    match: str
    joins: str
    same: tuple[Same, ...]
    code: str
    present: frozenset[str] = frozenset()
    where: str = "true"

    @property
    def compared(self) -> list[Same]:
        """The columns that came."""
        return [one for one in self.same if one.column in self.present]

    def differs(self) -> str:
        """The condition that any of them differs."""
        return " OR ".join(one.differs for one in self.compared) or "false"

    def statement(self) -> str:
        """Each column that differs, into in_problem."""
        values = ", ".join(
            f"('{one.column}', {one.given_value}, {one.value.format(one.stored)}, {one.differs})"
            for one in self.compared
        )
        if not values:
            return "SELECT"
        return (
            "INSERT INTO in_problem (place, line, col, value, code, detail, weight, label)"
            f" SELECT '{self.table}', s.line, told.col, coalesce(told.value, ''), '{self.code}',"
            f" coalesce(nullif(told.stored, ''), '—'), {int(Weight.ERROR)}, %(label)s"
            f" FROM in_{self.table} s JOIN {self.stored} d ON {self.match} {self.joins} CROSS JOIN"
            f" LATERAL (VALUES {values}) told (col, value, stored, differs)"
            f" WHERE NOT s.bad AND ({self.differs()}) AND told.differs AND {self.where}"
        )


_MOMENT = moment("{}")
_YUAN = yuan("{}")

_REFERRALS = Comparison(
    "referrals",
    "referrals_referral",
    "d.number = s.referral_no",
    """JOIN leads_lead l ON l.id = d.lead_id
    JOIN organisation_staff a ON a.id = d.referrer_id JOIN organisation_staff b ON b.id = d.receiver_id
    JOIN organisation_branch ab ON ab.id = d.referrer_branch_id
    JOIN organisation_branch bb ON bb.id = d.receiver_branch_id""",
    (
        Same("lead_no", "l.number"),
        Same("referrer_no", "a.employee_no"),
        Same("receiver_no", "b.employee_no"),
        Same("made_at", "d.made_at", value=_MOMENT),
        Same("decision", "d.state", "d.state = 'pending'"),
        Same("decided_at", "d.decided_at", "d.state = 'pending'", _MOMENT),
        Same("reason", "nullif(d.reason, '')"),
        Same("decision_reason", "nullif(d.decision_reason, '')", "d.state = 'pending'"),
        Same("referrer_share", "d.found_share", "s.referrer_share IS NULL"),
        Same("referrer_branch_code", "ab.code", "s.referrer_branch_code IS NULL"),
        Same("receiver_branch_code", "bb.code", "s.receiver_branch_code IS NULL"),
    ),
    "never_changes",
)
FOLLOW_UPS = Comparison(
    "follow_ups",
    "leads_followup",
    "d.number = s.follow_up_no",
    """JOIN leads_lead l ON l.id = d.lead_id
    JOIN organisation_staff a ON a.id = d.staff_id JOIN organisation_branch ab ON ab.id = d.branch_id
    LEFT JOIN leads_followup e ON e.id = d.supersedes_id""",
    (
        Same("lead_no", "l.number"),
        Same("staff_no", "a.employee_no"),
        Same("contacted_at", "d.contacted_at", value=_MOMENT),
        Same("method", "d.method"),
        Same("reached", "d.reached"),
        Same("outcome", "d.outcome"),
        Same("note", "nullif(d.note, '')"),
        Same("next_action_on", "d.next_action_on"),
        Same("branch_code", "ab.code", "s.branch_code IS NULL"),
        Same("supersedes_no", "e.number"),
    ),
    "never_changes",
)
SALES = Comparison(
    "sales",
    "referrals_sale",
    "d.number = s.sale_no",
    """JOIN leads_lead l ON l.id = d.lead_id
    JOIN organisation_staff a ON a.id = d.closer_id JOIN organisation_branch ab ON ab.id = d.branch_id
    JOIN leads_product p ON p.id = d.product_id""",
    (
        Same("lead_no", "l.number"),
        Same("closer_no", "a.employee_no"),
        Same("product_code", "p.code"),
        Same("amount", "d.amount", value=_YUAN),
        Same("sold_on", "d.sold_on"),
        Same("referrer_share", "d.found_share", "s.referrer_share IS NULL"),
        Same("reversed_on", "d.reversed_on", "d.reversed_on IS NULL"),
        Same("reversal_reason", "nullif(d.reversal_reason, '')", "d.reversed_on IS NULL OR s.reversal_reason IS NULL"),
        Same("confirmed_on", "d.confirmed_on", "d.confirmed_on IS NULL OR s.confirmed_on IS NULL"),
        Same("core_reference", "nullif(d.core_reference, '')", "d.core_reference = '' OR s.core_reference IS NULL"),
        Same("branch_code", "ab.code", "s.branch_code IS NULL"),
    ),
    "never_changes",
)
_REVIEWS = Comparison(
    "reviews",
    "leads_review",
    "d.number = s.review_no",
    """JOIN leads_followup f ON f.id = d.follow_up_id
    JOIN organisation_staff a ON a.id = d.author_id JOIN organisation_branch ab ON ab.id = d.branch_id""",
    (
        Same("follow_up_no", "f.number"),
        Same("author_no", "a.employee_no"),
        Same("written_at", "d.written_at", value=_MOMENT),
        Same("rating", "d.rating"),
        Same("comment", "nullif(d.comment, '')"),
        Same("branch_code", "ab.code", "s.branch_code IS NULL"),
    ),
    "never_changes",
)
_LEAD = """JOIN organisation_staff a ON a.id = d.finder_id
    JOIN leads_customer c ON c.id = d.customer_id JOIN organisation_branch b ON b.id = d.branch_id
    JOIN organisation_branch cb ON cb.id = d.captured_branch_id LEFT JOIN organisation_staff o ON o.id = d.owner_id"""
_FINDERS = Comparison(
    "leads",
    "leads_lead",
    "d.number = s.lead_no",
    _LEAD,
    (Same("finder_no", "a.employee_no"), Same("captured_at", "d.captured_at", value=_MOMENT)),
    "finder_never_changes",
)
# A sale taken back opens its lead again, and a new one closes it at another moment.
_CLOSED_LEADS = Comparison(
    "leads",
    "leads_lead",
    "d.number = s.lead_no",
    _LEAD,
    (
        Same(
            "customer_no",
            "c.number",
            # The record was merged into another one here: the lead is where it belongs.
            "EXISTS (SELECT FROM leads_customer e WHERE e.number = s.customer_no AND e.merged_into_id = c.id)",
        ),
        Same("branch_code", "b.code"),
        Same("channel", "d.channel"),
        Same("product_category", "d.category"),
        Same("potential", "d.potential"),
        Same("estimated_amount", "d.estimated_amount", value=_YUAN),
        Same("owner_no", "o.employee_no"),
        Same("status", "d.stage"),
        Same("closed_at", "d.closed_at", value=_MOMENT),
        Same("lost_reason", "nullif(d.lost_reason, '')"),
        Same("note", "nullif(d.note, '')"),
        Same("captured_branch_code", "cb.code", "s.captured_branch_code IS NULL"),
    ),
    "closed_lead_changed",
    where="""(d.stage = 'lost' OR d.stage = 'won' AND s.status = 'won' AND NOT EXISTS (
        SELECT FROM in_sales x WHERE x.lead_no = s.lead_no
            AND NOT EXISTS (SELECT FROM referrals_sale y WHERE y.number = x.sale_no)))""",
)


# What a correction leaves as it is: a record of another lead or person is another record.
_IDENTITY = {"follow_ups": ("lead_no", "staff_no", "supersedes_no"), "sales": ("lead_no", "reversed_on")}
CORRECTED = {"follow_ups": FOLLOW_UPS, "sales": SALES}


def change_checks(staged: Mapping[str, Staged], *, supersede: bool) -> Iterator[Comparison]:
    """What compares the files that came with what is stored; corrections, if they are wanted, are no errors."""
    for one in (_FINDERS, _CLOSED_LEADS, _REFERRALS, _REVIEWS):
        if one.table in staged:
            yield replace(one, present=staged[one.table].present)
    for table, one in CORRECTED.items():
        if table in staged:
            same = tuple(each for each in one.same if not supersede or each.column in _IDENTITY[table])
            differing = f"s.line IN (SELECT line FROM in_corrected_{table})"
            yield replace(one, same=same, present=staged[table].present, where=differing)
