import pytest

from leads.services import find_customers
from tests.factories import create_customer, create_lead, create_lost_lead

ZHANG_WEI = {"name": "张伟", "phone": "13800138000"}


@pytest.fixture
def zhang_wei(cast):
    return create_customer(branch=cast.zsr, manager=cast.lina, **ZHANG_WEI)


def names(cast, today, text, **options):
    options = {"by": cast.wang, **options}
    return [match.customer.name for match in find_customers(text, day=today, **options)]


@pytest.mark.parametrize(
    "text",
    [
        "张",
        "张伟",
        "伟",
        "zhangw",
        "Zhang Wei",
        "zw",
        "ZW",
        "ｚｗ",
        "wei",
        "8000",
        "13800138000",
        "+86 138 0013 8000",
    ],
)
def test_a_customer_is_found_by_every_way_in(cast, today, zhang_wei, text):
    create_customer(branch=cast.zsr, name="李娟", phone="13912345678")
    assert names(cast, today, text) == ["张伟"]


def test_a_customer_is_found_by_the_number(cast, today, zhang_wei):
    assert names(cast, today, zhang_wei.number.lower()) == ["张伟"]


@pytest.mark.parametrize("text", ["", "  ", "z", "%", "_", "张%", "zh_ng", "\\", "138", "80001", "'; --"])
def test_nothing_is_found_by_too_little_or_by_wildcards(cast, today, zhang_wei, text):
    assert names(cast, today, text) == []


def test_wildcards_are_letters_like_others(cast, today):
    create_customer(branch=cast.zsr, name="张_伟")
    create_customer(branch=cast.zsr, name="张伟")
    assert names(cast, today, "张_") == ["张_伟"]


def test_latin_names_are_found_from_both_ends(cast, today):
    create_customer(branch=cast.zsr, name="Anna Li")
    assert names(cast, today, "ann") == names(cast, today, "li") == names(cast, today, "al") == ["Anna Li"]


def test_only_the_own_branch_is_searched(cast, today, zhang_wei):
    assert names(cast, today, "zw", by=cast.rml_teller) == []
    assert names(cast, today, "8000", by=cast.rml_teller) == []
    for reader in (cast.supervisor, cast.administrator, cast.auditor):
        assert names(cast, today, "zw", by=reader) == []


def test_who_was_merged_into_another_is_not_found(cast, today, zhang_wei):
    create_customer(branch=cast.zsr, name="张伟", merged_into=zhang_wei)
    assert names(cast, today, "zw") == ["张伟"]


def test_the_closest_way_in_comes_first_and_each_customer_once(cast, today):
    for name in ("赵玮", "王伟", "伟大勇", "张伟"):
        create_customer(branch=cast.zsr, name=name)
    assert names(cast, today, "伟") == ["伟大勇", "王伟", "张伟"]
    assert names(cast, today, "wei") == ["伟大勇", "赵玮", "王伟", "张伟"]


def test_no_more_are_shown_than_asked_for(cast, today):
    for _ in range(12):
        create_customer(branch=cast.zsr, name="张伟")
    assert len(names(cast, today, "zw")) == 8
    assert len(names(cast, today, "zw", limit=3)) == 3


def test_a_match_says_what_is_open_who_manages_and_shows_no_phone(cast, today, zhang_wei):
    create_lead(customer=zhang_wei, finder=cast.chen, branch=cast.zsr, category="fund")
    create_lead(customer=zhang_wei, finder=cast.chen, branch=cast.zsr, category="fund")
    create_lead(customer=zhang_wei, finder=cast.chen, branch=cast.zsr, category="deposit")
    create_lost_lead(customer=zhang_wei, finder=cast.chen, branch=cast.zsr, category="loan")
    (match,) = find_customers("zw", day=today, by=cast.wang)
    assert match.has_open_lead
    assert set(match.open_categories) == {"fund", "deposit"}
    assert match.customer.manager == cast.lina
    assert match.customer.phone_masked == "*******8000"


def test_without_an_open_lead_nothing_is_open(cast, today, zhang_wei):
    (match,) = find_customers("zw", day=today, by=cast.wang)
    assert not match.has_open_lead
    assert match.open_categories == ()


def test_more_customers_take_no_more_queries(cast, today, django_assert_num_queries):
    cast.wang.postings_on(today)
    for count in (1, 8):
        for _ in range(count):
            create_lead(customer=create_customer(branch=cast.zsr, name="张伟", manager=cast.lina), finder=cast.chen)
        with django_assert_num_queries(3):  # ids, customers with their managers, open leads
            assert [match.customer.manager.name for match in find_customers("zw", day=today, by=cast.wang)]
