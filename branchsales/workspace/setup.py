"""Whether the organisation is complete, for those who keep it: what is there, and what still wants mending."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from leads.models import Product
from organisation.models import Branch, Posting, Staff
from organisation.roles import Role
from performance.rollup.waiting import shards_waiting
from referrals.models import SplitRule


@dataclass(frozen=True)
class Point:
    """One thing of the list: how many, whether that is right, and what it means if it is not."""

    label: str | Promise
    n: int
    is_right: bool
    hint: str | Promise = ""


def setup_of(day: date) -> list[Point]:
    """The points in the order in which an organisation is set up; one query each."""
    here = Posting.objects.on(day)
    outlets = Branch.objects.outlets().active_on(day)
    headless = outlets.exclude(Exists(here.filter(branch=OuterRef("pk"), role=Role.BRANCH_HEAD)))
    idle = Staff.objects.at_work_on(day).exclude(Exists(here.filter(staff=OuterRef("pk")))).exclude(is_superuser=True)
    branches, without_head, unposted = outlets.count(), headless.count(), idle.count()
    products = Product.objects.filter(is_active=True).count()
    in_force = SplitRule.objects.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)
    rules = in_force.count()
    return [
        Point(_("Branches"), branches, branches > 0, _("Nobody can log a lead before there is a branch.")),
        Point(
            _("Branches without a branch head"),
            without_head,
            without_head == 0,
            _("Nobody answers for their pool and their reversals."),
        ),
        Point(
            _("People without a posting today"),
            unposted,
            unposted == 0,
            _("They can sign in and do nothing. Give them a posting, or let them leave."),
        ),
        Point(_("Products on sale"), products, products > 0, _("No sale can be recorded without a product.")),
        Point(_("Split rules in force"), rules, True),
    ]


def roll_up_waits() -> int:
    """Shards of the roll-up with marks to work off; a few for seconds are the rule, all of them for long a halt."""
    return len(shards_waiting())
