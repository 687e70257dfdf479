"""What the page of a 403 says: the true reason, not the role, and the way back to the lead."""

import pytest
from django.urls import reverse

from leads.actions import Action
from leads.refusing import is_for_now, why_not
from leads.services import lose_lead
from tests.factories import NOW, create_lead, create_referral
from tests.referrals.pages import text_of

DAY = NOW.date()
WAITS = "waits for an answer"


@pytest.fixture
def owned(cast):
    return create_lead(finder=cast.wang, owner=cast.lina)


@pytest.fixture
def waiting(owned, cast):
    """Referred by its owner to a colleague who has not answered."""
    create_referral(lead=owned, referrer=cast.lina, receiver=cast.zhang)
    owned.refresh_from_db()
    return owned


@pytest.mark.parametrize("name", ["lead-sale", "lead-referral", "lead-next-action", "lead-loss"])
def test_a_lead_that_waits_for_an_answer_says_so_and_leads_back(client, cast, waiting, name):
    client.force_login(cast.lina)
    answer = client.get(reverse(name, args=[waiting.pk]))
    assert answer.status_code == 403
    assert WAITS in text_of(answer)
    assert "Your role" not in text_of(answer)
    assert "This cannot be done now" in text_of(answer)
    assert f'href="{reverse("lead", args=[waiting.pk])}"' in answer.content.decode()


@pytest.mark.parametrize(
    ("action", "who", "reason"),
    [
        pytest.param(Action.PLAN, "zhang", "Only the owner", id="somebody else's"),
        pytest.param(Action.ASSIGN, "lina", "Only the branch head", id="assigned by the head"),
        pytest.param(Action.RELEASE, "lina", "The branch head assigns", id="the head's own is assigned"),
        pytest.param(Action.REFER, "zhang", "A colleague is at work", id="referred over a colleague's head"),
        pytest.param(Action.REFER, "supervisor", "Your role", id="the role"),
        pytest.param(Action.SIBLING, "supervisor", "Your role", id="the role for another product"),
    ],
)
def test_the_reason_that_counts_first(cast, owned, action, who, reason):
    assert str(why_not(action, owned, day=DAY, by=getattr(cast, who))).startswith(reason)


def test_a_closed_lead_is_closed_whoever_asks(cast, owned):
    lost = lose_lead(lead=owned, reason="no_need", now=NOW, by=cast.lina)
    assert "closed" in str(why_not(Action.SELL, lost, day=DAY, by=cast.zhang))
    assert not is_for_now(Action.SELL, lost, by=cast.lina)


def test_waiting_helps_the_owner_and_no_stranger(cast, waiting):
    assert is_for_now(Action.SELL, waiting, by=cast.lina)
    assert not is_for_now(Action.SELL, waiting, by=cast.zhang)


def test_without_an_object_the_page_leads_home(client, cast):
    client.force_login(cast.administrator)
    answer = client.get(reverse("capture"))
    assert answer.status_code == 403
    assert 'href="/"' in answer.content.decode()
