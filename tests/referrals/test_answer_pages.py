from uuid import uuid4

import pytest
from django.urls import reverse

from referrals.models import Referral
from tests.factories import create_lead, create_posting, create_referral, create_staff
from tests.referrals.pages import parts_of_answer, text_of

pytestmark = pytest.mark.usefixtures("at_ten", "in_english")
HTMX = {"HX-Request": "true"}


@pytest.fixture
def referral(cast):
    return create_referral(lead=create_lead(finder=cast.wang, owner=None), receiver=cast.lina)


@pytest.fixture
def receiver(client, cast):
    client.force_login(cast.lina)
    return client


def address(name, referral):
    return reverse(name, args=[referral.pk])


def state_of(referral):
    return Referral.objects.get(pk=referral.pk).state


def test_accepted_on_its_page_one_is_told_what_is_next(receiver, referral):
    answer = receiver.post(address("referral-acceptance", referral), follow=True)
    assert answer.redirect_chain == [(reverse("lead", args=[referral.lead_id]), 302)]
    assert "Accepted. The lead is yours" in text_of(answer)
    assert state_of(referral) == "accepted"


def test_accepted_in_the_list_only_the_row_changes(receiver, referral):
    answer = receiver.post(address("referral-acceptance", referral), headers=HTMX)
    assert parts_of_answer(answer) == "referrals/_answered.html"
    assert f'id="waiting-{referral.pk}"' in answer.content.decode()
    assert "Accepted. The lead is yours" in text_of(answer)
    assert 'id="statement"' not in answer.content.decode()


def test_the_sentence_above_the_list_counts_anew(receiver, cast, referral):
    create_referral(lead=create_lead(finder=cast.wang, owner=None), receiver=cast.lina)
    on_list = {**HTMX, "HX-Current-URL": "http://testserver/referrals/?side=received"}
    answer = receiver.post(address("referral-acceptance", referral), headers=on_list)
    assert "1 colleague waits for your answer" in text_of(answer)
    assert 'id="statement" hx-swap-oob="true"' in answer.content.decode()


def test_the_number_on_the_page_of_the_day_counts_anew(receiver, cast, referral):
    create_referral(lead=create_lead(finder=cast.wang, owner=None), receiver=cast.lina)
    page = receiver.get("/today/").content.decode()
    assert 'id="answer-title-n">2<' in page
    answer = receiver.post(
        address("referral-acceptance", referral), headers={**HTMX, "HX-Current-URL": "http://testserver/today/"}
    )
    assert 'id="answer-title-n" hx-swap-oob="true">1<' in answer.content.decode()
    assert 'id="answer-title-end" hx-swap-oob="true">colleague is waiting for you<' in answer.content.decode()


def test_the_numbers_of_the_navigation_count_anew(receiver, cast, referral):
    create_referral(lead=create_lead(finder=cast.wang, owner=None), receiver=cast.lina)
    page = receiver.get(reverse("referrals")).content.decode()
    assert '<span class="rail__count" data-count="/referrals/">2<' in page
    answer = receiver.post(address("referral-acceptance", referral), headers=HTMX).content.decode()
    assert """data-count="/referrals/" hx-swap-oob="outerHTML:[data-count='/referrals/']">1<""" in answer


def test_a_number_that_came_to_nothing_goes_away(receiver, referral):
    answer = receiver.post(address("referral-acceptance", referral), headers=HTMX).content.decode()
    assert """hx-swap-oob="outerHTML:[data-count='/referrals/']"></span>""" in answer
    assert '<span class="rail__count" data-count="/referrals/"></span>' in receiver.get("/referrals/").content.decode()


@pytest.mark.parametrize(
    ("next_page", "goes_to"),
    [("/today/", "/today/"), ("//evil.example/", "/"), ("", "/referrals/"), ("/" * 300, "/referrals/")],
)
def test_returned_one_goes_on_where_one_was(receiver, referral, next_page, goes_to):
    answer = receiver.post(address("referral-return", referral), {"why": "busy", "next": next_page})
    assert answer.url == goes_to


def test_a_double_click_accepts_once_without_a_complaint(receiver, referral):
    sent = {"form_token": str(uuid4())}
    for _ in range(2):
        answer = receiver.post(address("referral-acceptance", referral), sent, follow=True)
    assert "Accepted. The lead is yours" in text_of(answer)
    assert "already" not in text_of(answer)


def test_too_late_is_told_where_it_happened(receiver, cast, referral):
    Referral.objects.filter(pk=referral.pk).update(
        state="withdrawn", decided_at=referral.made_at, decided_on=referral.made_on
    )
    words = text_of(receiver.post(address("referral-acceptance", referral), follow=True))
    assert "The referrer has withdrawn this referral" in words
    answer = receiver.post(address("referral-acceptance", referral), headers=HTMX)
    assert "withdrawn before it was answered" in text_of(answer)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ({"why": "not_enough"}, "not_enough"),
        ({"reason": "资料不全"}, "资料不全"),
        ({"why": "busy", "reason": "下周再说"}, "下周再说"),
    ],
)
def test_returned_with_a_reason_of_the_list_or_own_words(receiver, referral, sent, kept):
    answer = receiver.post(address("referral-return", referral), sent, follow=True)
    assert "Returned to Wang Xiaoyu with your reason" in text_of(answer)
    assert Referral.objects.get().decision_reason == kept


@pytest.mark.parametrize("sent", [{}, {"why": "nonsense"}, {"reason": "  "}, {"reason": "长" * 501}])
def test_a_return_without_a_reason_comes_back(receiver, referral, sent):
    answer = receiver.post(address("referral-return", referral), sent)
    assert answer.status_code == 422
    assert state_of(referral) == "pending"


def test_the_return_has_a_page_of_its_own(receiver, referral):
    assert "Not enough information" in text_of(receiver.get(address("referral-return", referral)))


def test_a_second_return_is_told_that_it_was_returned(receiver, referral):
    receiver.post(address("referral-return", referral), {"why": "busy"})
    answer = receiver.post(address("referral-return", referral), {"why": "busy"})
    assert answer.status_code == 422
    assert "has been returned already" in text_of(answer)


def test_withdrawn_by_the_referrer(client, cast, referral):
    client.force_login(cast.wang)
    answer = client.post(address("referral-withdrawal", referral), follow=True)
    assert "Withdrawn. The lead is yours again." in text_of(answer)
    assert state_of(referral) == "withdrawn"


def test_who_sells_no_longer_is_told_to_return_it(client, cast):
    moved = create_staff(branch=None, language="en")
    create_posting(staff=moved, branch=cast.zsr, role="teller")
    referral = create_referral(lead=create_lead(finder=cast.wang, owner=None), receiver=moved)
    client.force_login(moved)
    words = text_of(client.get(address("referral", referral)))
    assert "You cannot take on leads in your present role" in words
    assert client.post(address("referral-acceptance", referral)).status_code == 403
    assert client.post(address("referral-return", referral), {"why": "not_mine"}).status_code == 302
