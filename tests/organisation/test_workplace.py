from datetime import date

import pytest

from organisation.workplace import branch_of, branch_to_own_in
from tests.factories import create_posting, create_staff


def test_the_primary_posting_says_where_somebody_works(cast, today):
    create_posting(staff=cast.head, branch=cast.rml, role="wealth_manager", is_primary=False)
    assert branch_of(cast.head, day=today) == cast.zsr
    assert branch_of(cast.head, day=date(2025, 12, 31)) is None


def test_leads_are_owned_where_the_posting_sells(cast, today):
    assert branch_to_own_in(cast.lina, day=today) == cast.zsr
    assert branch_to_own_in(cast.wang, day=today) is None
    create_posting(staff=cast.head, branch=cast.rml, role="wealth_manager", is_primary=False)
    assert branch_to_own_in(cast.head, day=today) == cast.rml


def test_who_sells_in_two_branches_owns_rather_in_the_one_that_is_asked_for(cast, today):
    create_posting(staff=cast.lina, branch=cast.rml, role="wealth_manager", is_primary=False)
    assert branch_to_own_in(cast.lina, day=today) == cast.zsr
    assert branch_to_own_in(cast.lina, day=today, rather=cast.rml) == cast.rml
    assert branch_to_own_in(cast.lina, day=today, rather=cast.whl) == cast.zsr


@pytest.mark.parametrize("gone", [{"left_on": date(2026, 10, 11)}, {"is_active": False}])
def test_who_has_left_owns_nothing_new(cast, today, gone):
    assert branch_to_own_in(create_staff(branch=cast.zsr, **gone), day=today) is None
