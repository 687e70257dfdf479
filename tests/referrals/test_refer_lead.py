from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from leads.errors import LeadClosed, NotYours
from leads.models import Lead
from organisation.errors import Invalid
from referrals.errors import AlreadyReferred, CannotReceive
from referrals.models import Referral, SplitRule
from referrals.services import refer_lead
from tests.factories import (
    BANK_ZONE,
    close_lead,
    create_customer,
    create_follow_up,
    create_lead,
    create_posting,
    create_referral,
    create_staff,
)


def refer(lead, receiver, now, by, reason=""):
    return refer_lead(lead=lead, receiver=receiver, reason=reason, now=now, by=by)


def parts(lead):
    return sorted((one.staff.name, one.part) for one in lead.participants.current())


def test_the_finder_refers_a_lead_of_the_pool(cast, now, today):
    lead = create_lead(finder=cast.wang, owner=None)
    referral = refer(lead, cast.lina, now, cast.wang, " 月底到期 ")
    assert (referral.state, referral.reason, referral.made_on) == ("pending", "月底到期", today)
    assert (referral.referrer_branch, referral.receiver_branch) == (cast.zsr, cast.zsr)
    assert referral.number.startswith("R")
    lead.refresh_from_db()
    assert (lead.owner, lead.stage) == (cast.wang, "referred")
    assert (lead.next_action, lead.next_action_on) == ("answer", date(2026, 10, 13))
    assert parts(lead) == [("李娜", "receiver"), ("王晓雨", "finder"), ("王晓雨", "owner"), ("王晓雨", "referrer")]
    assert lead in Lead.objects.visible_to(cast.lina, day=today)


def test_the_owner_passes_it_on_and_the_stage_never_goes_back(cast, now):
    lead = create_lead(finder=cast.wang, owner=cast.lina)
    create_follow_up(lead=lead)
    assert refer(lead, cast.zhang, now, cast.lina).referrer == cast.lina
    lead.refresh_from_db()
    assert (lead.owner, lead.stage) == (cast.lina, "contacted")


def test_the_head_refers_a_lead_of_the_branch_and_answers_for_it_meanwhile(cast, now):
    lead = create_lead(finder=cast.wang, owner=cast.lina)
    refer(lead, cast.zhang, now, cast.head)
    lead.refresh_from_db()
    assert lead.owner == cast.head
    assert ("李娜", "owner") not in parts(lead)


def test_a_finder_who_does_not_own_it_may_refer_until_somebody_contacts_the_customer(cast, now):
    lead = create_lead(finder=cast.wang, owner=cast.lina)
    assert refer(lead, cast.lina, now, cast.wang).receiver == cast.lina
    touched = create_lead(finder=cast.wang, owner=cast.lina)
    create_follow_up(lead=touched)
    with pytest.raises(NotYours):
        refer(touched, cast.zhang, now, cast.wang)


def test_across_branches_the_receiver_sees_it_and_the_branch_stays_until_they_accept(cast, now, today):
    lead = create_lead(finder=cast.wang, owner=None)
    referral = refer(lead, cast.whl_seller, now, cast.wang)
    assert referral.receiver_branch == cast.whl
    lead.refresh_from_db()
    assert lead.branch == cast.zsr
    assert lead in Lead.objects.visible_to(cast.whl_seller, day=today)


def test_the_split_in_force_is_written_down_and_later_rules_do_not_change_it(cast, now):
    SplitRule.objects.create(branch=cast.ho, category="fund", found_share=Decimal("0.25"), starts_on=date(2026, 1, 1))
    rule = SplitRule.objects.create(
        branch=cast.zsr, category="fund", found_share=Decimal("0.2"), starts_on=date(2026, 10, 12)
    )
    referral = refer(create_lead(finder=cast.wang, owner=None), cast.lina, now, cast.wang)
    assert referral.found_share == Decimal("0.2")
    rule.found_share = Decimal("0.5")
    rule.save()
    referral.refresh_from_db()
    assert referral.found_share == Decimal("0.2")


