from branchsales.interchange.load.loading import Loaded, Loading
from branchsales.interchange.load.upsert import Field, upsert


def load(loading: Loading) -> Loaded:
    """Customers with their search keys; the phone is encrypted and found by its blind index, all three or none.

    A file without the column of phones leaves them as they are.
    """
    return upsert(
        loading,
        file="customers",
        stored="leads_customer",
        joins="JOIN organisation_branch b ON b.code = s.branch_code"
        " LEFT JOIN organisation_staff m ON m.employee_no = s.manager_no",
        match="d.number = s.customer_no",
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
