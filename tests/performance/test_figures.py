"""What each additive figure counts, fact by fact, and on whose day."""

from datetime import timedelta
from decimal import Decimal

from leads.models import Customer, DailyPlan, Lead, PlanItem
from performance.models import DailyFigure
from tests.performance import facts
from tests.performance.conftest import MONDAY, Scene
from tests.performance.readings import day_of, month_of, settle

TUESDAY, FRIDAY = MONDAY + timedelta(1), MONDAY + timedelta(4)
NOVEMBER = MONDAY + timedelta(22)


def test_leads_count_for_their_finder_on_the_day_captured(scene: Scene):
    facts.lead(scene.teller, MONDAY, branch=scene.branch, owner=scene.manager, potential="A")
    facts.lead(scene.teller, MONDAY, branch=scene.branch, owner=scene.manager)
    assert day_of(scene.teller, MONDAY) == {"leads_captured": 2, "leads_captured_a": 1}
    assert day_of(scene.manager, MONDAY) == {}


def test_lead_taken_back_counts_nowhere(scene: Scene):
    lead = facts.lead(scene.teller, MONDAY, branch=scene.branch, owner=scene.manager, potential="A")
    assert day_of(scene.teller, MONDAY) == {"leads_captured": 1, "leads_captured_a": 1}
    facts.take_back(lead, MONDAY)
    assert day_of(scene.teller, MONDAY) == {}
    assert day_of(scene.manager, MONDAY) == {}


def test_lost_lead_counts_for_its_owner_on_the_day_closed(scene: Scene):
    lead = facts.lead(scene.teller, MONDAY, branch=scene.branch, owner=scene.manager)
    facts.lose(lead, FRIDAY)
    assert day_of(scene.manager, FRIDAY) == {"leads_lost": 1}
    assert day_of(scene.teller, FRIDAY) == {}


def test_lost_lead_of_the_pool_is_nobodys(scene: Scene):
    lead = facts.lead(scene.teller, MONDAY, branch=scene.branch)
    Lead.objects.filter(pk=lead.pk).update(owner=None)
    lead.owner = None
    facts.lose(lead, FRIDAY)
    settle()
    assert not DailyFigure.objects.filter(day=FRIDAY).exists()


def test_lead_is_won_for_its_finder_on_the_day_captured_and_no_longer_when_reversed(scene: Scene):
    lead = facts.lead(scene.teller, MONDAY, branch=scene.branch)
    sale = facts.sell(lead, scene.manager, FRIDAY, "10", branch=scene.branch)
    assert day_of(scene.teller, MONDAY) == {"leads_captured": 1, "leads_won": 1}
    facts.reverse(sale, NOVEMBER)
    assert day_of(scene.teller, MONDAY) == {"leads_captured": 1}


def test_referrals_count_for_both_sides_on_the_day_made_and_for_the_receiver_on_the_day_decided(scene: Scene):
    lead = facts.lead(scene.teller, MONDAY, branch=scene.branch)
    referral = facts.refer(lead, scene.manager, TUESDAY, branch=scene.branch)
    assert day_of(scene.teller, TUESDAY) == {"referrals_made": 1}
    assert day_of(scene.manager, TUESDAY) == {"referrals_received": 1}
    facts.decide(referral, "returned", FRIDAY, minutes=75)
    assert day_of(scene.manager, FRIDAY) == {"referrals_returned": 1, "referral_response_minutes": 75}


def test_lapsed_referral_counts_without_minutes(scene: Scene):
    referral = facts.refer(
        facts.lead(scene.teller, MONDAY, branch=scene.branch), scene.manager, MONDAY, branch=scene.branch
    )
    facts.decide(referral, "lapsed", FRIDAY)
    assert day_of(scene.manager, FRIDAY) == {"referrals_lapsed": 1}


