from datetime import timedelta

import pytest

from leads.errors import TooOften
from leads.services import find_customer_elsewhere
from organisation.errors import NotAllowed
from organisation.models import AccessRecord
from tests.factories import create_customer

PHONE = "13800138000"


def find(cast, now, **changes):
    return find_customer_elsewhere(**{"phone": PHONE, "now": now, "by": cast.wang, **changes})


def test_finding_is_not_seeing(cast, now):
    create_customer(branch=cast.whl, name="欧阳娜娜", phone=PHONE)
    (match,) = find(cast, now, phone="138-0013-8000")
    assert (match.masked_name, match.home_branch) == ("欧阳**", cast.whl)
    assert set(match.__dict__) == {"masked_name", "home_branch"}


def test_a_customer_is_found_by_the_exact_number_only(cast, now):
    customer = create_customer(branch=cast.whl)
    assert find(cast, now, phone="", number=customer.number)
    assert not find(cast, now, phone="", number=customer.number[:-1])
    assert not find(cast, now, phone="", number="%")
    assert not find(cast, now, phone="13800138001")


def test_one_phone_may_be_known_in_several_branches(cast, now):
    for branch in (cast.zsr, cast.whl):
        create_customer(branch=branch, phone=PHONE)
    assert [match.home_branch for match in find(cast, now)] == [cast.zsr, cast.whl]


def test_who_was_merged_into_another_leads_to_the_other(cast, now):
    create_customer(branch=cast.whl, name="钱多多", phone=PHONE, merged_into=create_customer(branch=cast.rml))
    (found,) = find(cast, now)
    assert (found.masked_name, found.home_branch) == ("赵*", cast.rml)


def test_each_look_is_recorded_without_the_phone(cast, now):
    customer = create_customer(branch=cast.whl, phone=PHONE)
    find(cast, now)
    find(cast, now, phone="13900139000")
    found, nothing = AccessRecord.objects.order_by("id")
    assert (found.kind, found.staff, found.subject) == ("find", cast.wang, customer.number)
    assert nothing.subject == ""
    assert PHONE not in f"{found.subject}{found.reason}"


@pytest.mark.parametrize("nothing", [{"phone": ""}, {"phone": "138"}, {"phone": "", "number": "  "}])
def test_half_a_phone_is_no_look(cast, now, nothing):
    assert find(cast, now, **nothing) == []
    assert not AccessRecord.objects.exists()


def test_thirty_looks_an_hour(cast, now):
    for minute in range(30):
        find(cast, now + timedelta(minutes=minute))
    with pytest.raises(TooOften, match="30 minutes"):
        find(cast, now + timedelta(minutes=30))
    find(cast, now + timedelta(minutes=30), by=cast.chen)
    assert find(cast, now + timedelta(minutes=60)) == []


@pytest.mark.parametrize("who", ["supervisor", "administrator", "auditor"])
def test_who_serves_no_customer_finds_none(cast, now, who):
    with pytest.raises(NotAllowed):
        find(cast, now, by=getattr(cast, who))
