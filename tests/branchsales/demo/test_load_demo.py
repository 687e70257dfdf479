"""The command: an empty database becomes the demo bank; any other is left alone."""

from datetime import date, datetime

import pytest
from django.core.management import CommandError, call_command

from branchsales.demo.sign_ins import demo_sign_ins
from branchsales.management.commands.load_demo import moment
from leads.models import Customer, FollowUp, Lead
from organisation.models import Branch, Notice, Staff
from performance.rollup import check
from tests.branchsales.demo.bundles import MONDAY, bundle
from tests.factories import create_branch, create_staff

DAY = date(2026, 10, 12)


@pytest.mark.parametrize(
    ("today", "now", "until"),
    [
        pytest.param(DAY, datetime(2026, 10, 12, 9, 0), datetime(2026, 10, 12, 14, 30), id="the day given, whole"),
        pytest.param(DAY, datetime(2026, 11, 2, 23, 0), datetime(2026, 10, 12, 14, 30), id="a day gone by"),
        pytest.param(None, datetime(2026, 10, 12, 18, 5), datetime(2026, 10, 12, 14, 30), id="today, in the evening"),
        pytest.param(None, datetime(2026, 10, 12, 10, 47), datetime(2026, 10, 12, 10, 0), id="today, nothing to come"),
        pytest.param(None, datetime(2026, 10, 12, 0, 3), datetime(2026, 10, 12, 0, 0), id="today, after midnight"),
    ],
)
def test_people_worked_until_half_past_two_but_never_longer_than_now(today, now, until):
    assert moment(today, now) == until


@pytest.mark.django_db
def test_a_bank_with_staff_is_left_alone():
    create_staff()

    with pytest.raises(CommandError, match="already has staff") as refusal:
        call_command("load_demo")

    assert refusal.value.returncode == 1
    assert Staff.objects.count() == 1


@pytest.mark.django_db
def test_a_bank_with_units_is_left_alone():
    create_branch()

    with pytest.raises(CommandError, match="already has staff or units"):
        call_command("load_demo")

    assert Branch.objects.count() == 1


@pytest.mark.django_db
def test_production_asks_for_a_password_of_its_own(settings):
    settings.PRODUCTION = True

    with pytest.raises(CommandError, match="--password") as refusal:
        call_command("load_demo")

    assert refusal.value.returncode == 2
    assert not Staff.objects.exists()


@pytest.mark.parametrize("arguments", [["--size", "huge"], ["--today", "2026-13-01"], ["--seed", "many"]])
def test_wrong_use_is_refused(arguments):
    with pytest.raises(CommandError, match="argument --"):
        call_command("load_demo", *arguments)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_the_small_bank_is_loaded_rolled_up_and_open():
    call_command("load_demo", today=DAY)

    rows = bundle(MONDAY)
    for model, file in ((Customer, "customers"), (Lead, "leads"), (FollowUp, "follow_ups"), (Staff, "staff")):
        assert model.objects.count() == len(rows[file])
    verdict = check()
    assert verdict.keys > 5_000
    assert verdict.wrong == 0
    for role, number, password in demo_sign_ins():
        person = Staff.objects.get(employee_no=number)
        assert person.check_password(password)
        assert person.language == Staff.Language.CHINESE
        posting = person.primary_posting_on(DAY)
        assert posting is not None
        assert posting.role == role

    told = Notice.objects.filter(staff__employee_no__in=[number for _, number, _ in demo_sign_ins()])
    assert told.values("staff").distinct().count() == 4  # those of the branch
    assert told.unread().values("staff").distinct().count() == 4
    assert Notice.objects.values("kind").distinct().count() >= 12

    assert Staff.objects.filter(language=Staff.Language.ENGLISH).exists()
    assert not any(person.has_usable_password() for person in Staff.objects.exclude(left_on=None))