def test_withdrawn_referral_counts_nowhere(scene: Scene):
    lead = facts.lead(scene.teller, MONDAY, branch=scene.branch)
    referral = facts.refer(lead, scene.manager, TUESDAY, branch=scene.branch)
    facts.decide(referral, "withdrawn", FRIDAY)
    assert day_of(scene.teller, TUESDAY) == {}
    assert day_of(scene.manager, TUESDAY) == {}
    assert day_of(scene.manager, FRIDAY) == {}


def test_referral_is_won_when_accepted_and_closed_by_its_receiver(scene: Scene):
    lead = facts.lead(scene.teller, MONDAY, branch=scene.branch)
    referral = facts.refer(lead, scene.manager, TUESDAY, branch=scene.branch)
    facts.decide(referral, "accepted", TUESDAY, minutes=5)
    sale = facts.sell(lead, scene.manager, FRIDAY, "10", branch=scene.branch)
    assert day_of(scene.teller, TUESDAY) == {"referrals_made": 1, "referrals_won": 1}
    facts.reverse(sale, NOVEMBER)
    assert day_of(scene.teller, TUESDAY) == {"referrals_made": 1}


def test_referral_is_not_won_when_somebody_else_closes(scene: Scene):
    other = facts.person("W2", scene.branch)
    lead = facts.lead(scene.teller, MONDAY, branch=scene.branch)
    facts.decide(facts.refer(lead, scene.manager, TUESDAY, branch=scene.branch), "accepted", TUESDAY, minutes=5)
    facts.sell(lead, other, FRIDAY, "10", branch=scene.branch)
    assert day_of(scene.teller, TUESDAY) == {"referrals_made": 1}


def test_returned_referral_is_not_won_by_a_later_sale_of_its_receiver(scene: Scene):
    lead = facts.lead(scene.teller, MONDAY, branch=scene.branch)
    facts.decide(facts.refer(lead, scene.manager, TUESDAY, branch=scene.branch), "returned", TUESDAY, minutes=5)
    facts.sell(lead, scene.manager, FRIDAY, "10", branch=scene.branch)
    assert day_of(scene.teller, TUESDAY) == {"referrals_made": 1}


def test_contacts_count_for_their_author_until_superseded(scene: Scene):
    lead = facts.lead(scene.teller, MONDAY, branch=scene.branch, owner=scene.manager)
    facts.contact(lead, scene.manager, TUESDAY, branch=scene.branch, outcome="no_answer")
    wrong = facts.contact(lead, scene.manager, TUESDAY, branch=scene.branch, outcome="appointment")
    assert day_of(scene.manager, TUESDAY) == {"follow_ups": 2, "reached": 1, "appointments": 1}
    facts.supersede(wrong)
    assert day_of(scene.manager, TUESDAY) == {"follow_ups": 1}


def test_planned_counts_for_the_owner_of_the_plan_whatever_became_of_it(scene: Scene):
    leads = [facts.lead(scene.teller, MONDAY, branch=scene.branch, owner=scene.manager) for _ in range(3)]
    plan = facts.plan(scene.manager, TUESDAY, *leads, branch=scene.branch)
    assert day_of(scene.manager, TUESDAY) == {"planned": 3}
    first, second, third = plan.items.in_order()
    facts.do(first)
    assert day_of(scene.manager, TUESDAY) == {"planned": 3, "planned_done": 1}
    PlanItem.objects.filter(pk=second.pk).update(state="carried", carried_to=FRIDAY)
    PlanItem.objects.filter(pk=third.pk).update(state="missed")
    assert day_of(scene.manager, TUESDAY) == {"planned": 3, "planned_done": 1}
    assert day_of(scene.manager, FRIDAY) == {}


def test_plan_that_moves_takes_its_items_along(scene: Scene):
    plan = facts.plan(
        scene.manager, TUESDAY, facts.lead(scene.manager, MONDAY, branch=scene.branch), branch=scene.branch
    )
    settle()
    DailyPlan.objects.filter(pk=plan.pk).update(day=FRIDAY, branch=scene.other)
    assert day_of(scene.manager, TUESDAY) == {}
    assert day_of(scene.manager, FRIDAY, branch=scene.other) == {"planned": 1}


