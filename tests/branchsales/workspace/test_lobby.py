"""The lobby manager's home: taps that count, who is free, the hand-overs of today, and a customer walked over."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from leads.models import Lead, TrafficLog
from referrals.models import Referral
from referrals.services import refer_lead
from tests.factories import NOW, create_customer, create_lead, create_referral, create_staff, create_traffic
from tests.referrals.pages import text_of

HTMX = {"HX-Request": "true"}
LOG, NOW_PART = "/lobby/log/", "/lobby/now/"


@pytest.fixture(autouse=True)
def at_ten():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def lobby(client, cast):
    cast.zhou.language = "en"
    cast.zhou.save()
    client.force_login(cast.zhou)
    return client


def walked(cast, now, receiver=None, *, name="赵敏", minutes=0):
    lead = create_lead(finder=cast.zhou, owner=None, customer=create_customer(branch=cast.zsr, name=name))
    made = now - timedelta(minutes=minutes)
    return refer_lead(lead=lead, receiver=receiver or cast.lina, is_walk_over=True, now=made, by=cast.zhou)


class TestLobbyLog:
    def tap(self, client, what="received", step="1", token=None, **extra):
        return client.post(LOG, {"what": what, "step": step, "form_token": token or str(uuid4())}, **extra)

    def test_without_script_a_tap_counts_and_leads_back_to_the_log(self, lobby, cast):
        answer = self.tap(lobby)
        assert (answer.status_code, answer.url) == (302, "/#lobby-log")
        assert TrafficLog.objects.get(staff=cast.zhou).received == 1

    def test_the_answer_is_the_number_that_is_counted_by_whichever_device(self, lobby, cast):
        create_traffic(staff=cast.zhou, received=41)
        answer = self.tap(lobby, headers=HTMX)
        assert answer.status_code == 200
        assert text_of(answer) == "42"
        assert answer.content.decode().count('hx-swap-oob="true"') == 3  # two fresh tokens, and no refusal any more

    def test_the_same_sending_twice_counts_once_and_two_taps_count_twice(self, lobby, cast):
        token = str(uuid4())
        for _ in range(2):
            self.tap(lobby, token=token, headers=HTMX)
        self.tap(lobby, headers=HTMX)
        assert TrafficLog.objects.get(staff=cast.zhou).received == 2

    def test_the_last_one_is_taken_back(self, lobby, cast):
        create_traffic(staff=cast.zhou, identified=3)
        assert text_of(self.tap(lobby, "identified", "-1", headers=HTMX)) == "2"

    def test_with_nobody_counted_it_says_so_beside_the_numbers(self, lobby):
        answer = self.tap(lobby, "diverted", "-1", headers=HTMX)
        assert answer.status_code == 422
        assert text_of(answer) == "0 Nobody is counted today, so there is nothing to take back."
        told = text_of(self.tap_and_follow(lobby, "diverted", "-1"))
        assert "there is nothing to take back" in told

    def tap_and_follow(self, client, what, step):
        return client.post(LOG, {"what": what, "step": step, "form_token": str(uuid4())}, follow=True)

    @pytest.mark.parametrize(("what", "step"), [("served", "1"), ("received", "5"), ("", ""), ("received", "x")])
    def test_nothing_else_is_counted(self, lobby, what, step):
        assert self.tap(lobby, what, step, headers=HTMX).status_code == 422
        assert self.tap(lobby, what, step).status_code == 302
        assert not TrafficLog.objects.exists()

    @pytest.mark.parametrize("who", ["wang", "lina", "head", "administrator"])
    def test_others_have_no_lobby_log(self, client, cast, who):
        client.force_login(getattr(cast, who))
        assert self.tap(client).status_code == 403
        assert client.get(NOW_PART).status_code == 403


class TestNow:
    def test_the_page_and_the_poll_draw_the_same_part(self, lobby, cast, now):
        walked(cast, now)
        page, part = lobby.get("/"), lobby.get(NOW_PART, headers=HTMX)
        assert part.content.decode().strip() in page.content.decode()
        assert part["ETag"] == page.context["now_mark"]

    def test_unchanged_it_is_answered_in_one_line(self, lobby, cast, now):
        mark = lobby.get("/").context["now_mark"]
        again = lobby.get(NOW_PART, headers={**HTMX, "If-None-Match": mark})
        assert (again.status_code, again.content) == (304, b"")
        walked(cast, now)
        assert lobby.get(NOW_PART, headers={**HTMX, "If-None-Match": mark}).status_code == 200

    def test_who_is_free_leads_to_capture_with_that_colleague_chosen(self, lobby, cast, now):
        walked(cast, now, cast.lina)
        page = lobby.get("/")
        words = text_of(page)
        assert words.index("Zhang Haoran free 0 due today · nothing recorded yet today") < words.index("Li Na asked")
        address = f"/leads/new/?from=home&amp;receiver={cast.zhang.pk}"
        assert address in page.content.decode()
        form = lobby.get(address.replace("&amp;", "&"))
        assert form.context["capture"].offer.picked.staff == cast.zhang
        assert 'name="from" value="home"' in form.content.decode()

    def test_a_walk_over_shows_its_clock_and_then_that_it_waits_too_long(self, lobby, cast, now):
        walked(cast, now, cast.zhang, name="钱进", minutes=3)
        late = walked(cast, now, cast.lina, name="孙丽", minutes=14)
        create_referral(
            lead=create_lead(finder=cast.zhou, customer=create_customer(branch=cast.zsr, name="周全")),
            receiver=cast.lina,
            state="returned",
        )
        words = text_of(lobby.get(NOW_PART))
        assert words.index("孙丽") < words.index("钱进") < words.index("周全")
        assert "waiting 4 min too long" in words
        assert "7 min left" in words
        assert reverse("referral-another", args=[late.pk]) in lobby.get("/").content.decode()

    def test_hand_overs_of_others_and_withdrawn_ones_are_not_mine(self, lobby, cast):
        create_referral(lead=create_lead(finder=cast.wang), receiver=cast.lina)
        create_referral(lead=create_lead(finder=cast.zhou), receiver=cast.lina, state="withdrawn")
        assert "Whom you hand over stands here" in text_of(lobby.get(NOW_PART))

    def test_one_of_another_day_that_still_waits_is_here_and_a_decided_one_is_not(self, lobby, cast, now):
        before = now - timedelta(days=3)
        for name, state in (("还在等", "pending"), ("已接受", "accepted")):
            customer = create_customer(branch=cast.zsr, name=name)
            lead = create_lead(finder=cast.zhou, customer=customer, now=before)
            create_referral(lead=lead, receiver=cast.lina, state=state, now=before)
        words = text_of(lobby.get(NOW_PART))
        assert "还在等" in words
        assert "已接受" not in words

    def test_alone_in_the_branch_one_is_told_where_leads_go(self, lobby, cast, today):
        for one in (cast.lina, cast.zhang):
            one.postings.update(ends_on=today - timedelta(days=1))
        assert "goes to the branch pool" in text_of(lobby.get("/"))


def test_capture_walks_a_customer_over_in_one_sending(lobby, cast):
    page = lobby.get("/leads/new/?from=home")
    assert 'value="walk"' in page.content.decode()
    answer = lobby.post(
        "/leads/new/",
        {
            "who": "赵新", "customer": "new", "phone": "", "category": "fund", "potential": "A", "channel": "lobby",
            "receiver": cast.zhang.pk, "do": "walk", "from": "home", "form_token": str(uuid4()),
            "shown_share": page.context["capture"].offer.agreement.found_share,
        },
        follow=True,
    )  # fmt: skip
    referral = Referral.objects.get()
    assert (referral.is_walk_over, referral.receiver) == (True, cast.zhang)
    assert Lead.objects.get().owner == cast.zhou
    assert answer.redirect_chain[-1][0] == "/"
    words = text_of(answer)
    assert "Zhang Haoran is asked to come within 10 minutes." in words
    assert "10 min left" in words


def test_at_the_counter_nobody_is_walked_over_from_capture(client, cast):
    client.force_login(cast.wang)
    assert 'value="walk"' not in client.get("/").content.decode()


def test_the_home_asks_the_same_few_questions_however_much_there_is(lobby, cast, now):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert lobby.get("/").status_code == 200
        return len(asked)

    walked(cast, now)
    lobby.get("/")
    few = queries()
    for number in range(15):
        walked(cast, now, create_staff(branch=cast.zsr, name=f"经理{number}"), name=f"客户{number}")
    assert queries() == few <= 12


@pytest.mark.usefixtures("chinese")
def test_in_chinese_too(client, cast, now):
    walked(cast, now)
    client.force_login(cast.zhou)
    words = text_of(client.get("/"))
    for expected in ("厅堂日志", "接待", "分流", "识别", "现在谁有空", "引见", "剩"):
        assert expected in words
