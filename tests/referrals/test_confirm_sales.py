from datetime import date, timedelta

import pytest

from organisation.errors import NotAllowed
from referrals.confirming import Confirmation
from referrals.errors import CannotConfirm
from referrals.services import confirm_sales
from tests.factories import create_lead, create_posting, create_sale, create_staff

DAY = date(2026, 10, 12)


@pytest.fixture
def sales(cast, now):
    return [create_sale(lead=create_lead(finder=cast.wang, owner=cast.lina)) for _ in range(3)]


def rows(*said):
    return [Confirmation(number, day, reference, line) for line, (number, day, reference) in enumerate(said, start=2)]


def confirm(said, now, by):
    return confirm_sales(rows=said, now=now, by=by)


def refused(said, now, by):
    with pytest.raises(CannotConfirm) as refusal:
        confirm(said, now, by)
    return [(mistake.line, mistake.column) for mistake in refusal.value.mistakes]


def test_sales_of_the_file_are_confirmed_and_unknown_numbers_are_told(cast, now, sales):
    said = rows((sales[0].number, DAY, "C-1"), ("S-NONE", DAY, "C-2"), (sales[2].number, DAY, ""))
    outcome = confirm(said, now, cast.administrator)
    assert outcome.matched == [sales[0].number, sales[2].number]
    assert (outcome.known, outcome.unmatched) == ([], [said[1]])
    for sale in sales:
        sale.refresh_from_db()
    assert [(sale.confirmed_on, sale.core_reference) for sale in sales] == [(DAY, "C-1"), (None, ""), (DAY, "")]


def test_the_same_file_again_changes_nothing(cast, now, sales):
    said = rows((sales[0].number, DAY, "C-1"))
    confirm(said, now, cast.administrator)
    outcome = confirm(said, now + timedelta(days=1), cast.administrator)
    assert (outcome.matched, outcome.known) == ([], [sales[0].number])


def test_a_line_twice_in_the_file_counts_once(cast, now, sales):
    said = rows((sales[0].number, DAY, "C-1"), (sales[0].number, DAY, "C-1"))
    assert confirm(said, now, cast.administrator).matched == [sales[0].number]


def test_whatever_contradicts_is_listed_and_nothing_is_confirmed(cast, now, sales):
    confirm(rows((sales[2].number, DAY, "C-3")), now, None)
    tomorrow = DAY + timedelta(days=1)
    said = rows(
        (sales[0].number, DAY, "C-1"),
        (sales[0].number, DAY, "C-9"),
        (sales[1].number, DAY - timedelta(days=1), "C-2"),
        (sales[2].number, DAY, "C-8"),
    )
    assert refused(said, now, cast.administrator) == [(3, "sale_no"), (4, "confirmed_on"), (5, "core_reference")]
    assert refused(rows((sales[1].number, tomorrow, "")), now, None) == [(2, "confirmed_on")]
    assert refused(rows((sales[2].number, tomorrow, "C-3")), now + timedelta(days=2), None) == [(2, "confirmed_on")]
    sales[0].refresh_from_db()
    assert sales[0].confirmed_on is None


def test_a_reversed_sale_may_be_confirmed_late(cast, now):
    sale = create_sale(lead=create_lead(finder=cast.lina))
    assert confirm(rows((sale.number, DAY, "C-1")), now, None).matched == [sale.number]


@pytest.mark.parametrize("who", ["wang", "lina", "head", "supervisor", "auditor"])
def test_only_an_administrator_confirms(cast, now, sales, who):
    with pytest.raises(NotAllowed):
        confirm(rows((sales[0].number, DAY, "")), now, getattr(cast, who))


def test_an_administrator_of_a_part_of_the_bank_reaches_only_that(cast, now, sales):
    local = create_staff(branch=None)
    create_posting(staff=local, branch=cast.west, role="administrator")
    said = rows((sales[0].number, DAY, ""))
    assert confirm(said, now, local).unmatched == said


def test_queries_do_not_grow_with_the_file(cast, now, sales, django_assert_max_num_queries):
    cast.administrator.postings_on(DAY)
    with django_assert_max_num_queries(8):
        confirm(rows(*((sale.number, DAY, "") for sale in sales)), now, cast.administrator)


def test_an_empty_file_confirms_nothing(cast, now):
    outcome = confirm([], now, cast.administrator)
    assert (outcome.matched, outcome.known, outcome.unmatched) == ([], [], [])