def test_item_that_moves_to_another_plan_leaves_one_day_for_the_other(scene: Scene):
    lead = facts.lead(scene.manager, MONDAY, branch=scene.branch)
    plan = facts.plan(scene.manager, TUESDAY, lead, branch=scene.branch)
    later = facts.plan(scene.manager, FRIDAY, branch=scene.branch)
    settle()
    PlanItem.objects.filter(plan=plan).update(plan=later)
    assert day_of(scene.manager, TUESDAY) == {}
    assert day_of(scene.manager, FRIDAY) == {"planned": 1}
    PlanItem.objects.all().delete()
    assert day_of(scene.manager, FRIDAY) == {}


def test_plan_without_items_plans_nothing(scene: Scene):
    facts.plan(scene.manager, TUESDAY, branch=scene.branch)
    assert day_of(scene.manager, TUESDAY) == {}


def test_sale_without_others_is_not_collaborative(scene: Scene):
    lead = facts.lead(scene.manager, MONDAY, branch=scene.branch)
    facts.contact(lead, scene.manager, TUESDAY, branch=scene.branch)
    facts.sell(lead, scene.manager, FRIDAY, "88.08", branch=scene.branch)
    amount = Decimal("88.08")
    assert day_of(scene.manager, FRIDAY) == {
        "sales": 1,
        "sales_amount": amount,
        "new_customer_sales": 1,
        "follow_ups_to_win": 1,
        "days_to_win_total": 4,
        "credit": amount,
        "weighted_credit": amount,
    }


def test_found_part_of_the_closer_makes_nothing_collaborative_and_nothing_found(scene: Scene):
    lead = facts.lead(scene.manager, MONDAY, branch=scene.branch)
    facts.sell(lead, scene.manager, FRIDAY, "10", branch=scene.branch, found={scene.manager: "2"})
    figures = day_of(scene.manager, FRIDAY)
    assert {"collaborative_sales", "collaborative_credit", "sales_found"}.isdisjoint(figures)
    assert figures["credit"] == 10


def test_line_of_no_fen_makes_nothing_collaborative(scene: Scene):
    lead = facts.lead(scene.teller, MONDAY, branch=scene.branch)
    facts.sell(lead, scene.manager, FRIDAY, "10", branch=scene.branch, found={scene.teller: "0"})
    assert "collaborative_sales" not in day_of(scene.manager, FRIDAY)
    assert day_of(scene.teller, FRIDAY) == {}


def test_each_finder_of_a_sale_finds_the_whole_of_it(scene: Scene):
    helper = facts.person("T2", scene.other, "teller")
    lead = facts.lead(scene.teller, MONDAY, branch=scene.branch)
    facts.sell(lead, scene.manager, FRIDAY, "10", branch=scene.branch, found={scene.teller: "1", helper: "1"})
    found = {"sales_found": 1, "sales_found_amount": 10}
    booked = {"credit": 1, "collaborative_credit": 1, "weighted_credit": 1}
    assert day_of(scene.teller, FRIDAY) == found | booked
    assert day_of(helper, FRIDAY, branch=scene.other) == found | booked


def test_confirmation_arriving_later_counts_on_the_day_sold(scene: Scene):
    sale = facts.sell(
        facts.lead(scene.manager, MONDAY, branch=scene.branch), scene.manager, FRIDAY, "10", branch=scene.branch
    )
    assert "confirmed_sales" not in day_of(scene.manager, FRIDAY)
    facts.confirm(sale, NOVEMBER)
    figures = day_of(scene.manager, FRIDAY)
    assert (figures["confirmed_sales"], figures["confirmed_sales_amount"]) == (1, 10)
    assert day_of(scene.manager, NOVEMBER) == {}


