import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import create_customer, create_follow_up, create_lead, create_lost_lead, create_review


def shown(client, **filters):
    answer = client.get(reverse("leads"), filters)
    assert answer.status_code == 200
    return answer.context["page"].rows


def test_the_list_begins_with_the_open_leads(lina_signed_in, cast, lead):
    lost = create_lost_lead(finder=cast.wang, owner=cast.lina)
    assert shown(lina_signed_in) == [lead]
    assert set(shown(lina_signed_in, status="")) == {lead, lost}
    assert shown(lina_signed_in, status="lost") == [lost]


def test_only_what_one_may_see_is_listed(lina_signed_in, cast, lead):
    create_lead(finder=cast.chen, owner=cast.zhang)
    create_lead(finder=cast.whl_teller, owner=cast.whl_seller)
    assert shown(lina_signed_in) == [lead]


def test_filters_narrow_it_down(head_signed_in, cast, lead):
    pool = create_lead(finder=cast.wang, owner=None, category="loan", potential="A")
    assert shown(head_signed_in, status="pool") == [pool]
    assert shown(head_signed_in, category="loan", potential="A") == [pool]
    assert shown(head_signed_in, whose="mine") == []


@pytest.mark.parametrize("filters", [{"status": "nonsense"}, {"category": "x"}, {"cursor": "forged"}])
def test_what_cannot_be_read_is_left_out(lina_signed_in, lead, filters):
    assert lead in shown(lina_signed_in, **filters)


def test_no_lead_means_a_word_and_a_way_on(lina_signed_in):
    page = lina_signed_in.get(reverse("leads")).content.decode()
    assert "No leads yet" in page
    assert reverse("capture") in page
    assert "No lead fits" in lina_signed_in.get(reverse("leads"), {"status": "lost"}).content.decode()


def test_pages_follow_one_another_without_gap_or_double(lina_signed_in, cast):
    made = {create_lead(finder=cast.wang, owner=cast.lina).pk for _ in range(60)}
    seen, cursor = [], ""
    while True:
        page = lina_signed_in.get(reverse("leads"), {"cursor": cursor}).context["page"]
        seen += [lead.pk for lead in page.rows]
        cursor = page.next_cursor
        if not cursor:
            break
    assert len(seen) == 60
    assert set(seen) == made


@pytest.mark.parametrize("name", ["leads", "customers", "reviews"])
def test_rows_grow_queries_do_not(head_signed_in, cast, name):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert head_signed_in.get(reverse(name), {"q": "zw", "read": "all"}).status_code == 200
        return len(captured)

    def add(count):
        for _ in range(count):
            customer = create_customer(branch=cast.zsr, name="张伟", manager=cast.lina)
            lead = create_lead(finder=cast.wang, owner=cast.lina, customer=customer)
            create_follow_up_with_review(lead, cast)

    add(2)
    queries()
    few = queries()
    add(6)
    assert queries() == few


def create_follow_up_with_review(lead, cast):
    create_review(follow_up=create_follow_up(lead=lead), author=cast.head)
