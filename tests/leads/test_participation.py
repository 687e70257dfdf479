from leads.models import Lead, LeadParticipant
from leads.participation import end_part, grant_part
from tests.factories import create_lead


def seen_by(staff, today):
    return set(Lead.objects.visible_to(staff, day=today))


def test_whoever_takes_part_sees_the_lead_and_nobody_else(cast, today):
    lead = create_lead(finder=cast.wang)
    assert seen_by(cast.wang, today) == {lead}
    assert seen_by(cast.chen, today) == set()
    grant_part(lead=lead, staff=cast.chen, part="receiver")
    assert seen_by(cast.chen, today) == {lead}


def test_a_part_ends_and_the_lead_is_out_of_sight(cast, now, today):
    lead = create_lead(finder=cast.wang)
    grant_part(lead=lead, staff=cast.lina, part="receiver")
    end_part(lead=lead, staff=cast.lina, part="receiver", now=now)
    assert seen_by(cast.lina, today) == set()
    assert LeadParticipant.objects.get(staff=cast.lina).until == now


def test_another_part_of_the_same_person_stays(cast, now, today):
    lead = create_lead(finder=cast.lina)
    end_part(lead=lead, staff=cast.lina, part="owner", now=now)
    assert seen_by(cast.lina, today) == {lead}


def test_granting_twice_changes_nothing_and_after_an_end_begins_anew(cast, now):
    lead = create_lead(finder=cast.wang)
    for _ in range(2):
        grant_part(lead=lead, staff=cast.lina, part="receiver")
    end_part(lead=lead, staff=cast.lina, part="receiver", now=now)
    grant_part(lead=lead, staff=cast.lina, part="receiver")
    assert LeadParticipant.objects.filter(lead=lead, staff=cast.lina).count() == 2
    assert LeadParticipant.objects.current().filter(lead=lead, staff=cast.lina).count() == 1