def test_reversal_takes_back_on_its_own_day_everything_the_sale_gave(scene: Scene):
    lead = facts.lead(scene.teller, MONDAY, branch=scene.branch)
    sale = facts.sell(lead, scene.manager, FRIDAY, "10", branch=scene.branch, found={scene.teller: "3"})
    facts.confirm(sale, FRIDAY)
    given = {staff: day_of(staff, FRIDAY) for staff in (scene.teller, scene.manager)}
    facts.reverse(sale, NOVEMBER)
    for staff, figures in given.items():
        assert day_of(staff, FRIDAY) == figures
        assert day_of(staff, NOVEMBER) == {code: -value for code, value in figures.items()}


def test_sale_reversed_on_its_own_day_leaves_noughts(scene: Scene):
    lead = facts.lead(scene.manager, MONDAY, branch=scene.branch)
    facts.reverse(facts.sell(lead, scene.manager, FRIDAY, "10", branch=scene.branch), FRIDAY)
    assert day_of(scene.manager, FRIDAY) == {}


def test_late_contact_counts_to_the_sale_it_came_before(scene: Scene):
    lead = facts.lead(scene.manager, MONDAY, branch=scene.branch)
    facts.sell(lead, scene.manager, FRIDAY, "10", branch=scene.branch)
    assert "follow_ups_to_win" not in day_of(scene.manager, FRIDAY)
    late = facts.contact(lead, scene.manager, TUESDAY, branch=scene.branch)
    facts.contact(lead, scene.manager, FRIDAY + timedelta(1), branch=scene.branch)
    assert day_of(scene.manager, FRIDAY)["follow_ups_to_win"] == 1
    facts.supersede(late)
    assert "follow_ups_to_win" not in day_of(scene.manager, FRIDAY)


class TestNewCustomers:
    """No contact and no sale in the 365 days before the lead, on any lead of the customer."""

    def is_new(self, scene: Scene) -> bool:
        return day_of(scene.manager, FRIDAY).get("new_customer_sales") == 1

    def sold(self, scene: Scene) -> Customer:
        whose = facts.customer(scene.branch)
        self.lead = facts.lead(scene.manager, MONDAY, branch=scene.branch, whose=whose)
        facts.sell(self.lead, scene.manager, FRIDAY, "10", branch=scene.branch)
        return whose

    def earlier(self, scene: Scene, whose: Customer, days: int) -> Lead:
        return facts.lead(scene.teller, MONDAY - timedelta(days), branch=scene.branch, whose=whose)

    def test_contact_of_the_year_before_on_another_lead_makes_them_known(self, scene: Scene):
        whose = self.sold(scene)
        assert self.is_new(scene)
        contact = facts.contact(
            self.earlier(scene, whose, 400), scene.teller, MONDAY - timedelta(365), branch=scene.branch
        )
        assert not self.is_new(scene)
        facts.supersede(contact)
        assert self.is_new(scene)

    def test_contact_more_than_a_year_before_is_forgotten(self, scene: Scene):
        whose = self.sold(scene)
        facts.contact(self.earlier(scene, whose, 400), scene.teller, MONDAY - timedelta(366), branch=scene.branch)
        assert self.is_new(scene)

    def test_contact_on_the_day_of_the_lead_is_not_before_it(self, scene: Scene):
        whose = self.sold(scene)
        facts.contact(self.earlier(scene, whose, 1), scene.teller, MONDAY, branch=scene.branch)
        assert self.is_new(scene)

    def test_sale_of_the_year_before_makes_them_known_until_reversed(self, scene: Scene):
        whose = self.sold(scene)
        sale = facts.sell(
            self.earlier(scene, whose, 100), scene.teller, MONDAY - timedelta(90), "5", branch=scene.branch
        )
        assert not self.is_new(scene)
        facts.reverse(sale, FRIDAY)
        assert self.is_new(scene)

    def test_lead_moved_to_another_customer_takes_its_past_along(self, scene: Scene):
        whose = self.sold(scene)
        stranger = facts.customer(scene.branch, "李四")
        past = self.earlier(scene, stranger, 30)
        facts.contact(past, scene.teller, MONDAY - timedelta(20), branch=scene.branch)
        assert self.is_new(scene)
        Lead.objects.filter(pk=past.pk).update(customer=whose)
        assert not self.is_new(scene)
        Lead.objects.filter(pk=self.lead.pk).update(customer=stranger)
        assert self.is_new(scene)