def test_without_a_rule_the_banks_usual_split_holds(cast, now):
    referral = refer(create_lead(finder=cast.wang, owner=None, category="loan"), cast.lina, now, cast.wang)
    assert referral.found_share == Decimal("0.3")


def test_on_a_friday_the_answer_is_due_on_monday(cast):
    friday = datetime(2026, 10, 16, 16, tzinfo=BANK_ZONE)
    lead = create_lead(finder=cast.wang, owner=None, now=friday)
    refer(lead, cast.lina, friday, cast.wang)
    lead.refresh_from_db()
    assert lead.next_action_on == date(2026, 10, 19)


def test_a_lead_has_one_open_referral(cast, now):
    lead = create_lead(finder=cast.wang, owner=None)
    refer(lead, cast.lina, now, cast.wang)
    for by in (cast.wang, cast.head):
        with pytest.raises(AlreadyReferred):
            refer(lead, cast.zhang, now, by)
    assert Referral.objects.count() == 1


def test_after_a_return_it_is_referred_again(cast, now):
    lead = create_lead(finder=cast.wang, owner=None)
    create_referral(lead=lead, receiver=cast.lina, state="returned", now=now - timedelta(hours=2))
    assert refer(lead, cast.lina, now, cast.wang).state == "pending"
    assert parts(lead).count(("李娜", "receiver")) == 1


@pytest.mark.parametrize("who", ["chen", "zhang", "rml_head", "supervisor", "administrator", "auditor"])
def test_a_stranger_to_the_lead_does_not_refer_it(cast, now, who):
    with pytest.raises(NotYours):
        refer(create_lead(finder=cast.wang, owner=cast.lina), cast.zhang, now, getattr(cast, who))


@pytest.mark.parametrize("stage", ["won", "lost"])
def test_a_closed_lead_is_not_referred(cast, now, stage):
    lead = close_lead(create_lead(finder=cast.lina), stage=stage, reason="no_need" if stage == "lost" else "")
    with pytest.raises(LeadClosed):
        refer(lead, cast.zhang, now, cast.lina)


def test_nobody_refers_to_themselves(cast, now):
    with pytest.raises(CannotReceive) as refusal:
        refer(create_lead(finder=cast.lina), cast.lina, now, cast.lina)
    assert refusal.value.field == "receiver"


def test_only_who_may_own_leads_receives(cast, now):
    lead = create_lead(finder=cast.wang, owner=None)
    gone = create_staff(branch=cast.zsr, left_on=date(2026, 10, 11))
    locked = create_staff(branch=cast.zsr, is_active=False)
    for receiver in (cast.chen, cast.head, cast.supervisor, gone, locked, create_staff(branch=None)):
        with pytest.raises(CannotReceive):
            refer(lead, receiver, now, cast.wang)
    assert not Referral.objects.exists()


def test_a_head_who_also_sells_receives_in_the_branch_they_head(cast, now):
    create_posting(staff=cast.rml_head, branch=cast.zsr, role="wealth_manager", is_primary=False)
    referral = refer(create_lead(finder=cast.wang, owner=None), cast.rml_head, now, cast.wang)
    assert referral.receiver_branch == cast.rml


def test_numbers_do_not_belong_in_the_reason_and_it_is_not_endless(cast, now):
    lead = create_lead(finder=cast.wang, owner=None)
    with pytest.raises(Invalid) as refusal:
        refer(lead, cast.lina, now, cast.wang, "长" * 4001)
    assert refusal.value.field == "reason"
    assert "13800138000" not in refer(lead, cast.lina, now, cast.wang, "手机 13800138000").reason


def test_who_does_not_want_to_be_contacted_may_be_referred(cast, now):
    lead = create_lead(finder=cast.wang, owner=None, customer=create_customer(branch=cast.zsr, do_not_contact=True))
    assert refer(lead, cast.lina, now, cast.wang).state == "pending"
