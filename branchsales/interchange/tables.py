"""The one declaration of the history bundle: every file with its columns, in the order in which they are written.

Import reads by it, export writes by it, the documentation shows it. A column that is not required may be empty or
missing. Facts take the branch of the person's posting of their day unless a column names another.
"""

from dataclasses import dataclass
from enum import Enum

from leads.models import Category, Customer, FollowUp, Lead, PlanItem, Product
from organisation.models import Branch
from organisation.roles import Role
from referrals.models import Referral


class Kind(Enum):
    """What a value is; it decides how it is read and what is said when it cannot be."""

    CODE = "a code"
    TEXT = "a text"
    NAME = "a name of a person"
    PHONE = "a phone number"
    CHOICE = "one of a list"
    FLAG = "true or false"
    DAY = "a date"
    MOMENT = "a date and time"
    MONEY = "an amount in yuan"
    SHARE = "a share of 0 to 1"
    WHOLE = "a whole number"
    COUNT = "a number of customers"


@dataclass(frozen=True)
class Column:
    """One column: its name, kind, whether a row must have it, the file its value is a key of, and its limits."""

    name: str
    kind: Kind = Kind.TEXT
    required: bool = False
    refers_to: str = ""
    choices: tuple[str, ...] = ()
    longest: int = 4000
    # Only an export by the operator, who asked for it, holds personal data.
    personal: bool = False
    # A moment of which only the day is given comes at its end: what happened on that day was before it.
    at_day_end: bool = False
    # Another name under which it may come.
    also: str = ""
    # Written only where a row has something in it.
    is_rare: bool = False


@dataclass(frozen=True)
class Table:
    """One file of the bundle. `is_fact`: what was written is never edited, only superseded or reversed."""

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    is_fact: bool = False

    @property
    def file(self) -> str:
        return f"{self.name}.csv"

    def column(self, name: str) -> Column:
        return self._by_name[name]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def _by_name(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}


STATUSES = ("open", "won", "lost")
LONGEST_BRANCH_CODE = LONGEST_EMPLOYEE_NO = 20
LONGEST_NUMBER = 40


def _key(name: str, longest: int = LONGEST_NUMBER) -> Column:
    return Column(name, Kind.CODE, required=True, longest=longest)


def _branch(name: str = "branch_code", *, required: bool = False, also: str = "") -> Column:
    return Column(name, Kind.CODE, required, refers_to="branches", longest=LONGEST_BRANCH_CODE, also=also)


def _person(name: str, *, required: bool = True) -> Column:
    return Column(name, Kind.CODE, required, refers_to="staff", longest=LONGEST_EMPLOYEE_NO)


def _number(name: str, table: str, *, required: bool = True) -> Column:
    return Column(name, Kind.CODE, required, refers_to=table, longest=LONGEST_NUMBER)


def _choice(name: str, values: list[str] | tuple[str, ...], *, required: bool = True) -> Column:
    return Column(name, Kind.CHOICE, required, choices=tuple(values))


def _day(name: str, *, required: bool = False) -> Column:
    return Column(name, Kind.DAY, required)


def _moment(name: str, *, required: bool = True, at_day_end: bool = False) -> Column:
    return Column(name, Kind.MOMENT, required, at_day_end=at_day_end)


def _name(kind: Kind = Kind.TEXT) -> Column:
    return Column("name", kind, required=True, longest=80)


