"""Which board a person asks for; what is not said is chosen by the posting of the day."""

from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlencode

from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organisation.access import scope_of
from organisation.models import Branch, Staff
from organisation.roles import Right, Role
from performance.asked import Query, asked_metric, asked_period
from performance.groups import role_of, tells_of
from performance.leaderboard import Subject
from performance.metrics import CATALOGUE, Metric
from performance.period_words import word_of
from performance.periods import Period
from performance.reach import may_read_boards
from performance.snapshots import ROLES

BRANCHES = "branches"
# Who is ranked, as the page names it: the people of a role, or the branches.
WHO: dict[str, str | Promise] = {
    Role.TELLER.value: gettext_lazy("tellers"),
    Role.LOBBY_MANAGER.value: gettext_lazy("lobby managers"),
    Role.WEALTH_MANAGER.value: gettext_lazy("wealth managers"),
    Role.BRANCH_HEAD.value: gettext_lazy("branch heads"),
    BRANCHES: gettext_lazy("branches"),
}


@dataclass(frozen=True)
class BoardChoice:
    """One board, and what was asked for that there is not."""

    who: str
    scope: Branch
    metric: Metric
    period: Period
    remarks: list[str] = field(default_factory=list)

    @property
    def subject(self) -> Subject:
        return Subject.BRANCHES if self.who == BRANCHES else Subject.PEOPLE

    @property
    def role(self) -> str | None:
        return None if self.who == BRANCHES else self.who

    def query(self, *, today: date, period: Period | None = None) -> str:
        """The address of this board, or of the same board of another period."""
        word = word_of(period or self.period, today=today)
        return urlencode({"period": word, "scope": self.scope.code, "who": self.who, "metric": self.metric.code})


def board_choice(query: Query, *, staff: Staff, day: date) -> BoardChoice:
    """The board that the address asks for. A unit whose boards the person may not read is not there (404)."""
    remarks: list[str] = []
    who = _who(query, remarks, staff=staff, day=day)
    metric = _metric(query, remarks, who=who)
    return BoardChoice(
        who=who,
        scope=_scope(query.get("scope", ""), who, staff=staff, day=day),
        metric=metric,
        period=asked_period(query, remarks, today=day),
        remarks=remarks,
    )


def _metric(query: Query, remarks: list[str], *, who: str) -> Metric:
    """The metric asked for, if those ranked can have a figure of it: no teller closes a sale, and a board on which all
    stand at nought says nothing. Whoever turns from the branches to the tellers is led to sales credit."""
    usual = "sales_amount" if who == BRANCHES else "credit"
    metric = asked_metric(query, remarks, otherwise=usual)
    if who == BRANCHES or tells_of(metric, who):
        return metric
    remarks.append(
        _("“%(metric)s” is not part of the work of %(who)s. Shown is %(shown)s.")
        % {"metric": metric.name, "who": WHO[who], "shown": CATALOGUE[usual].name}
    )
    return CATALOGUE[usual]


def _who(query: Query, remarks: list[str], *, staff: Staff, day: date) -> str:
    asked = query.get("who", "")
    if asked in WHO:
        return asked
    posting = staff.primary_posting_on(day)
    if query.get("metric") in CATALOGUE:
        usual = role_of(CATALOGUE[query["metric"]]).value
    elif posting is None or posting.role not in ROLES:
        usual = BRANCHES
    else:
        # A branch head looks at the sellers of the branch; there is one head in it.
        usual = Role.WEALTH_MANAGER.value if posting.role == Role.BRANCH_HEAD else posting.role
    if asked:
        remarks.append(
            _("Nobody is ranked as “%(asked)s”. Shown are %(shown)s.") % {"asked": asked[:40], "shown": WHO[usual]}
        )
    return usual


def _scope(code: str, who: str, *, staff: Staff, day: date) -> Branch:
    """The unit; branches are compared with their neighbours, so for them never an outlet alone."""
    if code:
        unit = Branch.objects.select_related("parent").with_code(code)
        if unit is None or not may_read_boards(staff, unit, day=day):
            raise Http404
        is_wide = who != BRANCHES
    else:
        scope = scope_of(staff, day=day)
        unit = scope.units(Right.READ_BOARDS)[0]
        # A colleague's place among many says more than one among three; whoever reads the branch has all of it.
        is_wide = who != BRANCHES and bool(scope.units(Right.READ_BRANCH))
    if unit.kind == Branch.Kind.BRANCH and not is_wide and unit.parent is not None:
        return unit.parent
    return unit
