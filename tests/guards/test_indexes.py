"""The tables that histories are imported into by the million carry no index that another one contains."""

import pytest
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


@pytest.mark.django_db
@pytest.mark.parametrize("table", ["leads_followup", "referrals_referral"])
def test_no_index_is_contained_in_another(table):
    with connection.cursor() as cursor:
        cursor.execute(CONTAINED, [table])
        contained = cursor.fetchall()
    assert not contained, "give the reference db_index=False: another index begins with it"
