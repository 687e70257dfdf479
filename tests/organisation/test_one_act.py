import pytest
from django.db import connection

from organisation.models import Branch
from organisation.one_act import one_act


@one_act
def open_unit(code: str) -> Branch:
    return Branch.objects.create(code=code, name=code, kind="branch")


@one_act
def open_two(*, refused: bool = False) -> None:
    open_unit("A")
    open_unit("B")
    if refused:
        raise ValueError


def statements(capture):
    return [query["sql"].split()[0] for query in capture]


@pytest.mark.django_db
def test_a_verb_within_a_verb_sets_no_savepoint(django_assert_num_queries):
    with django_assert_num_queries(4) as queries:  # within the test's own transaction the act has one
        open_two()
    assert statements(queries) == ["SAVEPOINT", "INSERT", "INSERT", "RELEASE"]


@pytest.mark.django_db
def test_what_is_refused_leaves_nothing_and_the_next_act_is_whole_again():
    with pytest.raises(ValueError):  # noqa: PT011
        open_two(refused=True)
    assert not Branch.objects.exists()
    open_two()
    assert Branch.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_nothing_is_stored_before_the_outer_verb_ends():
    @one_act
    def open_and_look() -> bool:
        open_unit("A")
        return connection.in_atomic_block

    assert open_and_look()
    assert not connection.in_atomic_block
