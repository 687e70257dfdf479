"""Everything open of somebody who is away or leaves goes to colleagues in one act; for a time it comes back."""

from collections import Counter
from datetime import date, timedelta

import pytest

from leads.errors import AlreadyUndone, NothingDone
from leads.models import Customer, Lead
from leads.services import commit_plan, plan_next_action
from organisation.errors import Invalid
from referrals.models import Referral
from referrals.open_work import open_work, shares
from referrals.services import give_back_work, hand_over_work
from tests.factories import create_customer, create_lead, create_referral, create_staff
from tests.notices import sentences_for

UNTIL = date(2026, 10, 30)


@pytest.fixture
def work(cast):
    """李娜 has two leads, one of them of a customer she manages, one that waits, and a referral to answer."""
    managed = create_customer(branch=cast.zsr, manager=cast.lina)
    return {
        "own": create_lead(finder=cast.wang, owner=cast.lina),
        "managed": create_lead(finder=cast.wang, owner=cast.lina, customer=managed),
        "waiting": create_referral(lead=create_lead(finder=cast.lina, owner=cast.lina), receiver=cast.zhang).lead,
        "asked": create_referral(lead=create_lead(finder=cast.wang, owner=cast.wang), receiver=cast.lina).lead,
    }


def hand(cast, now, to=(), until=None, by=None):
    return hand_over_work(person=cast.lina, receivers=list(to), until=until, now=now, by=by or cast.head)


def owners(work):
    return {name: Lead.objects.get(pk=lead.pk).owner for name, lead in work.items()}


def test_for_good_everything_goes_and_the_customers_too(cast, now, work):
    made = hand(cast, now, [cast.zhang])
    assert owners(work) == {
        "own": cast.zhang,
        "managed": cast.zhang,
        "waiting": cast.lina,
        "asked": cast.wang,
    }
    assert Customer.objects.get(pk=work["managed"].customer_id).manager == cast.zhang
    assert Referral.objects.pending().get(lead=work["asked"]).receiver == cast.zhang
    assert (made.leads, made.referrals, made.customers) == (Counter({cast.zhang.pk: 2}), 1, 1)
    assert [change.owner_before for change in work["own"].changes.all()] == [cast.lina]


def test_for_a_time_the_customers_stay_and_the_leads_come_back(cast, now, work):
    act = hand(cast, now, [cast.zhang], until=UNTIL).act
    assert Customer.objects.get(pk=work["managed"].customer_id).manager == cast.lina
    plan_next_action(lead=work["own"], next_action="meet", next_action_on=UNTIL, now=now, by=cast.zhang)
    later = now + timedelta(days=3)
    back = give_back_work(act=act, now=later, by=cast.head)
    assert len(back.done) == 2
    assert owners(work)["own"] == owners(work)["managed"] == cast.lina
    assert Lead.objects.get(pk=work["own"].pk).next_action_on == UNTIL  # what was agreed meanwhile stands
    with pytest.raises(AlreadyUndone):
        give_back_work(act=act, now=later, by=cast.head)


def test_what_went_on_to_somebody_else_meanwhile_stays_there(cast, now, work):
    third = create_staff(branch=cast.zsr)
    act = hand(cast, now, [cast.zhang], until=UNTIL).act
    Lead.objects.filter(pk=work["own"].pk).update(owner=third)
    back = give_back_work(act=act, now=now, by=cast.head)
    assert [one.lead.pk for one in back.refused] == [work["own"].pk]
    assert owners(work)["own"] == third


def test_shared_out_nobody_gets_two_more_than_another(cast, now):
    others = [cast.zhang, create_staff(branch=cast.zsr), create_staff(branch=cast.zsr)]
    for _ in range(7):
        create_lead(finder=cast.wang, owner=cast.lina)
    made = hand(cast, now, others)
    assert sorted(made.leads.values()) == [2, 2, 3]


def test_without_a_colleague_it_is_in_the_pool_and_referrals_go_back(cast, now, work):
    hand(cast, now)
    assert owners(work)["own"] is None
    assert owners(work)["asked"] == cast.wang
    assert not Referral.objects.pending().filter(receiver=cast.lina).exists()
    assert Customer.objects.get(pk=work["managed"].customer_id).manager == cast.lina


def test_what_is_previewed_is_what_happens(cast, now, today, work):
    seen = shares(open_work(cast.lina, day=today, by=cast.head), [cast.zhang], {}, for_good=True)
    made = hand(cast, now, [cast.zhang])
    assert [(one.leads_n, one.referrals_n, one.customers_n) for one in seen] == [
        (made.leads[cast.zhang.pk], made.referrals, made.customers)
    ]


def test_the_plan_of_the_day_is_emptied_of_it(cast, now, work):
    plan = commit_plan(leads=[work["own"]], now=now, by=cast.lina)
    hand(cast, now, [cast.zhang])
    assert [(item.state, item.drop_reason) for item in plan.items.all()] == [("dropped", "gone")]


def test_everybody_concerned_is_told_once(cast, now, work):
    hand(cast, now, [cast.zhang])
    assert "Chen Guodong handed work of Li Na over to you, leads: 2" in sentences_for(cast.zhang)
    assert sentences_for(cast.lina)[-1] == "Chen Guodong handed your open work over, leads: 2"
    assert any("passed your referral" in told for told in sentences_for(cast.wang))


@pytest.mark.parametrize("who", ["rml_head", "supervisor", "lina", "administrator"])
def test_nobody_but_the_head_finds_anything_to_hand_over(cast, now, work, who):
    with pytest.raises(NothingDone):
        hand(cast, now, [cast.zhang], by=getattr(cast, who))


@pytest.mark.parametrize("until", [date(2026, 10, 12), date(2026, 10, 1)])
def test_a_time_that_is_over_is_refused(cast, now, work, until):
    with pytest.raises(Invalid) as refusal:
        hand(cast, now, [cast.zhang], until=until)
    assert refusal.value.field == "until"


def test_nobody_gets_their_own_work(cast, now, work):
    with pytest.raises(Invalid):
        hand(cast, now, [cast.lina])


def test_a_second_time_there_is_nothing_left(cast, now, work):
    hand(cast, now, [cast.zhang])
    with pytest.raises(NothingDone):
        hand(cast, now, [cast.zhang])
