from branchsales.interchange.load.loading import Loaded, Loading
from branchsales.interchange.load.upsert import Field, upsert

_NEW = """
SELECT s.customer_no, s.merged_into_no FROM in_customers s WHERE NOT s.bad AND s.merged_into_no IS NOT NULL
    AND NOT EXISTS (SELECT FROM leads_customer d WHERE d.number = s.customer_no)
"""
_MERGED = """
UPDATE leads_customer d SET merged_into_id = coalesce(k.merged_into_id, k.id)
FROM new_customers n JOIN leads_customer k ON k.number = n.merged_into_no WHERE d.number = n.customer_no
"""


def load(loading: Loading) -> Loaded:
    """Customers with their search keys; the phone is encrypted and found by its blind index, all three or none.

    A file without the column of phones leaves them as they are. A record that was merged here stays as it was; one that
    is new and was merged where it comes from leads to the same customer as there.
    """
    loading.table("new_customers", _NEW)
    loaded = upsert(
        loading,
        file="customers",
        stored="leads_customer",
        joins="JOIN organisation_branch b ON b.code = s.branch_code"
        " LEFT JOIN organisation_staff m ON m.employee_no = s.manager_no",
        match="d.number = s.customer_no",
        stays="d.merged_into_id IS NOT NULL",
        fields=(
            Field("number", "s.customer_no"),
            Field("name", "s.name", "name"),
            Field("name_pinyin", "s.name_pinyin", "name"),
            Field("name_initials", "s.name_initials", "name"),
            Field("given_name", "s.given_name", "name"),
            Field("given_pinyin", "s.given_pinyin", "name"),
            Field("phone_ciphertext", "s.phone_ciphertext", "phone", compared=False),
            Field("phone_index", "s.phone_index", "phone"),
            Field("phone_last4", "s.phone_last4", "phone"),
            Field("branch_id", "b.id", "branch_code"),
            Field("manager_id", "m.id", "manager_no"),
            Field("tier", "coalesce(s.tier, '')", "tier"),
            Field("risk_level", "coalesce(s.risk_level, '')", "risk_level"),
            Field("consent", "coalesce(s.consent, 'unknown')", "consent"),
            Field("do_not_contact", "coalesce(s.do_not_contact, false)", "do_not_contact"),
            Field("made_at", "%(now)s"),
        ),
    )
    loading.run(_MERGED)
    return loaded
