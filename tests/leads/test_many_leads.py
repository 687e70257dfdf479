"""One act on many leads: each by the rule for one; what is refused is told, what was done can be undone that day."""

from datetime import date, timedelta

import pytest

from leads.errors import AlreadyUndone, CannotOwn, NothingDone, NotYours, TooLate, TooManyLeads
from leads.many import MOST
from leads.models import BulkAct, Lead, LeadChange
from leads.services import (
    assign_lead,
    assign_leads,
    grade_leads,
    plan_next_action,
    put_off_leads,
    undo_bulk,
)
from organisation.errors import Invalid
from referrals.services import accept_referral
from tests.factories import close_lead, create_lead, create_referral
from tests.notices import have_read, sentences_for

FRIDAY = date(2026, 10, 16)


def two(cast, **fields):
    return [create_lead(finder=cast.wang, owner=cast.zhang, **fields) for _ in range(2)]


def why(bulk):
    return {one.lead.pk: one.why for one in bulk.refused}


class TestAssigning:
    def test_many_go_to_one_colleague_and_each_keeps_its_history(self, cast, now):
        leads = two(cast)
        bulk = assign_leads(leads=leads, owner=cast.lina, now=now, by=cast.head)
        assert {lead.owner for lead in Lead.objects.all()} == {cast.lina}
        assert [(c.owner_before, c.owner_after, c.made_by) for c in bulk.act.changes.all()] == [
            (cast.zhang, cast.lina, cast.head)
        ] * 2

    def test_what_cannot_be_given_is_told_and_the_others_are_done(self, cast, now):
        good, waiting, closed, foreign = *two(cast), create_lead(finder=cast.wang, owner=cast.zhang), create_lead()
        create_referral(lead=waiting, referrer=cast.zhang, receiver=cast.lina)
        close_lead(closed, stage="won")
        bulk = assign_leads(leads=[good, waiting, closed, foreign], owner=cast.lina, now=now, by=cast.head)
        assert [lead.pk for lead in bulk.done] == [good.pk]
        assert set(why(bulk)) == {waiting.pk, closed.pk, foreign.pk}
        assert "waits for an answer" in why(bulk)[waiting.pk]
        assert "closed" in why(bulk)[closed.pk]
        assert "Only the branch head" in why(bulk)[foreign.pk]

    def test_all_refused_is_a_refusal_and_nothing_is_written(self, cast, now):
        leads = two(cast)
        with pytest.raises(NothingDone, match="Only the branch head"):
            assign_leads(leads=leads, owner=cast.lina, now=now, by=cast.wang)
        assert not BulkAct.objects.exists()

    def test_somebody_who_cannot_own_leads_is_a_mistake_of_the_choice(self, cast, now):
        with pytest.raises(CannotOwn) as refusal:
            assign_leads(leads=two(cast), owner=cast.wang, now=now, by=cast.head)
        assert refusal.value.field == "owner"
        assert not BulkAct.objects.exists()

    def test_a_lead_that_a_colleague_has_taken_on_meanwhile_is_left_to_them(self, cast, now):
        """The head looked while the referral was not there yet; by the time of the click it is accepted."""
        lead, other = create_lead(finder=cast.wang, owner=cast.wang), create_lead(finder=cast.wang, owner=cast.zhang)
        seen = {lead.pk: cast.wang.pk, other.pk: cast.zhang.pk}
        accept_referral(referral=create_referral(lead=lead, receiver=cast.lina), now=now, by=cast.lina)
        bulk = assign_leads(leads=[lead, other], owner=cast.zhang, seen=seen, now=now, by=cast.head)
        lead.refresh_from_db()
        assert lead.owner == cast.lina
        assert "taken this lead on" in why(bulk)[lead.pk]
        assert not lead.changes.exists()

    def test_the_owner_releases_many_to_the_pool_and_nobody_elses(self, cast, now):
        own, foreign = create_lead(finder=cast.wang, owner=cast.lina), create_lead(finder=cast.wang, owner=cast.zhang)
        bulk = assign_leads(leads=[own, foreign], owner=None, now=now, by=cast.lina)
        assert [lead.pk for lead in bulk.done] == [own.pk]
        assert set(why(bulk)) == {foreign.pk}

    def test_whose_it_is_already_stays_so_without_an_entry(self, cast, now):
        assign_leads(leads=two(cast), owner=cast.zhang, now=now, by=cast.head)
        assert not LeadChange.objects.exists()

    def test_each_person_is_told_once_with_the_number(self, cast, now):
        assign_leads(leads=two(cast), owner=cast.lina, now=now, by=cast.head)
        assert sentences_for(cast.lina) == ["Chen Guodong gave you 2 leads"]
        assert sentences_for(cast.zhang) == ["Chen Guodong reassigned 2 of your leads: they are no longer yours"]

    @pytest.mark.parametrize(("n", "refusal"), [(0, NothingDone), (MOST + 1, TooManyLeads)])
    def test_none_and_too_many_are_refused(self, cast, now, n, refusal):
        with pytest.raises(refusal):
            assign_leads(leads=[Lead(pk=pk) for pk in range(1, n + 1)], owner=cast.lina, now=now, by=cast.head)

    def test_one_lead_assigned_alone_keeps_its_history_too(self, cast, now):
        lead = create_lead(finder=cast.wang, owner=None)
        assign_lead(lead=lead, owner=cast.lina, now=now, by=cast.head)
        assert [(c.owner_before, c.owner_after) for c in lead.changes.of_owner()] == [(None, cast.lina)]


