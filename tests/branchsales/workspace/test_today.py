"""The day of whoever sells: answer, plan, work one after the other, done."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from leads.models import DailyPlan, FollowUp, Lead, PlanItem
from organisation.models import AccessRecord
from tests.factories import (
    NOW,
    TODAY,
    create_customer,
    create_follow_up,
    create_lead,
    create_plan,
    create_posting,
    create_referral,
    create_sale,
)

BESIDE = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "beside"}
DAY = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "day"}


@pytest.fixture(autouse=True)
def at_ten():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def seller(client, lina):
    lina.language = "en"
    lina.save()
    client.force_login(lina)
    return client


def named(cast, name, **fields):
    fields = {"next_action_on": TODAY, "now": NOW - timedelta(days=3), **fields}
    return create_lead(
        finder=cast.wang, owner=cast.lina, customer=create_customer(branch=cast.zsr, name=name), **fields
    )


@pytest.fixture
def three(cast):
    """孙丽华, 周建国 and 唐志刚, due today in this order."""
    return [named(cast, name, potential=letter) for name, letter in (("孙丽华", "A"), ("周建国", "B"), ("唐志刚", "C"))]


@pytest.fixture
def plan(cast, three):
    return create_plan(staff=cast.lina, leads=three)


def names(lines):
    return [line.lead.customer.name for line in lines]


def day(seller, **query):
    return seller.get("/today/", query).context["day"]


def body(answer):
    return answer.content.decode()


class TestMorning:
    def test_what_is_proposed_stands_in_working_order_and_the_rest_can_be_added(self, seller, cast):
        for name, days, letter in (("后天", 2, "C"), ("今天乙", 0, "B"), ("超期", -3, "C"), ("今天甲", 0, "A")):
            named(cast, name, next_action_on=TODAY + timedelta(days=days), potential=letter)
        found = day(seller)
        assert names(found.lines) == ["超期", "今天甲", "今天乙"]
        assert names(found.further) == ["后天"]

    def test_only_own_open_leads_are_to_do(self, seller, cast):
        create_lead(finder=cast.wang, owner=cast.zhang)
        create_sale(lead=named(cast, "卖了"))
        create_referral(lead=create_lead(finder=cast.lina), referrer=cast.lina, receiver=cast.zhang)
        found = day(seller)
        assert not found.lines
        assert not found.further

    def test_an_empty_day_says_what_will_stand_here(self, seller):
        page = body(seller.get("/today/"))
        assert "No open lead of yours" in page
        assert "0 contacts" in page

    def test_the_reason_is_said_in_words(self, seller, cast):
        spoken = named(cast, "谈过")
        create_follow_up(lead=spoken, outcome="considering", note="等女儿回来再定", now=NOW - timedelta(days=2))
        named(cast, "没谈过", note="月底到期")
        named(cast, "好机会", potential="A", estimated_amount=200000, next_action_on=TODAY + timedelta(days=3),
              now=NOW - timedelta(days=9))  # fmt: skip
        page = body(seller.get("/today/"))
        for words in ("Promised", "等女儿回来再定", "found by Wang Xiaoyu, not contacted yet", "月底到期"):
            assert words in page
        assert "Potential A" in page
        assert "quiet for 9 days" in page

    def test_what_is_ticked_is_committed_in_the_order_of_the_list(self, seller, three):
        first, second, third = (str(lead.pk) for lead in three)
        answer = seller.post("/today/plan/", {"shown": [third, second, first], "leads": [first, third]})
        assert (answer.status_code, answer["Location"]) == (302, "/today/")
        assert list(PlanItem.objects.in_order().values_list("lead", flat=True)) == [three[2].pk, three[0].pk]
        page = body(seller.get("/today/"))
        assert "plan committed at 10:00" in page
        assert "The plan stands." in page

    def test_nothing_ticked_is_refused_and_the_list_is_as_it_was(self, seller, three):
        shown = [str(lead.pk) for lead in three[::-1]]
        answer = seller.post("/today/plan/", {"shown": shown})
        assert answer.status_code == 422
        assert "Choose at least one customer" in body(answer)
        assert not DailyPlan.objects.exists()

    def test_a_strangers_lead_is_never_planned(self, seller, cast, three):
        strange = create_lead(finder=cast.zhang)
        shown = [str(strange.pk), str(three[0].pk)]
        seller.post("/today/plan/", {"shown": shown, "leads": shown})
        assert PlanItem.objects.get().lead == three[0]

    def test_a_second_click_changes_nothing(self, seller, three):
        sent = {"shown": [three[0].pk], "leads": [three[0].pk], "form_token": "7b1f8a3e-0f0c-4d0c-8a7e-1c2d3e4f5a6b"}
        for _ in range(2):
            assert seller.post("/today/plan/", sent).status_code == 302
        assert PlanItem.objects.count() == 1

    @pytest.mark.parametrize(("press", "order"), [("up", [1, 0, 2]), ("down", [0, 2, 1])])
    def test_without_script_a_line_is_moved_by_the_address(self, seller, three, press, order):
        pks = [lead.pk for lead in three]
        answer = seller.post("/today/plan/order/", {"shown": pks, "leads": pks[1:], press: pks[1]}, follow=True)
        lines = answer.context["day"].lines
        assert [line.lead.pk for line in lines] == [pks[place] for place in order]
        assert {line.lead.pk for line in lines if line.is_ticked} == set(pks[1:])
        assert not PlanItem.objects.exists()

    @pytest.mark.parametrize("query", ["shown=x&up=y", "shown=-1", "shown=99999999999999999999&leads=1", "open=abc"])
    def test_an_address_of_nonsense_shows_the_day(self, seller, three, query):
        assert len(seller.get(f"/today/?{query}").context["day"].lines) == 3

    def test_a_forgotten_day_is_told_of(self, seller, cast, three):
        earlier = create_plan(staff=cast.lina, leads=three, now=NOW - timedelta(days=3))
        page = body(seller.get("/today/"))
        assert "was not closed" in page
        assert f"/today/plans/{earlier.pk}/closing/" in page


class TestWorking:
    def test_the_plan_its_progress_and_what_is_due_beside_it(self, seller, cast, three, plan):
        create_follow_up(lead=three[0])
        PlanItem.objects.filter(lead=three[0]).update(state="done", done_at=NOW)
        named(cast, "新承接")
        found = day(seller)
        assert names(found.lines) == ["周建国", "唐志刚"]
        assert names(found.further) == ["新承接"]
        assert (found.done_n, found.planned_n) == (1, 3)
        assert "1 of 3</a> done" in body(seller.get("/today/"))

    def test_a_customer_opens_beside_the_list(self, seller, three, plan):
        page = body(seller.get("/today/", {"open": three[1].pk}))
        assert "drawer--open" in page
        assert f"/today/leads/{three[1].pk}/contact/" in page
        part = body(seller.get("/today/", {"open": three[1].pk}, **BESIDE))
        assert "drawer--open" in part
        assert "<html" not in part

    def test_a_strangers_customer_does_not_open(self, seller, cast):
        assert seller.get("/today/", {"open": create_lead(finder=cast.zhang).pk}).status_code == 404

    def test_what_is_no_id_opens_nothing(self, seller, three):
        assert "drawer--open" not in body(seller.get("/today/", {"open": "9" * 5000}))

    def test_the_outcome_is_enough_and_the_next_customer_comes(self, seller, three, plan):
        answer = seller.post(f"/today/leads/{three[0].pk}/contact/", {"method": "phone", "outcome": "no_answer"})
        assert (answer.status_code, answer["Location"]) == (302, f"/today/?open={three[1].pk}")
        record = FollowUp.objects.get()
        assert (record.reached, record.next_action_on) == (False, TODAY + timedelta(days=1))
        assert PlanItem.objects.get(lead=three[0]).state == "done"

    def test_with_script_the_next_customer_and_the_list_come_at_once(self, seller, three, plan):
        sent = {"method": "phone", "outcome": "interested"}
        answer = seller.post(f"/today/leads/{three[0].pk}/contact/", sent, **BESIDE)
        assert answer["HX-Push-Url"] == f"/today/?open={three[1].pk}"
        page = body(answer)
        assert 'id="beside"' in page
        assert "周建国" in page
        assert 'id="day" hx-swap-oob="true"' in page
        assert "1 of 3</a> done" in page
        assert "Contact recorded" in page

    def test_after_the_last_one_the_first_that_is_left_and_then_nobody(self, seller, three, plan):
        for place, following in ((2, 0), (0, 1), (1, None)):
            sent = {"method": "phone", "outcome": "interested"}
            answer = seller.post(f"/today/leads/{three[place].pk}/contact/", sent)
            assert answer["Location"] == (f"/today/?open={three[following].pk}" if following is not None else "/today/")

    def test_the_last_one_says_so(self, seller, cast, three):
        create_plan(staff=cast.lina, leads=three[:1])
        for lead in three[1:]:
            Lead.objects.filter(pk=lead.pk).update(next_action_on=TODAY + timedelta(days=2))
        sent = {"method": "phone", "outcome": "interested"}
        page = body(seller.post(f"/today/leads/{three[0].pk}/contact/", sent, **BESIDE))
        assert "That was the last one." in page
        assert "drawer--open" not in page

    @pytest.mark.parametrize("headers", [{}, BESIDE])
    def test_a_refused_contact_keeps_what_was_typed(self, seller, three, plan, headers):
        sent = {"method": "phone", "note": "想要三年期", "next_action_on": "2020-01-01"}
        answer = seller.post(f"/today/leads/{three[0].pk}/contact/", sent, **headers)
        assert answer.status_code == 422
        page = body(answer)
        assert "想要三年期" in page
        assert "Say what came of it" in page
        assert not FollowUp.objects.exists()
        assert ("<html" in page) is (not headers)

    def test_a_second_click_makes_one_record_and_goes_on(self, seller, three, plan):
        sent = {"method": "phone", "outcome": "won", "form_token": "7b1f8a3e-0f0c-4d0c-8a7e-1c2d3e4f5a6b"}
        for _ in range(2):
            answer = seller.post(f"/today/leads/{three[0].pk}/contact/", sent)
            assert answer["Location"] == f"/today/?open={three[1].pk}"
        assert FollowUp.objects.count() == 1

    def test_who_wants_no_calls_is_met_when_they_come(self, seller, cast):
        customer = create_customer(branch=cast.zsr, do_not_contact=True)
        lead = create_lead(finder=cast.lina, customer=customer, next_action="meet", next_action_on=TODAY)
        page = body(seller.get("/today/", {"open": lead.pk}))
        assert "asked not to be called" in page
        seller.post(f"/today/leads/{lead.pk}/contact/", {"method": "branch", "outcome": "interested"})
        assert Lead.objects.get(pk=lead.pk).next_action == "meet"

    def test_the_number_is_shown_for_a_reason_that_is_recorded(self, seller, cast):
        lead = create_lead(finder=cast.lina, customer=create_customer(branch=cast.zsr, phone="13800138000"))
        address = f"/today/leads/{lead.pk}/call/"
        assert seller.post(address, {"reason": ""}, **BESIDE).status_code == 422
        answer = seller.post(address, {"reason": "约面谈"}, **BESIDE)
        assert "tel:13800138000" in body(answer)
        assert "no-store" in answer["Cache-Control"]
        assert AccessRecord.objects.get().reason == "约面谈"
        assert seller.post(address, {"reason": "约面谈"})["Location"].endswith("/reveal/"), "without script"

    def test_what_is_closed_or_a_colleagues_now_names_no_customer(self, seller, three, plan):
        Lead.objects.filter(pk=three[0].pk).update(owner=None)
        three[0].participants.filter(part="owner").delete()
        page = body(seller.get("/today/"))
        assert "孙丽华" not in page
        assert "somebody else" in page


class TestChanging:
    def press(self, seller, address, **sent):
        answer = seller.post(address, sent, follow=True, **DAY)
        assert answer.status_code == 200
        return body(answer)

    def test_earlier_and_later(self, seller, three, plan):
        for to, expected in (("earlier", ["周建国", "孙丽华", "唐志刚"]), ("later", ["孙丽华", "周建国", "唐志刚"])):
            item = PlanItem.objects.get(lead=three[1])
            page = self.press(seller, f"/today/plan/items/{item.pk}/place/", to=to)
            assert sorted(expected, key=page.index) == expected

    def test_to_the_next_working_day_and_back(self, seller, three, plan):
        item = PlanItem.objects.get(lead=three[0])
        page = self.press(seller, f"/today/plan/items/{item.pk}/tomorrow/")
        assert "孙丽华: carried over, Tomorrow." in page
        assert Lead.objects.get(pk=three[0].pk).next_action_on == TODAY + timedelta(days=1)
        self.press(seller, f"/today/leads/{three[0].pk}/plan/")
        item.refresh_from_db()
        assert item.state == "planned"

    def test_to_another_day(self, seller, three, plan):
        address = f"/today/plan/items/{PlanItem.objects.get(lead=three[0]).pk}/day/"
        assert "Carry over" in body(seller.get(address))
        assert seller.post(address, {"carried_to": "2020-01-01"}).status_code == 422
        assert seller.post(address, {"carried_to": "2026-10-16"})["Location"] == "/today/"
        assert names(day(seller).put_off) == ["孙丽华"]

    def test_dropped_with_a_reason(self, seller, three, plan):
        address = f"/today/plan/items/{PlanItem.objects.get(lead=three[0]).pk}/drop/"
        assert seller.post(address, {}).status_code == 422
        seller.post(address, {"drop_reason": "mistake"})
        assert "Planned by mistake" in body(seller.get("/today/"))

    def test_what_is_refused_is_said_on_the_page(self, seller, three, plan):
        item = PlanItem.objects.get(lead=three[0])
        PlanItem.objects.filter(pk=item.pk).update(state="done", done_at=NOW)
        answer = seller.post(f"/today/plan/items/{item.pk}/tomorrow/", follow=True)
        assert "This is done already." in body(answer)


class TestEvening:
    def test_what_is_left_is_carried_over_or_dropped(self, seller, three, plan):
        address = f"/today/plans/{plan.pk}/closing/"
        assert "3 items are left" in body(seller.get(address))
        items = {item.lead_id: item.pk for item in plan.items.all()}
        sent = {f"carried_to-{pk}": "2026-10-13" for pk in items.values()}
        sent[f"drop_reason-{items[three[2].pk]}"] = "not_needed"
        assert seller.post(address, sent)["Location"] == "/today/"
        assert [item.state for item in plan.items.in_order()] == ["carried", "carried", "dropped"]
        page = body(seller.get("/today/"))
        assert "day closed at 10:00" in page
        assert "Open the day again" in page

    def test_an_item_without_a_word_is_refused_beside_its_field(self, seller, three, plan):
        items = [item.pk for item in plan.items.in_order()]
        sent = {f"carried_to-{items[0]}": "2026-10-13", f"drop_reason-{items[1]}": "mistake"}
        answer = seller.post(f"/today/plans/{plan.pk}/closing/", sent)
        assert answer.status_code == 422
        assert f"carried_to-{items[2]}" in answer.context["form"].errors
        assert "唐志刚" in str(answer.context["form"].errors)
        assert PlanItem.objects.left().count() == 3

    def test_nothing_left_is_closed_by_one_press_and_opened_again(self, seller, plan):
        plan.items.update(state="missed")
        seller.post(f"/today/plans/{plan.pk}/closing/", {})
        plan.refresh_from_db()
        assert plan.closed_at == NOW
        seller.post(f"/today/plans/{plan.pk}/reopening/", {})
        plan.refresh_from_db()
        assert plan.closed_at is None


def test_referrals_are_accepted_and_returned_in_place(seller, cast):
    referral = create_referral(lead=create_lead(finder=cast.wang), receiver=cast.lina)
    create_referral(lead=create_lead(finder=cast.wang), receiver=cast.zhang)
    page = seller.get("/today/")
    assert [row.referral for row in page.context["waiting"]] == [referral]
    assert f'action="/referrals/{referral.pk}/acceptance/"' in page.content.decode()
    assert f'action="/referrals/{referral.pk}/return/"' in page.content.decode()
    seller.post(f"/referrals/{referral.pk}/acceptance/")
    after = seller.get("/today/")
    assert after.context["waiting"] == []
    assert [line.lead for line in after.context["day"].lines] == [referral.lead]


def test_the_day_is_told_in_figures(seller, cast):
    lead = named(cast, "范玉兰")
    create_follow_up(lead=lead, outcome="no_answer")
    create_follow_up(lead=lead)
    create_follow_up(lead=lead, now=NOW - timedelta(days=1))
    create_sale(lead=lead, amount="200000")
    answer = seller.get("/today/")
    progress = answer.context["day"].progress
    assert (progress.contacts, progress.reached, progress.sales, progress.sold) == (2, 1, 1, 200000)
    assert len(answer.context["day"].done) == 3
    assert "200,000" in answer.content.decode()


def test_what_others_did_is_not_mine(seller, cast):
    create_follow_up(lead=create_lead(finder=cast.wang, owner=cast.zhang))
    assert day(seller).progress.contacts == 0


def test_a_head_who_also_sells_has_a_day(client, cast):
    create_posting(staff=cast.head, branch=cast.zsr, role="wealth_manager", is_primary=False)
    client.force_login(cast.head)
    assert client.get("/today/").status_code == 200


@pytest.mark.usefixtures("chinese")
def test_the_day_reads_as_chinese(client, cast, three, plan):
    client.force_login(cast.lina)
    page = body(client.get("/today/", {"open": three[0].pk}))
    for words in ("今天", '完成 <a href="#done">0 / 3</a> 项', "保存，看下一位", "收工", "周视图"):
        assert words in page


@pytest.mark.parametrize("is_committed", [False, True])
def test_more_work_asks_no_more_questions(seller, cast, is_committed):
    def fill():
        leads = [named(cast, "谈过"), named(cast, "以后", potential="A", next_action_on=TODAY + timedelta(days=2))]
        create_follow_up(lead=leads[0])
        create_referral(lead=create_lead(finder=cast.wang), receiver=cast.lina)
        create_sale(lead=named(cast, "卖了"))
        return leads

    leads = fill()
    plan = create_plan(staff=cast.lina, leads=leads) if is_committed else None
    seller.get("/today/")
    with CaptureQueriesContext(connection) as few:
        seller.get("/today/")
    for _ in range(4):
        for lead in fill():
            if plan is not None:
                PlanItem.objects.create(plan=plan, lead=lead, kind="call", position=9, reason="due")
    with CaptureQueriesContext(connection) as many:
        seller.get("/today/")
    assert len(many) == len(few)
