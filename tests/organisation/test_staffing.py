from datetime import date

import pytest

from organisation.access import can
from organisation.errors import Invalid, NotAllowed
from organisation.models import Staff
from organisation.postings import AlreadyEnded, AlreadyPosted, EmployeeNumberTaken, NotYourOwn
from organisation.roles import Right
from organisation.services import end_posting, hire_staff, post_staff
from tests.factories import create_posting, create_staff

NOVEMBER = date(2026, 11, 2)


def hire(cast, now, **changes):
    details = {
        "employee_no": "200001",
        "name": "方 圆",
        "role": "teller",
        "branch": cast.zsr,
        "starts_on": date(2026, 10, 12),
        "now": now,
        "by": cast.administrator,
    }
    return hire_staff(**{**details, **changes})


def post(cast, now, **changes):
    details = {
        "staff": cast.wang,
        "role": "wealth_manager",
        "branch": cast.rml,
        "starts_on": NOVEMBER,
        "now": now,
        "by": cast.administrator,
    }
    return post_staff(**{**details, **changes})


def test_who_is_hired_can_work_from_the_first_day(cast, now, today):
    staff = hire(cast, now)
    assert (staff.employee_no, staff.name, staff.language) == ("200001", "方圆", "zh-hans")
    assert can(staff, Right.CAPTURE_LEAD, day=today, branch=cast.zsr)
    assert not can(staff, Right.CAPTURE_LEAD, day=date(2026, 10, 11))
    assert not staff.has_usable_password()


def test_who_is_hired_with_a_password_can_sign_in_with_it(cast, now):
    assert hire(cast, now, password="zhongshan-lu-12").check_password("zhongshan-lu-12")


@pytest.mark.parametrize(
    ("changes", "error", "field"),
    [
        pytest.param({"employee_no": "100101"}, EmployeeNumberTaken, "employee_no", id="number taken"),
        pytest.param({"employee_no": " "}, Invalid, "employee_no", id="no number"),
        pytest.param({"employee_no": "10 01"}, Invalid, "employee_no", id="blank in the number"),
        pytest.param({"employee_no": "9" * 21}, Invalid, "employee_no", id="number too long"),
        pytest.param({"name": " "}, Invalid, "name", id="no name"),
        pytest.param({"name": "方" * 81}, Invalid, "name", id="name too long"),
        pytest.param({"role": "boss"}, Invalid, "role", id="unknown role"),
        pytest.param({"language": "fr"}, Invalid, "language", id="unknown language"),
    ],
)
def test_nobody_is_hired_with_what_cannot_be_right(cast, now, changes, error, field):
    with pytest.raises(error) as refusal:
        hire(cast, now, **changes)
    assert refusal.value.field == field
    assert not Staff.objects.filter(name="方圆").exists()


def test_nobody_is_hired_into_a_closed_unit(cast, now):
    cast.zsr.closed_on = date(2026, 9, 30)
    with pytest.raises(Invalid, match="2026年9月30日"):
        hire(cast, now)


def test_a_weak_password_is_refused(cast, now, settings):
    settings.AUTH_PASSWORD_VALIDATORS = [
        {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}}
    ]
    with pytest.raises(Invalid) as refusal:
        hire(cast, now, password="short")
    assert refusal.value.field == "password"


@pytest.mark.parametrize("who", ["head", "supervisor", "auditor", "lina"])
def test_only_an_administrator_hires_and_posts(cast, now, who):
    with pytest.raises(NotAllowed):
        hire(cast, now, by=getattr(cast, who))
    with pytest.raises(NotAllowed):
        post(cast, now, by=getattr(cast, who))


def test_an_administrator_of_one_unit_has_no_say_in_another(cast, now):
    local = create_staff(branch=cast.west, role="administrator")
    with pytest.raises(NotAllowed):
        hire(cast, now, by=local)
    with pytest.raises(NotAllowed):  # into the own unit, but out of a strange one
        post(cast, now, branch=cast.whl, by=local)


def test_a_new_primary_posting_ends_the_one_before_it(cast, now, today):
    post(cast, now)
    cast.wang.forget_postings()
    assert cast.wang.postings.get(branch=cast.zsr).ends_on == date(2026, 11, 1)
    assert cast.wang.primary_posting_on(date(2026, 11, 1)).branch == cast.zsr
    assert cast.wang.primary_posting_on(NOVEMBER).branch == cast.rml
    assert can(cast.wang, Right.OWN_LEAD, day=NOVEMBER)
    assert not can(cast.wang, Right.OWN_LEAD, day=today)


def test_an_additional_posting_leaves_the_primary_one(cast, now):
    post(cast, now, staff=cast.head, branch=cast.zsr, is_primary=False)
    assert cast.head.primary_posting_on(NOVEMBER).role == "branch_head"
    assert can(cast.head, Right.SELL, day=NOVEMBER)


def test_the_same_posting_again_is_refused(cast, now):
    post(cast, now, is_primary=False)
    with pytest.raises(AlreadyPosted):
        post(cast, now, is_primary=False)
    assert cast.wang.postings.count() == 2


@pytest.mark.parametrize("since", [date(2026, 11, 2), date(2026, 12, 1)])
def test_a_posting_does_not_run_into_a_later_one(cast, now, since):
    end_posting(posting=cast.wang.postings.get(), ends_on=date(2026, 10, 31), now=now, by=cast.administrator)
    create_posting(staff=cast.wang, branch=cast.rml, role="teller", since=since)
    with pytest.raises(AlreadyPosted):
        post(cast, now)


def test_nobody_changes_their_own_posting(cast, now):
    with pytest.raises(NotYourOwn):
        post(cast, now, staff=cast.administrator)
    with pytest.raises(NotYourOwn):
        end_posting(posting=cast.administrator.postings.get(), ends_on=NOVEMBER, now=now, by=cast.administrator)


def test_after_the_last_day_of_a_posting_its_rights_are_gone(cast, now, today):
    end_posting(posting=cast.lina.postings.get(), ends_on=today, now=now, by=cast.administrator)
    cast.lina.forget_postings()
    assert can(cast.lina, Right.SELL, day=today)
    assert not can(cast.lina, Right.SELL, day=date(2026, 10, 13))


def test_a_posting_ends_once_and_not_before_it_began(cast, now):
    posting = cast.lina.postings.get()
    with pytest.raises(Invalid):
        end_posting(posting=posting, ends_on=date(2025, 12, 31), now=now, by=cast.administrator)
    end_posting(posting=posting, ends_on=NOVEMBER, now=now, by=cast.administrator)
    with pytest.raises(AlreadyEnded):
        end_posting(posting=posting, ends_on=NOVEMBER, now=now, by=cast.administrator)
