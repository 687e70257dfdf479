from datetime import date, timedelta
from decimal import Decimal

import pytest

from referrals.agreement import agreement_for, agreement_of, split_for
from referrals.models import SplitRule
from tests.factories import create_lead, create_referral


def rule(branch, share, *, category="fund", since=date(2026, 1, 1), until=None):
    return SplitRule.objects.create(
        branch=branch, category=category, found_share=Decimal(share), starts_on=since, ends_on=until
    )


def told(agreement):
    return [(part.staff, part.part, part.share) for part in agreement.parts]


def test_the_nearest_rule_upwards_holds_on_its_days(cast):
    rule(cast.ho, "0.25")
    rule(cast.east, "0.2", since=date(2026, 6, 1), until=date(2026, 9, 30))
    rule(cast.zsr, "0.1", category="loan")

    def share(branch, day, category="fund"):
        return split_for(branch=branch, category=category, day=day)

    assert share(cast.zsr, date(2026, 5, 31)) == Decimal("0.25")
    assert share(cast.zsr, date(2026, 6, 1)) == Decimal("0.2")
    assert share(cast.zsr, date(2026, 9, 30)) == Decimal("0.2")
    assert share(cast.zsr, date(2026, 10, 1)) == Decimal("0.25")
    assert share(cast.whl, date(2026, 7, 1)) == Decimal("0.25")
    assert share(cast.zsr, date(2026, 7, 1), "loan") == Decimal("0.1")
    assert share(cast.rml, date(2026, 7, 1), "loan") == Decimal("0.3")


def test_what_a_referral_would_agree(cast, today):
    rule(cast.zsr, "0.2")
    lead = create_lead(finder=cast.wang, owner=None)
    agreement = agreement_for(lead, receiver=cast.lina, branch=cast.zsr, day=today, by=cast.wang)
    assert told(agreement) == [(cast.wang, "found", Decimal("0.2")), (cast.lina, "closed", Decimal("0.8"))]
    assert agreement.example(Decimal("100000.01")) == [
        (cast.wang, Decimal("20000.00")),
        (cast.lina, Decimal("80000.01")),
    ]


def test_the_receivers_branch_sets_the_rule(cast, today):
    rule(cast.whl, "0.4")
    lead = create_lead(finder=cast.wang, owner=None)
    agreement = agreement_for(lead, receiver=cast.whl_seller, branch=cast.whl, day=today, by=cast.wang)
    assert agreement.found_share == Decimal("0.4")


def test_finder_earlier_referrer_and_the_one_who_refers_now_share_the_found_part(cast, now, today):
    lead = create_lead(finder=cast.wang, owner=None, now=now - timedelta(days=1))
    create_referral(lead=lead, receiver=cast.lina, state="accepted", now=now - timedelta(hours=3))
    agreement = agreement_for(lead, receiver=cast.zhang, branch=cast.zsr, day=today, by=cast.lina)
    assert told(agreement) == [
        (cast.wang, "found", Decimal("0.15")),
        (cast.lina, "found", Decimal("0.15")),
        (cast.zhang, "closed", Decimal("0.7")),
    ]


def test_a_receiver_who_found_it_has_no_found_part_besides(cast, today):
    lead = create_lead(finder=cast.lina, owner=cast.zhang)
    agreement = agreement_for(lead, receiver=cast.lina, branch=cast.zsr, day=today, by=cast.zhang)
    assert told(agreement) == [(cast.zhang, "found", Decimal("0.3")), (cast.lina, "closed", Decimal("0.7"))]


@pytest.mark.parametrize("state", ["pending", "accepted", "returned"])
def test_what_a_referral_agreed_stays_as_it_was_written_down(cast, today, state):
    referral = create_referral(
        lead=create_lead(finder=cast.wang), receiver=cast.lina, state=state, found_share=Decimal("0.2")
    )
    rule(cast.zsr, "0.5")
    assert told(agreement_of(referral)) == [
        (cast.wang, "found", Decimal("0.2")),
        (cast.lina, "closed", Decimal("0.8")),
    ]


def test_later_referrals_change_nothing_of_an_earlier_agreement(cast, now):
    lead = create_lead(finder=cast.wang, owner=None, now=now - timedelta(days=1))
    first = create_referral(lead=lead, receiver=cast.lina, state="accepted", now=now - timedelta(hours=3))
    second = create_referral(lead=lead, referrer=cast.lina, receiver=cast.zhang, state="accepted", now=now)
    assert [part.staff for part in agreement_of(first).parts] == [cast.wang, cast.lina]
    assert [part.staff for part in agreement_of(second).parts] == [cast.wang, cast.lina, cast.zhang]