class TestReviews:
    """Given on the day of the review, received on the same day, for a standing contact record of somebody else."""

    def test_review_counts_for_its_author_and_its_rating_for_the_writer_of_the_record(self, scene: Scene):
        lead = facts.lead(scene.manager, MONDAY, branch=scene.branch)
        record = facts.contact(lead, scene.manager, MONDAY, branch=scene.branch)
        facts.review(record, scene.head, FRIDAY, branch=scene.branch, rating=4)
        assert day_of(scene.head, FRIDAY) == {"reviews_given": 1}
        assert day_of(scene.manager, FRIDAY) == {"rating_sum": 4, "rating_count": 1}

    def test_record_reviewed_twice_in_a_day_counts_once_though_each_rating_counts(self, scene: Scene):
        lead = facts.lead(scene.manager, MONDAY, branch=scene.branch)
        record = facts.contact(lead, scene.manager, MONDAY, branch=scene.branch)
        facts.review(record, scene.head, FRIDAY, branch=scene.branch)
        facts.review(record, scene.head, FRIDAY, branch=scene.other, rating=2)
        assert day_of(scene.head, FRIDAY) == {"reviews_given": 1}
        assert day_of(scene.manager, FRIDAY) == {"rating_sum": 2, "rating_count": 1}

    def test_own_record_is_no_review_given(self, scene: Scene):
        lead = facts.lead(scene.head, MONDAY, branch=scene.branch)
        record = facts.contact(lead, scene.head, MONDAY, branch=scene.branch)
        facts.review(record, scene.head, FRIDAY, branch=scene.branch)
        assert day_of(scene.head, FRIDAY) == {}

    def test_superseding_the_record_takes_its_reviews_back(self, scene: Scene):
        lead = facts.lead(scene.manager, MONDAY, branch=scene.branch)
        record = facts.contact(lead, scene.manager, MONDAY, branch=scene.branch)
        facts.review(record, scene.head, FRIDAY, branch=scene.branch, rating=4)
        settle()
        facts.supersede(record)
        assert day_of(scene.head, FRIDAY) == {}
        assert day_of(scene.manager, FRIDAY) == {}


def test_traffic_counts_for_who_met_the_customers_in_the_branch_of_that_day(scene: Scene):
    log = facts.traffic(scene.teller, MONDAY, branch=scene.other, served=80)
    facts.traffic(scene.head, MONDAY, branch=scene.branch, received=5, diverted=2, identified=1)
    assert day_of(scene.teller, MONDAY, branch=scene.other) == {"customers_served": 80}
    assert day_of(scene.head, MONDAY) == {"customers_received": 5, "customers_diverted": 2, "customers_identified": 1}
    assert month_of(scene.teller, MONDAY) == {"customers_served": 80}
    type(log).objects.filter(pk=log.pk).update(served=91)
    assert month_of(scene.teller, MONDAY) == {"customers_served": 91}


def test_day_whose_number_nobody_has_said_served_nobody(scene: Scene):
    facts.traffic(scene.teller, MONDAY, branch=scene.branch)
    assert day_of(scene.teller, MONDAY) == {}


def test_traffic_that_moves_to_another_day_leaves_the_first(scene: Scene):
    log = facts.traffic(scene.teller, MONDAY, branch=scene.branch, served=80)
    assert day_of(scene.teller, MONDAY) == {"customers_served": 80}
    type(log).objects.filter(pk=log.pk).update(day=TUESDAY, staff=scene.head)
    assert day_of(scene.teller, MONDAY) == {}
    assert day_of(scene.head, TUESDAY) == {"customers_served": 80}
    log.delete()
    assert day_of(scene.head, TUESDAY) == {}