BRANCHES = Table(
    "branches",
    ("code",),
    (
        _key("code", LONGEST_BRANCH_CODE),
        _name(),
        _choice("kind", Branch.Kind.values),
        _branch("parent_code"),
        Column("city", longest=40),
        _day("transformed_on"),
    ),
)
STAFF = Table(
    "staff",
    ("employee_no",),
    (
        _key("employee_no", LONGEST_EMPLOYEE_NO),
        _name(Kind.NAME),
        _choice("role", Role.values),
        _branch(required=True),
        _day("joined_on"),
        _day("left_on"),
    ),
)
# `is_primary` is told from the days where it is not given: one primary posting at a time, the present one first.
POSTINGS = Table(
    "postings",
    ("employee_no", "from", "branch_code", "role"),
    (
        _person("employee_no"),
        _day("from", required=True),
        _branch(required=True),
        _choice("role", Role.values),
        _day("to"),
        Column("is_primary", Kind.FLAG),
    ),
)
PRODUCTS = Table(
    "products",
    ("code",),
    (
        _key("code"),
        _name(),
        _choice("category", Category.values),
        _choice("risk_level", Product.RiskLevel.values, required=False),
        Column("is_active", Kind.FLAG),
    ),
)
SPLIT_RULES = Table(
    "split_rules",
    ("branch_code", "category", "from"),
    (
        _branch(required=True),
        _choice("category", Category.values),
        _day("from", required=True),
        Column("found_share", Kind.SHARE, required=True),
        _day("to"),
    ),
)
CUSTOMERS = Table(
    "customers",
    ("customer_no",),
    (
        _key("customer_no"),
        _name(Kind.NAME),
        Column("phone", Kind.PHONE, longest=40, personal=True),
        _branch(required=True),
        _person("manager_no", required=False),
        Column("tier", longest=20),
        _choice("risk_level", Customer.RiskLevel.values, required=False),
        _choice("consent", Customer.Consent.values, required=False),
        Column("do_not_contact", Kind.FLAG),
        Column("merged_into_no", Kind.CODE, refers_to="customers", longest=LONGEST_NUMBER, is_rare=True),
    ),
)
LEADS = Table(
    "leads",
    ("lead_no",),
    (
        _key("lead_no"),
        _number("customer_no", "customers"),
        _branch(required=True),
        _person("finder_no"),
        _moment("captured_at"),
        _choice("channel", Lead.Channel.values),
        _choice("product_category", Category.values),
        _choice("potential", Lead.Potential.values),
        Column("estimated_amount", Kind.MONEY),
        _person("owner_no", required=False),
        _choice("status", STATUSES),
        _moment("closed_at", required=False, at_day_end=True),
        Column("lost_reason", longest=200),
        _day("next_action_on"),
        Column("note"),
        _branch("captured_branch_code"),
        _choice("next_action", Lead.NextAction.values, required=False),
    ),
)
REFERRALS = Table(
    "referrals",
    ("referral_no",),
    (
        _key("referral_no"),
        _number("lead_no", "leads"),
        _person("referrer_no"),
        _person("receiver_no"),
        _moment("made_at"),
        _choice("decision", Referral.State.values),
        _moment("decided_at", required=False, at_day_end=True),
        Column("reason"),
        Column("referrer_share", Kind.SHARE),
        Column("decision_reason"),
        _branch("referrer_branch_code", also="branch_code"),
        _branch("receiver_branch_code"),
    ),
    is_fact=True,
)
FOLLOW_UPS = Table(
    "follow_ups",
    ("follow_up_no",),
    (
        _key("follow_up_no"),
        _number("lead_no", "leads"),
        _person("staff_no"),
        _moment("contacted_at"),
        _choice("method", FollowUp.Method.values),
        Column("reached", Kind.FLAG, required=True),
        _choice("outcome", FollowUp.Outcome.values),
        Column("note"),
        _day("next_action_on"),
        _branch(),
        _number("supersedes_no", "follow_ups", required=False),
    ),
    is_fact=True,
)
SALES = Table(
    "sales",
    ("sale_no",),
    (
        _key("sale_no"),
        _number("lead_no", "leads"),
        _person("closer_no"),
        _number("product_code", "products"),
        Column("amount", Kind.MONEY, required=True),
        _day("sold_on", required=True),
        Column("referrer_share", Kind.SHARE),
        _day("reversed_on"),
        Column("reversal_reason", longest=200),
        _day("confirmed_on"),
        Column("core_reference", longest=80),
        _branch(),
    ),
    is_fact=True,
)
REVIEWS = Table(
    "reviews",
    ("review_no",),
    (
        _key("review_no"),
        _number("follow_up_no", "follow_ups"),
        _person("author_no"),
        _moment("written_at", at_day_end=True),
        Column("rating", Kind.WHOLE, choices=("1", "2", "3", "4", "5")),
        Column("comment"),
        _branch(),
    ),
    is_fact=True,
)
# Who was met is counted once and corrected until it is right, so a changed row is taken over.
TRAFFIC = Table(
    "traffic",
    ("staff_no", "day"),
    (
        _person("staff_no"),
        _day("day", required=True),
        Column("served", Kind.COUNT),
        Column("received", Kind.COUNT),
        Column("diverted", Kind.COUNT),
        Column("identified", Kind.COUNT),
        _branch(),
    ),
)

PLAN_ITEMS = Table(
    "plan_items",
    ("staff_no", "day", "lead_no"),
    (
        _person("staff_no"),
        _day("day", required=True),
        _number("lead_no", "leads"),
        _choice("state", PlanItem.State.values),
        _choice("kind", PlanItem.Kind.values, required=False),
        _choice("reason", PlanItem.Reason.values, required=False),
        Column("position", Kind.COUNT),
        _moment("done_at", required=False, at_day_end=True),
        _day("carried_to"),
        Column("drop_reason", longest=200),
        _moment("committed_at", required=False),
        _moment("closed_at", required=False, at_day_end=True),
        _branch(),
    ),
)

# In the order in which they are loaded: what a file refers to comes before it.
TABLES = (
    BRANCHES,
    STAFF,
    POSTINGS,
    PRODUCTS,
    SPLIT_RULES,
    CUSTOMERS,
    LEADS,
    REFERRALS,
    FOLLOW_UPS,
    SALES,
    REVIEWS,
    TRAFFIC,
    PLAN_ITEMS,
)
BY_NAME = {table.name: table for table in TABLES}
# Files of the format whose tables are still to come; they are named in a warning, not loaded.
NOT_SUPPORTED_YET = ("targets",)
