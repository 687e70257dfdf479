import pytest

from leads.errors import CannotOwn, KnownCustomer
from leads.models import Customer
from leads.services import create_customer
from organisation.errors import Invalid, NotAllowed
from organisation.vault import decrypt_phone
from tests.factories import create_customer as known_customer

PHONE = "13800138000"


def take_in(cast, now, **changes):
    return create_customer(**{"name": "赵 敏", "now": now, "by": cast.wang, **changes})


def test_a_customer_belongs_to_the_own_branch_and_is_found_by_every_key(cast, now):
    customer = take_in(cast, now, phone="138 0013 8000", tier="gold", consent="yes", manager=cast.lina)
    customer.refresh_from_db()
    assert (customer.branch, customer.name, customer.manager) == (cast.zsr, "赵敏", cast.lina)
    assert (customer.name_pinyin, customer.name_initials, customer.given_name) == ("zhaomin", "zm", "敏")
    assert (customer.tier, customer.consent) == ("gold", "yes")
    assert customer.number.startswith("C")


def test_the_phone_is_nowhere_in_clear(cast, now):
    customer = take_in(cast, now, phone=PHONE)
    customer.refresh_from_db()
    assert decrypt_phone(customer.phone_ciphertext) == PHONE
    assert customer.phone_last4 == "8000"
    assert customer.phone_masked == "*******8000"
    assert not any(PHONE in str(value) for value in Customer.objects.filter(pk=customer.pk).values().get().values())


def test_the_same_phone_in_the_branch_is_the_same_customer(cast, now):
    known = known_customer(branch=cast.zsr, phone=PHONE)
    with pytest.raises(KnownCustomer) as refusal:
        take_in(cast, now, phone="+86 138-0013-8000")
    assert refusal.value.customer == known
    assert refusal.value.field == "phone"
    assert Customer.objects.count() == 1


def test_the_same_phone_in_another_branch_or_the_same_name_is_no_hindrance(cast, now):
    known_customer(branch=cast.rml, phone=PHONE)
    known_customer(branch=cast.zsr, name="赵敏")
    assert take_in(cast, now, phone=PHONE).pk


def test_who_was_merged_into_another_is_not_in_the_way(cast, now):
    known_customer(branch=cast.zsr, phone=PHONE, merged_into=known_customer(branch=cast.zsr))
    assert take_in(cast, now, phone=PHONE).pk


@pytest.mark.parametrize(
    ("changes", "error", "field"),
    [
        pytest.param({"name": "  "}, Invalid, "name", id="no name"),
        pytest.param({"name": "赵" * 81}, Invalid, "name", id="name too long"),
        pytest.param({"phone": "123"}, Invalid, "phone", id="no phone"),
        pytest.param({"phone": "87654321"}, Invalid, "phone", id="area code missing"),
        pytest.param({"consent": "perhaps"}, Invalid, "consent", id="unknown consent"),
        pytest.param({"tier": "diamond"}, Invalid, "tier", id="unknown tier"),
    ],
)
def test_what_cannot_be_right_is_refused_beside_its_field(cast, now, changes, error, field):
    with pytest.raises(error) as refusal:
        take_in(cast, now, **changes)
    assert refusal.value.field == field
    assert not Customer.objects.exists()


def test_a_manager_is_somebody_who_sells(cast, now):
    with pytest.raises(CannotOwn):
        take_in(cast, now, manager=cast.chen)


@pytest.mark.parametrize("who", ["supervisor", "administrator", "auditor"])
def test_who_serves_no_customer_takes_none_in(cast, now, who):
    with pytest.raises(NotAllowed):
        take_in(cast, now, by=getattr(cast, who))


def test_nobody_takes_in_a_customer_of_another_branch(cast, now):
    with pytest.raises(NotAllowed):
        take_in(cast, now, branch=cast.rml)
