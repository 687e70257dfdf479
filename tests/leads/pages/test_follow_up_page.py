from uuid import uuid4

import pytest
from django.urls import reverse

from leads.models import Customer, FollowUp
from tests.factories import NOW, close_lead, create_follow_up

TYPED = {
    "method": "phone",
    "outcome": "interested",
    "note": "wants to hear more on Friday",
    "next_action": "call",
    "next_action_on": "2026-10-16",
}


@pytest.fixture
def address(lead):
    return reverse("follow-up-new", args=[lead.pk])


def test_a_contact_is_recorded_with_its_next_action(lina_signed_in, cast, lead, address):
    answer = lina_signed_in.post(address, TYPED)
    record = FollowUp.objects.get()
    lead.refresh_from_db()
    assert answer["Location"] == reverse("lead", args=[lead.pk])
    assert (record.staff, record.reached, record.outcome, record.contacted_at) == (cast.lina, True, "interested", NOW)
    assert (str(lead.next_action_on), lead.stage) == ("2026-10-16", "contacted")


def test_no_answer_means_not_reached(lina_signed_in, address):
    lina_signed_in.post(address, {**TYPED, "outcome": "no_answer"})
    assert FollowUp.objects.get().reached is False


def test_a_double_click_makes_one_record(lina_signed_in, address):
    typed = {**TYPED, "form_token": str(uuid4())}
    first, second = lina_signed_in.post(address, typed), lina_signed_in.post(address, typed)
    assert first["Location"] == second["Location"]
    assert FollowUp.objects.count() == 1


@pytest.mark.parametrize(
    ("mistake", "field"),
    [
        ({"outcome": ""}, "outcome"),
        ({"method": "pigeon"}, "method"),
        ({"next_action_on": ""}, "next_action_on"),
        ({"next_action_on": "2026-10-11"}, "next_action_on"),
        ({"contacted_at": "2026-10-13T09:00"}, "contacted_at"),
        ({"next_action": "answer"}, "next_action"),
    ],
)
def test_a_mistake_is_told_at_its_place_and_nothing_typed_is_lost(lina_signed_in, address, mistake, field):
    answer = lina_signed_in.post(address, {**TYPED, **mistake})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert "wants to hear more on Friday" in answer.content.decode()
    assert not FollowUp.objects.exists()


def test_who_wants_no_contact_is_not_called(lina_signed_in, lead, address):
    Customer.objects.update(do_not_contact=True)
    answer = lina_signed_in.post(address, TYPED)
    assert answer.status_code == 422
    assert "does not want to be contacted" in answer.content.decode()


def test_a_closed_lead_takes_no_contact(lina_signed_in, lead, address):
    close_lead(lead, stage="lost", reason="no_need")
    assert lina_signed_in.post(address, TYPED).status_code == 403


def test_an_own_record_of_today_is_corrected(lina_signed_in, lead):
    record = create_follow_up(lead=lead, note="wrong")
    page = reverse("follow-up-correction", args=[record.pk])
    assert "wrong" in lina_signed_in.get(page).content.decode()
    lina_signed_in.post(page, {**TYPED, "note": "right"})
    record.refresh_from_db()
    assert record.superseded_at is not None
    assert FollowUp.objects.standing().get().note == "right"
    assert lina_signed_in.get(page).status_code == 403


def test_yesterdays_record_is_not_corrected(lina_signed_in, lead):
    old = create_follow_up(lead=lead, now=NOW.replace(day=9))
    assert lina_signed_in.get(reverse("follow-up-correction", args=[old.pk])).status_code == 403