class TestPuttingOff:
    def test_ones_own_move_to_another_day_and_stay_what_they_are(self, cast, now):
        leads = two(cast, next_action="meet")
        put_off_leads(leads=leads, next_action_on=FRIDAY, now=now, by=cast.zhang)
        assert {(lead.next_action, lead.next_action_on) for lead in Lead.objects.all()} == {("meet", FRIDAY)}

    @pytest.mark.parametrize("who", ["head", "lina", "supervisor"])
    def test_nobody_puts_off_a_colleagues(self, cast, now, who):
        with pytest.raises(NothingDone, match="Only the owner"):
            put_off_leads(leads=two(cast), next_action_on=FRIDAY, now=now, by=getattr(cast, who))

    @pytest.mark.parametrize("days", [-1, 400])
    def test_not_into_the_past_nor_for_ever(self, cast, now, today, days):
        with pytest.raises(Invalid) as refusal:
            put_off_leads(leads=two(cast), next_action_on=today + timedelta(days=days), now=now, by=cast.zhang)
        assert refusal.value.field == "next_action_on"


class TestGrading:
    @pytest.mark.parametrize("who", ["zhang", "head"])
    def test_the_owner_and_the_head_set_it(self, cast, now, who):
        grade_leads(leads=two(cast), potential="A", now=now, by=getattr(cast, who))
        assert {lead.potential for lead in Lead.objects.all()} == {"A"}

    def test_nobody_else_does(self, cast, now):
        with pytest.raises(NothingDone):
            grade_leads(leads=two(cast), potential="A", now=now, by=cast.lina)

    def test_it_is_a_b_or_c(self, cast, now):
        with pytest.raises(Invalid):
            grade_leads(leads=two(cast), potential="D", now=now, by=cast.head)


class TestUndoing:
    def test_all_stand_as_before(self, cast, now):
        leads = two(cast, next_action="meet", next_action_on=date(2026, 10, 9))
        before = list(Lead.objects.order_by("pk").values())
        bulk = assign_leads(leads=leads, owner=cast.rml_seller, now=now, by=cast.head)
        assert {lead.branch for lead in Lead.objects.all()} == {cast.rml}
        undo_bulk(bulk=bulk.act, now=now, by=cast.head)
        assert list(Lead.objects.order_by("pk").values()) == before
        owners = [one.staff for one in leads[0].participants.current().filter(part="owner")]
        assert owners == [cast.zhang]

    def test_who_has_not_read_of_it_need_not_hear_of_it(self, cast, now):
        bulk = assign_leads(leads=two(cast), owner=cast.lina, now=now, by=cast.head)
        undo_bulk(bulk=bulk.act, now=now, by=cast.head)
        assert sentences_for(cast.lina) == sentences_for(cast.zhang) == []

    def test_who_has_read_of_it_is_told(self, cast, now):
        bulk = assign_leads(leads=two(cast), owner=cast.lina, now=now, by=cast.head)
        for one in (cast.lina, cast.zhang):
            have_read(one)
        undo_bulk(bulk=bulk.act, now=now, by=cast.head)
        assert sentences_for(cast.lina)[-1] == "Chen Guodong reassigned 2 of your leads: they are no longer yours"
        assert sentences_for(cast.zhang)[-1] == "Chen Guodong gave you 2 leads"

    def test_what_was_worked_on_since_stays(self, cast, now):
        leads = two(cast)
        bulk = assign_leads(leads=leads, owner=cast.lina, now=now, by=cast.head)
        plan_next_action(lead=leads[0], next_action="meet", next_action_on=FRIDAY, now=now, by=cast.lina)
        undone = undo_bulk(bulk=bulk.act, now=now, by=cast.head)
        assert [lead.pk for lead in undone.done] == [leads[1].pk]
        assert set(why(undone)) == {leads[0].pk}

    def test_once_only_on_the_same_day_and_by_who_did_it(self, cast, now):
        bulk = put_off_leads(leads=two(cast), next_action_on=FRIDAY, now=now, by=cast.zhang).act
        with pytest.raises(NotYours):
            undo_bulk(bulk=bulk, now=now, by=cast.head)
        with pytest.raises(TooLate):
            undo_bulk(bulk=bulk, now=now + timedelta(days=1), by=cast.zhang)
        undo_bulk(bulk=bulk, now=now, by=cast.zhang)
        with pytest.raises(AlreadyUndone):
            undo_bulk(bulk=bulk, now=now, by=cast.zhang)
