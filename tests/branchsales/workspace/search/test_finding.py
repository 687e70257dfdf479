"""What the one box finds, and for whom."""

import pytest
from django.utils import translation

from branchsales.workspace.search.finding import find
from branchsales.workspace.search.records import number_in
from leads.models import Lead
from tests.factories import create_customer, create_lead, create_posting, create_referral, create_sale, create_staff


def found(text, today, by, key=None):
    groups = find(text, day=today, by=by)
    return [hit.text for group in groups if key in (None, group.key) for hit in group.hits]


def urls(text, today, by):
    return [hit.url for group in find(text, day=today, by=by) for hit in group.hits]


@pytest.fixture
def zhang_wei(cast):
    return create_customer(branch=cast.zsr, name="张伟", phone="13800138000")


@pytest.mark.parametrize("text", ["张伟", "zhangwei", "zw", "伟", "8000"])
def test_a_customer_of_the_own_branch(cast, today, zhang_wei, text):
    assert found(text, today, cast.wang, "customers") == ["张伟"]


def test_a_customer_shows_the_masked_phone_and_what_is_open(cast, today, zhang_wei):
    create_lead(finder=cast.wang, customer=zhang_wei)
    with translation.override("en"):
        (group,) = find("zw", day=today, by=cast.wang)
    assert group.hits[0].about.endswith("8000 · Fund")
    assert "1380013" not in group.hits[0].about


@pytest.mark.parametrize("who", ["rml_teller", "supervisor", "administrator", "auditor"])
def test_no_customer_for_those_who_do_not_serve_them_here(cast, today, zhang_wei, who):
    for text in ("zw", "8000", "13800138000", zhang_wei.number):
        hits = [hit for group in find(text, day=today, by=getattr(cast, who)) for hit in group.hits]
        assert not [hit for hit in hits if "张伟" in hit.text or "8000" in hit.about]


def test_a_whole_phone_is_looked_up_on_the_page_that_records_it(cast, today, zhang_wei):
    (url,) = urls("138 0013 8000", today, cast.wang)
    assert url.startswith("/customers/?find=")
    assert "8000" not in url
    assert urls("138 0013 8000", today, cast.supervisor) == []


@pytest.mark.parametrize("typed", ["{}", "{} ", "lower", "without dash", "full width", "all but two"])
def test_a_lead_by_its_number(cast, today, zhang_wei, typed):
    lead = Lead.objects.get(pk=create_lead(finder=cast.wang, owner=cast.lina, customer=zhang_wei).pk)
    number = str(lead.number)
    text = {
        "lower": number.lower(),
        "without dash": number.replace("-", ""),
        "full width": "".join(chr(ord(letter) + 0xFEE0) for letter in number),
        "all but two": number[:-2],
    }.get(typed, typed.format(number))
    assert urls(text, today, cast.wang) == [f"/leads/{lead.pk}/"]
    assert urls(text, today, cast.rml_seller) == []
    assert urls(text, today, cast.administrator) == []


def test_a_referral_and_a_sale_by_their_number(cast, today):
    referral = create_referral(lead=create_lead(finder=cast.wang), receiver=cast.lina)
    sale = create_sale(lead=create_lead(finder=cast.wang, owner=cast.lina, category="loan"))
    for one in (referral, sale):
        one.refresh_from_db()
        assert found(one.number, today, cast.lina) == [one.number]
        assert found(one.number, today, cast.chen) == []


@pytest.mark.parametrize(
    ("typed", "number"),
    [("L261124-000123", "L261124-000123"), ("r 261124 0001", "R261124-0001"), ("s261124", "S261124-")]
    + [(text, "") for text in ("L", "L26", "C261124-0001", "L261124-0001x", "LL261124", "2611240001", "")],
)
def test_what_a_number_is(typed, number):
    assert number_in(typed) == number


