"""A customer is walked over now: an answer within minutes by the clock on the wall, or somebody else is asked."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from leads.errors import NotYours
from leads.models import Lead
from referrals.errors import AlreadyDecided, CannotReceive
from referrals.models import Referral
from referrals.rows import rows_of
from referrals.services import accept_referral, ask_another, refer_lead, return_referral
from referrals.walk_over import MINUTES, due_at, minutes_left
from tests.factories import create_lead, create_referral
from tests.referrals.pages import text_of


@pytest.fixture
def lead(cast):
    return create_lead(finder=cast.zhou, owner=None)


@pytest.fixture
def walked(cast, now, lead):
    return refer_lead(lead=lead, receiver=cast.lina, reason="想买基金", is_walk_over=True, now=now, by=cast.zhou)


@pytest.mark.parametrize(
    ("seconds", "left"),
    [
        pytest.param(0, 10, id="just asked"),
        pytest.param(1, 10, id="a begun minute counts"),
        pytest.param(540, 1, id="the last minute"),
        pytest.param(600, 0, id="time is up"),
        pytest.param(659, 0, id="not yet a minute too long"),
        pytest.param(900, -5, id="five minutes too long"),
    ],
)
def test_the_minutes_run_by_the_clock_on_the_wall(now, seconds, left):
    assert minutes_left(due_at(now), now=now + timedelta(seconds=seconds)) == left


def test_a_walk_over_is_due_in_minutes_and_any_other_referral_is_not(cast, now, walked):
    assert (walked.is_walk_over, walked.answer_within, walked.due_at) == (True, MINUTES, now + timedelta(minutes=10))
    usual = refer_lead(lead=create_lead(finder=cast.zhou, owner=None), receiver=cast.lina, now=now, by=cast.zhou)
    assert (usual.is_walk_over, usual.answer_within, usual.due_at) == (False, None, None)


def test_accepted_the_customer_is_met_now_and_no_clock_runs(cast, now, today, walked):
    accepted = accept_referral(referral=walked, now=now + timedelta(minutes=2), by=cast.lina)
    accepted.lead.refresh_from_db()
    assert (accepted.lead.owner, accepted.lead.next_action, accepted.lead.next_action_on) == (cast.lina, "meet", today)
    (row,) = rows_of([accepted], day=today, now=now, to=cast.zhou)
    assert row.minutes_left is None


def test_a_walk_over_without_its_time_is_refused_by_the_database(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        create_referral(lead=create_lead(finder=cast.zhou), receiver=cast.lina, answer_within=10)


class TestAskAnother:
    def test_the_first_is_withdrawn_and_the_next_has_its_minutes_anew(self, cast, now, today, walked):
        later = now + timedelta(minutes=12)
        second = ask_another(referral=walked, receiver=cast.zhang, now=later, by=cast.zhou)
        walked.refresh_from_db()
        assert (walked.state, second.state, second.receiver) == ("withdrawn", "pending", cast.zhang)
        assert (second.reason, second.due_at) == ("想买基金", later + timedelta(minutes=10))
        lead = Lead.objects.get(pk=walked.lead_id)
        assert (lead.owner, lead.next_action) == (cast.zhou, "answer")
        assert lead not in Lead.objects.visible_to(cast.lina, day=today)

    def test_only_who_asked_asks_somebody_else(self, cast, now, walked):
        for who in (cast.lina, cast.zhang, cast.head):
            with pytest.raises(NotYours):
                ask_another(referral=walked, receiver=cast.zhang, now=now, by=who)

    @pytest.mark.parametrize("receiver", ["wang", "zhou", "lina"])
    def test_refused_the_first_still_waits(self, cast, now, walked, receiver):
        with pytest.raises(CannotReceive):
            ask_another(referral=walked, receiver=getattr(cast, receiver), now=now, by=cast.zhou)
        walked.refresh_from_db()
        assert walked.state == "pending"

    def test_an_answer_that_came_first_stands(self, cast, now, walked):
        accept_referral(referral=walked, now=now, by=cast.lina)
        with pytest.raises(AlreadyDecided):
            ask_another(referral=walked, receiver=cast.zhang, now=now, by=cast.zhou)
        assert Referral.objects.count() == 1

    def test_an_ordinary_referral_stays_ordinary(self, cast, now, lead):
        usual = refer_lead(lead=lead, receiver=cast.lina, now=now, by=cast.zhou)
        assert not ask_another(referral=usual, receiver=cast.zhang, now=now, by=cast.zhou).is_walk_over


@pytest.mark.usefixtures("at_ten", "in_english")
class TestPages:
    @pytest.fixture
    def lobby(self, client, cast):
        client.force_login(cast.zhou)
        return client

    def test_from_a_lead_the_split_is_read_and_one_press_asks_to_come_now(self, lobby, cast, lead):
        address = reverse("lead-referral", args=[lead.pk])
        assert "Sales credit when sold: you 30%, Zhang Haoran 70%" in text_of(
            lobby.get(f"{address}?receiver={cast.zhang.pk}")
        )
        answer = lobby.post(address, {"receiver": cast.zhang.pk, "do": "walk"}, follow=True)
        assert "Zhang Haoran is asked to come within 10 minutes" in text_of(answer)
        assert "10 min left" in text_of(answer)
        assert Referral.objects.get().is_walk_over

    def test_without_that_press_it_is_an_ordinary_referral(self, lobby, cast, lead):
        lobby.post(reverse("lead-referral", args=[lead.pk]), {"receiver": cast.zhang.pk})
        assert not Referral.objects.get().is_walk_over

    def test_somebody_else_is_asked_from_its_page_once(self, lobby, cast, walked):
        page = reverse("referral", args=[walked.pk])
        address = reverse("referral-another", args=[walked.pk])
        assert address in lobby.get(page).content.decode()
        form = lobby.get(address)
        assert [one.staff for one in form.context["choice"].people] == [cast.zhang]
        assert form.context["form"].picked == cast.zhang
        assert "Li Na has not answered yet" in text_of(form)
        sent = {"receiver": cast.zhang.pk, "form_token": str(uuid4())}
        answers = [lobby.post(address, sent) for _ in range(2)]
        second = Referral.objects.pending().get()
        assert second.receiver == cast.zhang
        assert [answer.url for answer in answers] == [reverse("referral", args=[second.pk])] * 2

    @pytest.mark.parametrize("receiver", ["", "lina"])
    def test_nobody_or_the_same_again_is_no_answer(self, lobby, cast, walked, receiver):
        sent = {"receiver": getattr(cast, receiver).pk if receiver else ""}
        assert lobby.post(reverse("referral-another", args=[walked.pk]), sent).status_code == 422
        walked.refresh_from_db()
        assert walked.state == "pending"

    def test_answered_meanwhile_leads_to_the_answer(self, lobby, cast, now, walked):
        return_referral(referral=walked, reason="正在接待", now=now, by=cast.lina)
        answer = lobby.get(reverse("referral-another", args=[walked.pk]), follow=True)
        assert answer.redirect_chain == [(reverse("referral", args=[walked.pk]), 302)]
        assert "returned already" in text_of(answer)

    def test_the_receiver_sees_it_first_with_its_clock_and_in_the_count(self, client, cast, now, walked):
        create_referral(lead=create_lead(finder=cast.wang), receiver=cast.lina, now=now - timedelta(hours=20))
        client.force_login(cast.lina)
        page = client.get(reverse("today"))
        assert next(row.referral.pk for row in page.context["waiting"]) == walked.pk
        assert "The customer is here now." in text_of(page)
        assert "10 min left" in text_of(page)
        today_link = next(item for item in page.context["nav_items"] if item.url == reverse("today"))
        assert today_link.count == 1
        assert "The customer comes over to you now" in text_of(
            client.post(reverse("referral-acceptance", args=[walked.pk]), follow=True)
        )
