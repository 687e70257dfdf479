"""The tables of facts carry no index that another one contains: each costs every row, and every search to weigh it."""

import pytest
from django.apps import apps
from django.db import connection

CONTAINED = """
SELECT small.indexrelid::regclass::text, large.indexrelid::regclass::text
FROM pg_index small JOIN pg_index large USING (indrelid)
WHERE indrelid = %s::regclass AND small.indexrelid <> large.indexrelid
    AND NOT small.indisunique AND small.indpred IS NULL AND large.indpred IS NULL
    AND (SELECT amname FROM pg_class JOIN pg_am ON pg_am.oid = relam WHERE pg_class.oid = large.indexrelid) = 'btree'
    AND (SELECT amname FROM pg_class JOIN pg_am ON pg_am.oid = relam WHERE pg_class.oid = small.indexrelid) = 'btree'
    AND (large.indkey::text || ' ') LIKE (small.indkey::text || ' %%')
    AND (large.indclass::text || ' ') LIKE (small.indclass::text || ' %%')
"""


# Of a column compared by its bytes every index serves a beginning; one made for beginnings serves nothing more.
FOR_BEGINNINGS = """
SELECT indexrelid::regclass::text FROM pg_index JOIN pg_opclass ON pg_opclass.oid = ANY (indclass)
WHERE indrelid = %s::regclass AND opcname LIKE '%%pattern_ops' AND 'pg_catalog."C"'::regcollation = ANY (indcollation)
"""
TABLES = sorted(
    model._meta.db_table for app in ("leads", "referrals") for model in apps.get_app_config(app).get_models()
)


@pytest.mark.django_db
@pytest.mark.parametrize("table", TABLES)
def test_no_index_is_contained_in_another(table):
    contained = found(CONTAINED, table)
    assert not contained, "give the reference db_index=False: another index begins with it"


@pytest.mark.django_db
@pytest.mark.parametrize("table", TABLES)
def test_no_index_only_for_the_beginning_of_numbers(table):
    assert not found(FOR_BEGINNINGS, table), "drop it in the migration: the unique index serves a beginning too"


def found(statement, table):
    with connection.cursor() as cursor:
        cursor.execute(statement, [table])
        return cursor.fetchall()
