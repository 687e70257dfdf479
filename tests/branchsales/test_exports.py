"""A list taken out: exactly what it shows, masked, harmless in a spreadsheet, in the reader's language, recorded."""

import csv
import io
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from python_calamine import CalamineWorkbook

from leads.looking_up import FINDS_AN_HOUR
from organisation.exporting.columns import neutral
from organisation.models import AccessRecord, Staff
from tests.factories import NOW, create_customer, create_lead, create_referral
from tests.referrals.pages import text_of

PHONE = "13800138000"


@pytest.fixture(autouse=True)
def at_ten(db):
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def head(client, cast):
    Staff.objects.update(language="en")
    client.force_login(Staff.objects.get(pk=cast.head.pk))
    return client


def rows_in(answer):
    data = b"".join(answer.streaming_content)
    assert data.startswith("\ufeff".encode())
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def sheet_of(answer):
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(answer.streaming_content)))
    return book.get_sheet_by_index(0).to_python()


def test_the_filtered_list_with_all_its_pages_newest_first(head, cast):
    customer = create_customer(branch=cast.zsr, name="欧阳明月", phone=PHONE)
    made = [
        create_lead(finder=cast.wang, owner=cast.lina, customer=customer, now=NOW - timedelta(hours=number))
        for number in range(30)
    ]
    create_lead(finder=cast.wang, owner=cast.lina, category="loan")
    create_lead(finder=cast.rml_seller)
    rows = rows_in(head.get(reverse("leads-export"), {"category": "fund", "status": "open"}))
    assert [row["Number"] for row in rows] == [lead.number for lead in made]
    assert rows[0]["Product"] == "Fund"
    assert rows[0]["Owner"] == "Li Na"
    assert {row["Phone"] for row in rows} == {"*******8000"}


def test_every_time_it_is_recorded_with_filters_and_rows(head, cast):
    create_lead(finder=cast.wang, owner=cast.lina)
    rows_in(head.get(reverse("leads-export"), {"category": "fund"}))
    record = AccessRecord.objects.get(kind="export")
    assert (record.staff, record.subject, record.reason) == (cast.head, "leads.csv 1", "category=fund&status=open")


def test_nothing_in_the_address_pushes_the_filters_out_of_the_record(head, cast):
    create_lead(finder=cast.wang, owner=cast.lina)
    rows_in(head.get(reverse("leads-export"), {"a": "x" * 300, "category": "fund", "unit": cast.zsr.code}))
    record = AccessRecord.objects.get(kind="export")
    assert record.reason == f"category=fund&status=open&unit={cast.zsr.code}"


def test_every_customer_taken_out_stands_in_the_record(head, cast):
    made = [create_customer(branch=cast.zsr, name="欧阳明月", number=f"{'7' * 20}{number}") for number in range(10, 30)]
    sealed = head.post(reverse("customers"), {"q": "欧阳"})["Location"].partition("?")[2]
    assert len(rows_in(head.get(f"{reverse('customers-export')}?{sealed}"))) == len(made)
    recorded = " ".join(AccessRecord.objects.filter(kind="export").order_by("id").values_list("reason", flat=True))
    assert set(recorded.split()) == {customer.number for customer in made}


def test_no_cell_is_a_formula(head, cast):
    customer = create_customer(branch=cast.zsr, name="=HYPERLINK(1)")
    create_lead(finder=cast.wang, owner=cast.lina, customer=customer)
    (row,) = rows_in(head.get(reverse("leads-export")))
    assert row["Customer"] == "'=HYPERLINK(1)"
    sheet = sheet_of(head.get(reverse("leads-export"), {"format": "xlsx"}))
    assert sheet[1][1] == "'=HYPERLINK(1)"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_what_would_begin_a_formula_is_text(start):
    assert neutral(f"{start}1") == f"'{start}1"
    assert neutral("赵敏") == "赵敏"


def test_in_chinese(client, cast, chinese):
    client.force_login(cast.head)
    create_lead(finder=cast.wang, owner=cast.lina, estimated_amount="50000")
    (row,) = rows_in(client.get(reverse("leads-export")))
    assert (row["意向产品"] if "意向产品" in row else row["产品"]) == "基金"
    assert row["负责人"] == "李娜"
    sheet = sheet_of(client.get(reverse("leads-export"), {"format": "xlsx"}))
    assert "负责人" in sheet[0]
    assert 50000.0 in sheet[1]


