"""A database of its own with people, customers and postings, in which facts may be moved and deleted."""

from urllib.parse import urlsplit, urlunsplit

import psycopg2

STAFF, DAYS, CUSTOMERS = 400, 10, 600

# The product never edits or deletes a fact; the roll-up must stay right all the same, so here it is allowed.
UNLOCK = [
    "ALTER TABLE leads_followup DISABLE TRIGGER follow_up_kept",
    "ALTER TABLE leads_review DISABLE TRIGGER review_kept",
    "ALTER TABLE referrals_referral DISABLE TRIGGER referral_pending_kept",
    "ALTER TABLE referrals_referral DISABLE TRIGGER referral_decided_kept",
    "ALTER TABLE referrals_referral DISABLE TRIGGER referral_kept",
    "ALTER TABLE referrals_sale DISABLE TRIGGER sale_standing_kept",
    "ALTER TABLE referrals_sale DISABLE TRIGGER sale_reversed_kept",
    "ALTER TABLE referrals_sale DISABLE TRIGGER sale_kept",
]
PEOPLE = f"""
INSERT INTO organisation_branch (id, code, name, kind, path, city) VALUES (1, 'HO', 'HO', 'head_office', '', '');
INSERT INTO organisation_branch (id, code, name, kind, parent_id, path, city)
    SELECT n, 'B' || n, n, 'branch', 1, '', '' FROM generate_series(2, 4) n;
INSERT INTO organisation_staff (id, password, employee_no, name, name_key, language, is_active, is_superuser)
    SELECT n, '', n, n, n, 'en', true, false FROM generate_series(1, {STAFF}) n;
INSERT INTO organisation_posting (staff_id, branch_id, role, starts_on, is_primary)
    SELECT n, 2 + n % 3, 'wealth_manager', date '2026-01-01', true FROM generate_series(1, {STAFF}) n;
INSERT INTO leads_customer (id, branch_id, name, name_pinyin, name_initials, given_name, given_pinyin, phone_index,
        phone_last4, tier, risk_level, consent, do_not_contact, made_at)
    SELECT n, 2, n, '', '', '', '', '', '', '', '', 'unknown', false, now() FROM generate_series(1, {CUSTOMERS}) n;
INSERT INTO leads_product (id, code, name, category, risk_level, is_active) VALUES (1, 'F', 'F', 'fund', '', true);
INSERT INTO leads_lead (customer_id, branch_id, captured_branch_id, finder_id, owner_id, channel, category, potential,
        note, stage, next_action, next_action_on, captured_at, captured_on, lost_reason)
    SELECT 1 + n % {CUSTOMERS}, 2, 2, 1 + n % {STAFF}, 1, 'counter', 'fund', 'B', '', 'captured', 'call',
        '2026-10-12', '2026-01-01', date '2026-10-11' - n % {DAYS}, '' FROM generate_series(1, 300) n;
"""


def own_database(url: str, suffix: str = "races") -> str:
    """A new, empty database beside the given one, and the way to it."""
    parts = urlsplit(url)
    name = f"{parts.path.lstrip('/')}_{suffix}"
    connection = psycopg2.connect(url)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{name}"')
    connection.close()
    return urlunsplit(parts._replace(path=f"/{name}"))
