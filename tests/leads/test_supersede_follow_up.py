from datetime import date, timedelta

import pytest

from leads.errors import AlreadySuperseded, LeadClosed, NotYours, TooLate
from leads.models import FollowUp
from leads.services import assign_lead, record_follow_up, supersede_follow_up
from organisation.errors import Invalid
from tests.factories import close_lead, create_lead, create_referral

THURSDAY = date(2026, 10, 15)


@pytest.fixture
def mistaken(cast, now):
    lead = create_lead(finder=cast.lina, now=now - timedelta(days=3))
    return record_follow_up(
        lead=lead,
        method="phone",
        reached=True,
        outcome="appointment",
        next_action="meet",
        next_action_on=THURSDAY,
        contacted_at=now,
        now=now,
        by=cast.lina,
    )


def correct(record, now, by, **changes):
    details = {
        "follow_up": record,
        "method": "phone",
        "reached": False,
        "outcome": "no_answer",
        "next_action": "call",
        "next_action_on": date(2026, 10, 13),
        "contacted_at": now,
        "now": now,
        "by": by,
    }
    return supersede_follow_up(**{**details, **changes})


def test_the_new_record_counts_and_the_old_one_stays_readable(cast, now, mistaken):
    corrected = correct(mistaken, now, cast.lina)
    mistaken.refresh_from_db()
    assert mistaken.superseded_at == now
    assert mistaken.outcome == "appointment"
    assert corrected.supersedes == mistaken
    assert list(FollowUp.objects.standing()) == [corrected]


def test_the_lead_stands_as_if_the_mistake_had_not_been(cast, now, mistaken):
    correct(mistaken, now, cast.lina)
    lead = mistaken.lead
    lead.refresh_from_db()
    assert (lead.stage, lead.next_action, lead.next_action_on) == ("captured", "call", date(2026, 10, 13))


def test_what_other_contacts_led_to_stays(cast, now):
    lead = create_lead(finder=cast.wang, owner=cast.wang, branch=cast.zsr)
    create_referral(lead=lead, receiver=cast.lina, state="accepted")
    facts = {"method": "phone", "reached": True, "next_action_on": THURSDAY, "now": now + timedelta(hours=2)}
    moments = [now + timedelta(minutes=minutes) for minutes in (40, 50)]
    first, second = (
        record_follow_up(lead=lead, outcome=outcome, contacted_at=moment, by=cast.lina, **facts)
        for outcome, moment in zip(("considering", "appointment"), moments, strict=True)
    )
    later = now + timedelta(hours=2)
    correct(second, later, cast.lina, contacted_at=moments[1])
    lead.refresh_from_db()
    assert lead.stage == "contacted"
    correct(first, later, cast.lina, contacted_at=moments[0])
    lead.refresh_from_db()
    assert lead.stage == "referred"


def test_a_record_is_corrected_once(cast, now, mistaken):
    again = correct(mistaken, now, cast.lina)
    with pytest.raises(AlreadySuperseded):
        correct(mistaken, now, cast.lina)
    assert correct(again, now, cast.lina).supersedes == again


def test_only_its_author_corrects_a_record(cast, now, mistaken):
    for who in (cast.zhang, cast.head):
        with pytest.raises(NotYours):
            correct(mistaken, now, who)


def test_the_next_day_is_too_late(cast, now, mistaken):
    tomorrow = now + timedelta(days=1)
    with pytest.raises(TooLate):
        correct(mistaken, tomorrow, cast.lina, contacted_at=tomorrow, next_action_on=THURSDAY)
    assert correct(mistaken, now.replace(hour=23, minute=59), cast.lina).pk


def test_after_the_end_of_the_lead_nothing_is_corrected(cast, now, mistaken):
    close_lead(mistaken.lead, stage="won")
    with pytest.raises(LeadClosed):
        correct(mistaken, now, cast.lina)


def test_a_correction_is_checked_like_a_record(cast, now, mistaken):
    with pytest.raises(Invalid):
        correct(mistaken, now, cast.lina, outcome="interested")
    mistaken.refresh_from_db()
    assert mistaken.superseded_at is None


def test_who_does_not_own_the_lead_any_more_changes_nothing_of_its_plan(cast, now, mistaken):
    assign_lead(lead=mistaken.lead, owner=cast.zhang, now=now, by=cast.head)
    correct(mistaken, now, cast.lina)
    lead = mistaken.lead
    lead.refresh_from_db()
    assert (lead.owner, lead.next_action, lead.next_action_on) == (cast.zhang, "meet", THURSDAY)