def test_referrals_mask_whom_the_reader_knows_no_more(head, cast):
    lead = create_lead(finder=cast.wang, customer=create_customer(branch=cast.zsr, name="欧阳明月"))
    create_referral(lead=lead, receiver=cast.lina)
    (row,) = rows_in(head.get(reverse("referrals-export"), {"side": "branch"}))
    assert (row["Customer"], row["Referrer"], row["Receiver"]) == ("欧阳明月", "Wang Xiaoyu", "Li Na")
    assert AccessRecord.objects.get(kind="export").reason == "side=branch&state="


def test_customers_of_a_search_recorded_by_number_not_by_name(head, cast):
    customer = create_customer(branch=cast.zsr, name="欧阳明月", phone=PHONE)
    create_customer(branch=cast.rml, name="欧阳明月", phone=PHONE)
    listed = head.post(reverse("customers"), {"q": "欧阳"})["Location"]
    sealed = listed.partition("?")[2]
    assert f"{reverse('customers-export')}?{sealed}" in head.get(listed).content.decode()
    (row,) = rows_in(head.get(f"{reverse('customers-export')}?{sealed}"))
    assert row["Customer number"] == customer.number
    record = AccessRecord.objects.get(kind="export")
    assert (record.subject, record.reason) == ("customers.csv 1", customer.number)


def test_phones_are_not_tried_by_files_either(head, cast):
    customer = create_customer(branch=cast.zsr, name="欧阳明月", phone=PHONE)
    sealed = head.post(reverse("customers"), {"q": PHONE})["Location"].partition("?")[2]
    file = f"{reverse('customers-export')}?{sealed}"
    for _ in range(FINDS_AN_HOUR):
        assert rows_in(head.get(file))[0]["Customer number"] == customer.number
    assert AccessRecord.objects.filter(kind="find", subject=customer.number).count() == FINDS_AN_HOUR
    assert "You have reached the limit" in text_of(head.get(file, follow=True))


def test_too_long_a_list_is_refused_and_says_so(head, cast, monkeypatch):
    monkeypatch.setattr("organisation.exporting.answer.MOST", 1)
    for _ in range(2):
        create_lead(finder=cast.wang, owner=cast.lina)
    answer = head.get(reverse("leads-export"), {"status": "open", "format": "xlsx"}, follow=True)
    assert "too many for one file. Narrow it with the filters." in text_of(answer)
    assert answer.request["QUERY_STRING"] == "status=open"
    assert not AccessRecord.objects.filter(kind="export").exists()


@pytest.mark.parametrize("name", ["leads-export", "referrals-export", "customers-export"])
@pytest.mark.parametrize("who", ["wang", "lina"])
def test_not_by_whoever_only_takes_part(client, cast, name, who):
    client.force_login(getattr(cast, who))
    assert client.get(reverse(name)).status_code == 403


def test_who_may_not_take_a_list_out_is_not_offered_it(client, cast, head):
    create_lead(finder=cast.wang, owner=cast.lina)
    assert reverse("leads-export") in head.get(reverse("leads"), {"status": "open"}).content.decode()
    client.force_login(cast.lina)
    assert reverse("leads-export") not in client.get(reverse("leads"), {"status": "open"}).content.decode()


@pytest.mark.parametrize("name", ["leads-export", "referrals-export"])
def test_rows_grow_queries_do_not(head, cast, name, django_assert_num_queries, django_assert_max_num_queries):
    def one_more():
        create_referral(lead=create_lead(finder=cast.wang), receiver=cast.lina)

    one_more()
    rows_in(head.get(reverse(name), {"status": "open"}))
    with django_assert_max_num_queries(12) as few:
        rows_in(head.get(reverse(name), {"status": "open"}))
    for _ in range(5):
        one_more()
    with django_assert_num_queries(len(few)):
        assert len(rows_in(head.get(reverse(name), {"status": "open"}))) == 6
