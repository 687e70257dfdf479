from django.db import connection

from organisation.access import can
from organisation.models import Branch
from organisation.roles import Right
from tests.factories import create_follow_up, create_lead, create_referral, create_review, create_sale


def test_everybody_stands_where_the_drawing_says(cast, today):
    assert [unit.code for unit in Branch.objects.below(cast.east)] == ["EAST", "ZSR", "RML"]
    assert cast.east.contains(cast.zsr)
    assert not cast.west.contains(cast.zsr)
    assert can(cast.head, Right.ASSIGN_LEAD, day=today, branch=cast.zsr)
    assert not can(cast.head, Right.ASSIGN_LEAD, day=today, branch=cast.rml)
    assert can(cast.supervisor, Right.READ_BRANCH, day=today, branch=cast.rml)
    assert not can(cast.supervisor, Right.READ_BRANCH, day=today, branch=cast.whl)


def test_one_of_the_cast_is_the_same_person(cast, wang, zsr):
    assert wang is cast.wang
    assert zsr is cast.zsr


def test_facts_of_the_factories_keep_every_promise_of_the_database(cast, head):
    lead = create_lead(finder=cast.wang, owner=None, branch=cast.zsr)
    create_referral(lead=lead, receiver=cast.lina, state="accepted")
    review = create_review(follow_up=create_follow_up(lead=lead), author=head)
    sale = create_sale(lead=lead)
    assert review.recipient == cast.lina
    assert sale.closer == cast.lina
    assert {line.staff.name: int(line.amount) for line in sale.credits.all()} == {"王晓雨": 60000, "李娜": 140000}
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
