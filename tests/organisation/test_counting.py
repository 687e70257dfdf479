import pytest

from organisation.counting import counted
from organisation.models import Branch


@pytest.mark.django_db
def test_several_are_counted_in_one_query(cast, django_assert_num_queries):
    outlets = Branch.objects.filter(kind="branch").order_by("name")
    there = outlets.count()
    with django_assert_num_queries(1):
        assert counted([outlets, outlets.none(), outlets.filter(code="ZSR"), outlets.filter(code="?")]) == [
            there, 0, 1, 0,
        ]  # fmt: skip


@pytest.mark.django_db
def test_nothing_is_counted_without_asking(cast, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert counted([]) == []
        assert counted([Branch.objects.none(), Branch.objects.none()]) == [0, 0]
