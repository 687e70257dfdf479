import pytest
from django.db.models import Q

from organisation.access import scope_of
from organisation.finding_staff import find_staff
from organisation.roles import Right, Role
from tests.factories import create_posting, create_staff

EVERYWHERE = Q()


def found(text, today, *, where=EVERYWHERE, roles=tuple(Role.values), limit=5):
    return [one.name for one in find_staff(text, where=where, roles=roles, day=today, limit=limit)]


@pytest.mark.parametrize("text", ["李娜", "李", "lina", "Li Na", "ln", "LN", "ｌｎ", "100104"])
def test_a_colleague_is_found_by_every_way_in(cast, today, text):
    assert found(text, today) == ["李娜"]


@pytest.mark.parametrize("text", ["", " ", "l", "10", "%", "_i", "娜", "1001041", "l%"])
def test_nobody_is_found_by_too_little_or_by_wildcards(cast, today, text):
    assert found(text, today) == []


def test_a_name_in_latin_letters_is_found_by_the_surname(cast, today):
    create_staff(branch=cast.zsr, name="Anna Li")
    assert found("lian", today) == ["Anna Li"]


def test_the_initials_come_before_the_pinyin(cast, today):
    create_staff(branch=cast.zsr, name="吕安")  # lv an
    create_staff(branch=cast.zsr, name="林娜")  # lin na: its pinyin begins with li, its initials are ln
    assert found("ln", today) == ["李娜", "林娜"]


def test_only_people_of_the_units_and_roles_asked_for(cast, today):
    read = scope_of(cast.head, day=today).covers(Right.READ_BRANCH, "branch")
    assert found("1002", today, where=read) == []
    assert found("1002", today, roles=[Role.TELLER]) == ["孙悦"]


def test_whoever_left_is_not_found(cast, today):
    gone = create_staff(branch=None, name="钱多多")
    create_posting(staff=gone, branch=cast.zsr, role="teller", until=today.replace(day=1))
    assert found("钱多多", today) == []


def test_one_of_two_postings_is_shown(cast, today):
    create_posting(staff=cast.head, branch=cast.zsr, role="wealth_manager", is_primary=False)
    (one,) = find_staff("cgd", where=EVERYWHERE, roles=tuple(Role.values), day=today, limit=5)
    assert (one.role, one.branch_code) == ("branch_head", "ZSR")


def test_it_is_one_query_however_many_there_are(cast, today, django_assert_num_queries):
    for number in range(8):
        create_staff(branch=cast.zsr, name="李娜", employee_no=f"2000{number}")
    with django_assert_num_queries(1):
        assert len(found("ln", today)) == 5
