"""A second click on a form that was taken leads where the first one led: no refusal, nothing done again."""

from uuid import uuid4

import pytest
from django.urls import reverse

from leads.models import FollowUp, Lead, LeadParticipant
from tests.factories import create_follow_up, create_lead
from tests.referrals.pages import text_of

CONTACT = {
    "method": "phone",
    "outcome": "considering",
    "note": "下周再谈",
    "next_action": "call",
    "next_action_on": "2026-10-14",
}


@pytest.fixture
def lead(cast):
    return create_lead(finder=cast.wang, owner=cast.lina)


@pytest.fixture
def owner(client, cast):
    client.force_login(cast.lina)
    return client


def twice(client, name, pk, **sent):
    sent["form_token"] = str(uuid4())
    return [client.post(reverse(name, args=[pk]), sent, follow=True) for _ in range(2)]


def test_lost_once(owner, lead):
    first, second = twice(owner, "lead-loss", lead.pk, reason="no_need")
    assert first.redirect_chain == second.redirect_chain == [(reverse("lead", args=[lead.pk]), 302)]
    assert Lead.objects.get().stage == "lost"


def test_corrected_once(owner, lead):
    record = create_follow_up(lead=lead)
    first, second = twice(owner, "follow-up-correction", record.pk, **CONTACT)
    assert first.redirect_chain == second.redirect_chain == [(reverse("lead", args=[lead.pk]), 302)]
    assert FollowUp.objects.standing().get().supersedes == record


def test_given_back_once(owner, lead):
    first, second = twice(owner, "lead-release", lead.pk)
    assert first.redirect_chain == second.redirect_chain
    assert first.status_code == second.status_code == 200
    assert LeadParticipant.objects.filter(part="owner", until=None).count() == 0


def test_assigned_twice_stays_with_the_first_choice(client, cast, lead):
    client.force_login(cast.head)
    for answer in twice(client, "lead-assignment", lead.pk, owner=cast.zhang.pk):
        assert answer.status_code == 200
    assert LeadParticipant.objects.current().filter(part="owner").get().staff == cast.zhang


@pytest.mark.parametrize("name", ["lead-loss", "lead-release"])
def test_another_form_of_an_old_page_is_refused(owner, lead, name):
    twice(owner, "lead-loss", lead.pk, reason="no_need")
    sent = {"form_token": str(uuid4()), "reason": "no_need"}
    assert owner.post(reverse(name, args=[lead.pk]), sent).status_code == 403


def test_the_token_of_somebody_else_opens_nothing(client, cast, lead):
    token = str(uuid4())
    client.force_login(cast.lina)
    client.post(reverse("lead-loss", args=[lead.pk]), {"form_token": token, "reason": "no_need"})
    client.force_login(cast.zhang)
    sent = {"form_token": token, "reason": "no_need"}
    assert client.post(reverse("lead-loss", args=[lead.pk]), sent).status_code == 404


def test_who_gives_back_what_a_colleague_found_is_led_to_their_own_leads(owner, lead):
    answer = owner.post(reverse("lead-release", args=[lead.pk]), follow=True)
    assert answer.redirect_chain == [(f"{reverse('leads')}?whose=mine", 302)]
    assert "in the branch pool now" in text_of(answer)


def test_who_found_it_stays_with_it(client, cast):
    lead = create_lead(finder=cast.lina)
    client.force_login(cast.lina)
    answer = client.post(reverse("lead-release", args=[lead.pk]), follow=True)
    assert answer.redirect_chain == [(reverse("lead", args=[lead.pk]), 302)]
    assert "in the branch pool now" in text_of(answer)