def test_a_day_alone_does_not_answer_with_everything_of_it(cast, today):
    create_lead(finder=cast.wang)
    assert found("L261012-0", today, cast.wang) == []


def test_a_colleague_leads_to_the_branch_where_one_reads_it(cast, today):
    assert urls("ln", today, cast.head) == ["/branch/?unit=ZSR#of-100104"]
    assert urls("ln", today, cast.supervisor) == ["/branch/?unit=ZSR#of-100104"]
    assert urls("ln", today, cast.wang) == ["/boards/?who=wealth_manager&scope=ZSR#of-100104"]
    assert urls("100104", today, cast.administrator) == ["/boards/?who=wealth_manager&scope=ZSR#of-100104"]


def test_no_colleague_of_units_whose_figures_one_may_not_see(cast, today):
    for who in ("rml_teller", "rml_head", "west_supervisor", "auditor"):
        assert found("李娜", today, getattr(cast, who), "people") == []


@pytest.mark.parametrize("text", ["leaderb", "boards", "rank", "排行", "行榜", "phb", "paihang", "PHB", "名次"])
@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.usefixtures("chinese")
def test_a_page_by_its_name_in_both_languages(cast, today, text, language):
    with translation.override(language):
        (name,) = found(text, today, cast.wang, "pages")
    assert name == {"en": "Leaderboards", "zh-hans": "排行榜"}[language]


@pytest.mark.parametrize(
    ("who", "text", "names"),
    [
        ("wang", "new lead", ["New lead"]),
        ("wang", "jxs", ["New lead"]),
        ("wang", "review", []),
        ("head", "review", ["Reviews"]),
        ("supervisor", "new l", []),
        ("administrator", "cust", []),
        ("administrator", "conf", ["Confirmations"]),
        ("auditor", "access", ["Access records"]),
        ("auditor", "leaderb", []),
    ],
)
@pytest.mark.usefixtures("chinese")
def test_only_pages_that_are_for_the_person(cast, today, who, text, names):
    with translation.override("en"):
        assert found(text, today, getattr(cast, who), "pages") == names


@pytest.mark.parametrize("text", ["", "   ", "\0", "%", "_", "\\", "'", "x" * 500, "'; --"])
def test_nothing_is_found_by_nothing(cast, today, zhang_wei, text):
    assert find(text, day=today, by=cast.wang) == []


def test_kinds_stand_in_one_order(cast, today):
    create_customer(branch=cast.zsr, name="冷娜")
    assert [group.key for group in find("l", day=today, by=cast.wang)] == ["pages"]
    assert [group.key for group in find("le", day=today, by=cast.wang)] == ["customers", "pages"]
    assert [group.key for group in find("ln", day=today, by=cast.wang)] == ["customers", "people"]


def test_somebody_without_a_posting_finds_pages_of_everybody_only(cast, today):
    nobody = create_staff(branch=None)
    with translation.override("en"):
        assert found("notices", today, nobody) == ["Notices"]
    assert found("李娜", today, nobody) == []


@pytest.mark.parametrize("text", ["ln", "李", "1001", "8000"])
def test_queries_do_not_grow_with_what_there_is(cast, today, text, django_assert_max_num_queries):
    for number in range(12):
        customer = create_customer(branch=cast.zsr, name="李娜", phone=f"1380013{8000 + number}", manager=cast.zhang)
        create_lead(finder=cast.wang, customer=customer)
        create_staff(branch=cast.zsr, name="李娜", employee_no=f"10019{number:02}")
    cast.wang.forget_postings()
    with django_assert_max_num_queries(5):  # who one is, customers with their managers and open leads, colleagues
        assert find(text, day=today, by=cast.wang)


def test_a_former_posting_finds_nothing(cast, today):
    gone = create_staff(branch=None)
    create_posting(staff=gone, branch=cast.zsr, role="branch_head", until=today.replace(day=1))
    assert find("李娜", day=today, by=gone) == []
