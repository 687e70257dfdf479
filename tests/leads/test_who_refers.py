from leads.actions import Action, actions_for, may_refer
from tests.factories import create_follow_up, create_lead, create_lost_lead, create_referral


def test_owner_head_and_finder_may_refer(cast, today):
    lead = create_lead(finder=cast.wang, owner=cast.lina)
    for who in (cast.wang, cast.lina, cast.head):
        assert may_refer(lead, day=today, by=who)
    for who in (cast.chen, cast.zhang, cast.rml_head, cast.supervisor, cast.auditor):
        assert not may_refer(lead, day=today, by=who)


def test_a_finder_does_not_refer_over_the_head_of_a_colleague_at_work(cast, today):
    lead = create_follow_up(lead=create_lead(finder=cast.wang, owner=cast.lina)).lead
    assert not may_refer(lead, day=today, by=cast.wang)
    assert Action.REFER not in actions_for(lead, day=today, by=cast.wang)
    assert Action.REFER in actions_for(lead, day=today, by=cast.lina)


def test_a_lead_of_the_pool_is_its_finders_to_refer_at_any_stage(cast, today):
    assert may_refer(create_lead(finder=cast.wang, owner=None, stage="contacted"), day=today, by=cast.wang)


def test_nothing_is_referred_while_it_waits_or_once_it_is_closed(cast, today):
    waiting = create_referral(lead=create_lead(finder=cast.wang), receiver=cast.lina).lead
    for lead in (waiting, create_lost_lead(finder=cast.wang)):
        assert Action.REFER not in actions_for(lead, day=today, by=cast.wang)
