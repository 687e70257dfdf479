"""What stands around every page: the navigation of the person, the posting, the units above."""

import pytest
import time_machine
from django.utils import translation

from branchsales.workspace.frame import Frame
from branchsales.workspace.navigation import PLACES
from organisation.ui.icons import icon
from referrals.models import Sale
from tests.factories import NOW, TODAY, create_lead, create_posting, create_referral, create_sale, create_staff
from tests.notices import create_notice


def frame_of(staff, path="/"):
    return Frame(staff, day=TODAY, path=path)


def names(staff):
    urls = {item.url for item in frame_of(staff).nav_items}
    return [place.url_name for place in PLACES if place.url in urls]


def test_every_place_can_be_reached_and_drawn(db):
    for place in PLACES:
        assert place.url.startswith("/")
        assert icon(place.icon).startswith("<svg")


def test_the_page_under_a_place_marks_it(wang):
    (home, *_) = frame_of(wang).nav_items
    assert home.is_current
    assert not any(item.is_current for item in frame_of(wang, "/nowhere/").nav_items)


@pytest.mark.parametrize(
    ("path", "current"),
    [("/leads/", ["leads"]), ("/leads/7/", ["leads"]), ("/leads/new/", []), ("/today/week/", ["today"]), ("/", [])],
)
def test_one_place_at_most_is_the_current_one(lina, path, current):
    urls = {place.url: place.url_name for place in PLACES}
    assert [urls[item.url] for item in frame_of(lina, path).nav_items if item.is_current] == current


@pytest.mark.parametrize(
    ("who", "first"),
    [("wang", "home"), ("lina", "today"), ("head", "branch"), ("supervisor", "compare"), ("auditor", "access-records")],
)
def test_the_first_place_is_the_first_page_of_the_role(client, cast, who, first):
    staff = getattr(cast, who)
    assert names(staff)[0] == first
    client.force_login(staff)
    with time_machine.travel(NOW, tick=False):
        home = client.get("/")
    assert home.status_code == 200 if first == "home" else home["Location"] == frame_of(staff).nav_items[0].url


@time_machine.travel(NOW, tick=False)
def test_capture_is_the_current_one_on_its_own_page(client, wang):
    client.force_login(wang)
    page = client.get("/leads/new/").content.decode()
    assert page.count('href="/leads/new/" aria-current="page"') == 2  # the bar of the phone, and on top
    assert (
        "aria-current" not in client.get("/leads/").content.decode().split('class="rail__capture"')[1].split("</li>")[0]
    )


@time_machine.travel(NOW, tick=False)
@pytest.mark.parametrize("who", ["wang", "zhou", "lina", "head", "supervisor", "administrator", "auditor"])
def test_the_bar_of_a_phone_ends_with_more_that_holds_everything(client, cast, who):
    client.force_login(getattr(cast, who))
    page = client.get("/notices/").content.decode()
    more = page.split('class="more__list"')[1].split("</ul>")[0]
    for item in frame_of(getattr(cast, who)).nav_items:
        assert f'href="{item.url}"' in more
    assert 'href="/notices/" aria-current="page"' in more


def test_the_posting_is_said_with_role_and_unit(wang):
    with translation.override("en"):
        assert frame_of(wang).posting_label == "Teller, 中山路网点"


def test_the_primary_posting_is_said_of_two(cast):
    create_posting(staff=cast.head, branch=cast.zsr, role="wealth_manager", is_primary=False)
    with translation.override("en"):
        assert frame_of(cast.head).posting_label == "Branch head, 中山路网点"


def test_somebody_without_a_posting_has_no_label(db):
    assert frame_of(create_staff(branch=None)).posting_label == ""


@pytest.mark.parametrize(
    ("who", "units"),
    [
        ("wang", []),
        ("lina", []),
        ("head", ["江海银行", "城东支行", "中山路网点"]),
        ("supervisor", ["江海银行", "城东支行"]),
        ("administrator", ["江海银行"]),
        ("auditor", ["江海银行"]),
    ],
)
def test_who_looks_further_than_the_own_work_sees_the_units_above(cast, who, units):
    assert [crumb.unit.name for crumb in frame_of(getattr(cast, who)).breadcrumb.crumbs] == units


def test_a_page_before_the_sign_in_has_no_frame(client, db):
    answer = client.get("/sign-in/")
    assert "nav_items" not in answer.context
    assert b'class="rail"' not in answer.content


@time_machine.travel(NOW, tick=False)
def test_the_frame_stands_around_a_page(client, head):
    client.force_login(head)
    page = client.get("/branch/").content.decode()
    assert 'class="rail' in page
    assert 'aria-current="page"' in page
    assert "城东支行" in page


@pytest.mark.parametrize(
    ("who", "places"),
    [
        ("wang", ["home", "leads", "referrals", "boards", "customers"]),
        ("lina", ["today", "leads", "referrals", "boards", "customers"]),
        ("head", ["branch", "leads", "referrals", "reviews", "boards", "customers", "reversals", "traffic"]),
        ("supervisor", ["compare", "leads", "reviews", "boards", "customer-duplicates"]),
        ("administrator", ["home", "boards", "traffic", "confirmations", "design-gallery"]),
        ("auditor", ["access-records"]),
    ],
)
def test_everybody_finds_the_places_of_their_rights(cast, who, places):
    assert names(getattr(cast, who)) == places


def count_at(staff, url_name):
    url = next(place.url for place in PLACES if place.url_name == url_name)
    return next(item.count for item in frame_of(staff).nav_items if item.url == url)


def test_referrals_that_wait_for_my_answer_are_counted(cast):
    lead = create_lead(finder=cast.wang)
    create_referral(lead=lead, receiver=cast.lina)
    create_referral(lead=create_lead(finder=cast.wang), receiver=cast.zhang)
    create_referral(lead=create_lead(finder=cast.wang), receiver=cast.lina, state="accepted")
    assert (count_at(cast.lina, "referrals"), count_at(cast.wang, "referrals")) == (1, 0)


def test_reversals_are_counted_for_the_head_who_decides(cast):
    sale = create_sale(lead=create_lead(finder=cast.wang, owner=cast.lina))
    create_sale(lead=create_lead(finder=cast.wang, owner=cast.lina))
    Sale.objects.filter(pk=sale.pk).update(reversal_asked_by=cast.lina, reversal_asked_at=NOW)
    assert (count_at(cast.head, "reversals"), count_at(cast.rml_head, "reversals")) == (1, 0)


def test_the_frame_asks_the_same_few_questions_however_much_waits(cast, django_assert_max_num_queries):
    for _ in range(4):
        create_referral(lead=create_lead(finder=cast.wang), receiver=cast.head)
    cast.head.forget_postings()
    with django_assert_max_num_queries(4):  # postings, two counts, units above
        drawn = frame_of(cast.head)
        assert [drawn.nav_items, drawn.posting_label, drawn.breadcrumb]


def test_the_bell_costs_one_question_however_often_it_is_drawn(wang, django_assert_num_queries):
    for place in range(3):
        create_notice(staff=wang, event=f"e{place}")
    drawn = frame_of(wang)
    with django_assert_num_queries(1):
        assert [drawn.bell.count, drawn.bell.shown] == [3, "3"]


def test_colleagues_are_those_of_the_own_unit(cast):
    assert set(frame_of(cast.wang).colleagues) == {"王晓雨", "陈静", "周敏", "李娜", "张浩然", "陈国栋"}
    assert frame_of(cast.supervisor).colleagues == ["高文斌"]
