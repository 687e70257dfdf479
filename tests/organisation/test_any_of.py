"""A column that is one of what a query finds, beside another condition."""

import pytest
from django.db.models import Q

from organisation.any_of import AnyOf
from organisation.models import Branch
from tests.factories import create_branch


@pytest.mark.django_db
def test_rows_of_either_side_are_found_once():
    one, two, three = (create_branch(code=code) for code in ("B-1", "B-2", "B-3"))
    found = Branch.objects.filter(Q(code="B-1") | Q(AnyOf("pk", Branch.objects.filter(code__lte="B-2").values("pk"))))
    assert set(found) == {one, two}
    assert three not in found


@pytest.mark.django_db
def test_nothing_found_is_nobody():
    create_branch()
    assert not Branch.objects.filter(AnyOf("pk", Branch.objects.filter(code="nowhere").values("pk")))
