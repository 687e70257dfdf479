import pytest
from django.utils.translation import override

from leads.errors import LeadClosed, NotYours, PendingAnswer
from leads.lost_reasons import LostReason, lost_reason_label
from leads.services import lose_lead
from organisation.errors import Invalid
from tests.factories import create_lead, create_referral


def test_a_lead_that_came_to_nothing_is_closed_with_the_reason(cast, now, today):
    lead = create_lead(finder=cast.wang, owner=cast.lina)
    lose_lead(lead=lead, reason=LostReason.ELSEWHERE, now=now, by=cast.lina)
    lead.refresh_from_db()
    assert (lead.stage, lead.lost_reason, lead.owner) == ("lost", "elsewhere", cast.lina)
    assert (lead.closed_at, lead.closed_on, lead.next_action_on) == (now, today, None)


def test_own_words_are_kept_without_numbers_of_persons(cast, now):
    lead = lose_lead(lead=create_lead(finder=cast.lina), reason=" 转给13800138000了 ", now=now, by=cast.lina)
    assert lead.lost_reason == "转给*******8000了"


@pytest.mark.parametrize("reason", ["", "  ", "好" * 201])
def test_a_lead_is_not_lost_without_a_reason(cast, now, reason):
    lead = create_lead(finder=cast.lina)
    with pytest.raises(Invalid) as refusal:
        lose_lead(lead=lead, reason=reason, now=now, by=cast.lina)
    assert refusal.value.field == "reason"


@pytest.mark.parametrize("who", ["wang", "zhang", "head", "supervisor"])
def test_nobody_but_the_owner_gives_a_lead_up(cast, now, who):
    with pytest.raises(NotYours):
        lose_lead(lead=create_lead(finder=cast.wang, owner=cast.lina), reason="risk", now=now, by=getattr(cast, who))


def test_a_teller_may_give_up_what_came_back(cast, now):
    assert not lose_lead(lead=create_lead(finder=cast.wang), reason="no_need", now=now, by=cast.wang).is_open


def test_a_lead_that_waits_for_an_answer_is_not_given_up(cast, now):
    lead = create_lead(finder=cast.zhang)
    create_referral(lead=lead, receiver=cast.lina)
    with pytest.raises(PendingAnswer):
        lose_lead(lead=lead, reason="risk", now=now, by=cast.zhang)


def test_a_lead_is_lost_once(cast, now):
    lead = lose_lead(lead=create_lead(finder=cast.lina), reason="risk", now=now, by=cast.lina)
    with pytest.raises(LeadClosed):
        lose_lead(lead=lead, reason="family", now=now, by=cast.lina)


def test_a_reason_reads_in_the_readers_language_and_own_words_as_written():
    with override("en"):
        assert lost_reason_label("elsewhere") == "Bought at another bank"
    assert lost_reason_label("他行批得快") == "他行批得快"
