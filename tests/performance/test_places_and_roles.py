"""Where a figure stands: the branch of the fact, the role of the day."""

from datetime import timedelta

from leads.models import Lead
from organisation.models import Posting
from performance.models import DailyFigure, PeriodTotal
from performance.periods import Kind
from tests.performance import facts
from tests.performance.conftest import MONDAY, Scene
from tests.performance.readings import day_of, month_of, settle

TUESDAY = MONDAY + timedelta(1)


def roles(scene: Scene, staff: object) -> dict[str, str]:
    settle()
    return dict(DailyFigure.objects.filter(staff=staff).values_list("branch__code", "role"))


def test_figures_of_one_day_stand_in_the_branch_of_each_fact(scene: Scene):
    facts.lead(scene.teller, MONDAY, branch=scene.branch)
    facts.lead(scene.teller, MONDAY, branch=scene.other)
    assert day_of(scene.teller, MONDAY, branch=scene.branch) == {"leads_captured": 1}
    assert day_of(scene.teller, MONDAY, branch=scene.other) == {"leads_captured": 1}
    assert month_of(scene.teller, MONDAY) == {"leads_captured": 2}


def test_role_is_that_of_the_posting_in_the_branch_else_of_the_primary_one_else_empty(scene: Scene):
    facts.post(scene.head, scene.other, "wealth_manager", since=facts.SINCE, primary=False)
    stranger = facts.person("X", None)
    for staff in (scene.head, scene.teller, stranger):
        facts.lead(staff, MONDAY, branch=scene.branch)
        facts.lead(staff, MONDAY, branch=scene.other)
    assert roles(scene, scene.head) == {"ZSR": "branch_head", "RML": "wealth_manager"}
    assert roles(scene, scene.teller) == {"ZSR": "teller", "RML": "teller"}
    assert roles(scene, stranger) == {"ZSR": "", "RML": ""}


def test_primary_posting_goes_first_where_a_head_also_sells_in_the_own_branch(scene: Scene):
    facts.post(scene.head, scene.branch, "wealth_manager", since=facts.SINCE, primary=False)
    facts.lead(scene.head, MONDAY, branch=scene.branch)
    assert roles(scene, scene.head) == {"ZSR": "branch_head"}


def test_posting_entered_late_changes_the_role_of_its_days_and_moves_the_totals(scene: Scene):
    for day in (MONDAY, TUESDAY):
        facts.lead(scene.teller, day, branch=scene.branch)
    settle()
    Posting.objects.filter(staff=scene.teller).update(ends_on=MONDAY)
    facts.post(scene.teller, scene.branch, "lobby_manager", since=TUESDAY)
    settle()
    found = DailyFigure.objects.filter(staff=scene.teller).values_list("day", "role")
    assert dict(found) == {MONDAY: "teller", TUESDAY: "lobby_manager"}
    assert month_of(scene.teller, MONDAY, role="teller") == {"leads_captured": 1}
    assert month_of(scene.teller, MONDAY, role="lobby_manager") == {"leads_captured": 1}


def test_posting_deleted_leaves_no_role(scene: Scene):
    facts.lead(scene.teller, MONDAY, branch=scene.branch)
    settle()
    Posting.objects.filter(staff=scene.teller).delete()
    assert roles(scene, scene.teller) == {"ZSR": ""}


def test_fact_moved_to_another_day_person_and_branch_leaves_nothing_behind(scene: Scene):
    lead = facts.lead(scene.teller, MONDAY, branch=scene.branch)
    settle()
    Lead.objects.filter(pk=lead.pk).update(finder=scene.head, captured_on=TUESDAY, captured_branch=scene.other)
    assert day_of(scene.teller, MONDAY) == {}
    assert day_of(scene.head, TUESDAY, branch=scene.other) == {"leads_captured": 1}
    assert not DailyFigure.objects.filter(staff=scene.teller).exists()


def test_deleted_lead_leaves_nothing_behind(scene: Scene):
    lead = facts.lead(scene.teller, MONDAY, branch=scene.branch)
    settle()
    lead.delete()
    assert month_of(scene.teller, MONDAY) == {}


def test_totals_stand_for_week_month_quarter_and_year(scene: Scene):
    facts.lead(scene.teller, MONDAY, branch=scene.branch)
    settle()
    found = PeriodTotal.objects.filter(staff=scene.teller, leads_captured=1).values_list("kind", "start")
    assert dict(found) == {
        Kind.WEEK: MONDAY,
        Kind.MONTH: MONDAY.replace(day=1),
        Kind.QUARTER: MONDAY.replace(day=1),
        Kind.YEAR: MONDAY.replace(month=1, day=1),
    }
