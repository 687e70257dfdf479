"""A made-up bank of any size, written by set-based SQL past triggers and constraints, in parts of its history.

Whatever looks random is a remainder of the row's number, so that the same scale gives the same bank.
"""

from datetime import date, timedelta

from django.db import connection, transaction

from tests.benchmarks.scale import Scale

LAST_DAY = date(2026, 10, 9)  # a Friday

PLACES = """
INSERT INTO organisation_branch (id, code, name, kind, path, city)
    VALUES (1, 'HO', 'Head office', 'head_office', '', '');
INSERT INTO organisation_branch (id, code, name, kind, parent_id, path, city)
    SELECT 1 + n, 'S' || n, 'Sub-branch ' || n, 'sub_branch', 1, '', '' FROM generate_series(1, {sub_branches}) n;
INSERT INTO organisation_branch (id, code, name, kind, parent_id, path, city)
    SELECT 100 + n, 'B' || n, 'Branch ' || n, 'branch', 2 + n % {sub_branches}, '', ''
    FROM generate_series(0, {branches} - 1) n;
"""
PEOPLE = """
INSERT INTO organisation_staff (id, password, employee_no, name, name_key, language, is_active, is_superuser)
    SELECT n, '', 'E' || lpad(n::text, 6, '0'), 'Person ' || n, 'person ' || n, 'en', true, false
    FROM generate_series(1, {staff}) n;
INSERT INTO organisation_posting (staff_id, branch_id, role, starts_on, is_primary)
    SELECT n, 100 + (n - 1) / 12,
        CASE WHEN (n - 1) % 12 = 0 THEN 'branch_head' WHEN (n - 1) % 12 = 1 THEN 'lobby_manager'
        WHEN (n - 1) % 12 < 7 THEN 'wealth_manager' ELSE 'teller' END, date '2020-01-01', true
    FROM generate_series(1, {staff}) n;
INSERT INTO organisation_staff (id, password, employee_no, name, name_key, language, is_active, is_superuser)
    SELECT {staff} + n, '', 'A' || n, 'Above ' || n, 'above ' || n, 'en', true, false FROM generate_series(1, 3) n;
INSERT INTO organisation_posting (staff_id, branch_id, role, starts_on, is_primary)
    SELECT {staff} + n, place, role, date '2020-01-01', true
    FROM (VALUES (1, 2 + {branches} / 2 % {sub_branches}, 'supervisor'), (2, 1, 'administrator'), (3, 1, 'auditor'))
        above (n, place, role);
INSERT INTO leads_customer (id, number, branch_id, name, name_pinyin, name_initials, given_name, given_pinyin,
        phone_index, phone_last4, tier, risk_level, consent, do_not_contact, made_at, manager_id)
    SELECT n, 'C' || n, 100 + n % {branches}, (ARRAY['王','李','张','刘','陈'])[1 + n % 5] || chr(19968 + n % 2000),
        (ARRAY['wang','li','zhang','liu','chen'])[1 + n % 5] || n,
        (ARRAY['w','l','z','l','c'])[1 + n % 5] || chr(97 + n % 26),
        chr(19968 + n % 2000), 'g' || n, '', '', '', '', 'unknown', false, '2020-01-01', 1 + n % {staff}
    FROM generate_series(1, {customers}) n;
INSERT INTO leads_product (id, code, name, category, risk_level, is_active)
    VALUES (1, 'F', 'Fund', 'fund', '', true);
"""
# A day's work is a list that somebody can work through: what nobody won in so many days is lost.
STAYS_OPEN = 30
GIVE_UP = """
UPDATE leads_lead SET stage = 'lost', next_action_on = NULL, closed_at = captured_at + interval '20 days',
    closed_on = captured_on + 20, lost_reason = 'no' WHERE next_action_on IS NOT NULL;
"""
# The seller of a branch who takes the lead: one of the five in places 2 to 6.
SELLER = "(x.branch_id - 100) * 12 + 3 + x.id % 5"
FACTS = """
INSERT INTO leads_lead (number, customer_id, branch_id, captured_branch_id, finder_id, owner_id, channel, category,
        potential, note, stage, next_action, next_action_on, captured_at, captured_on, closed_at, closed_on,
        lost_reason)
    SELECT 'L' || id, 1 + (id * 7919) % {customers}, branch_id, branch_id, finder, {seller}, 'counter', 'fund',
        (ARRAY['A','B','C'])[1 + id % 3], '', stage, 'call', CASE WHEN stage = 'contacted' THEN day + 3 END, day, day,
        CASE WHEN stage <> 'contacted' THEN day + 20 END, CASE WHEN stage <> 'contacted' THEN day + (id % 20)::int END,
        CASE WHEN stage = 'lost' THEN 'no' ELSE '' END
    FROM (
        SELECT nextval('leads_lead_id_seq') AS id, day, 100 + (n - 1) / 12 AS branch_id, n AS finder,
            CASE WHEN (n + day_number * 3 + times) % 8 = 0 THEN 'won' WHEN (n + times) % 8 < 4 THEN 'lost'
                WHEN day > date '{last}' - {stays_open} THEN 'contacted' ELSE 'lost' END AS stage
        FROM unnest({days}::date[]) WITH ORDINALITY d (day, day_number), generate_series(1, {staff}) n,
            generate_series(1, {leads}) times) x;
UPDATE leads_lead SET id = substr(number, 2)::bigint WHERE captured_on BETWEEN '{first}' AND '{last}';
INSERT INTO leads_leadparticipant (lead_id, staff_id, part)
    SELECT l.id, p.staff_id, p.part FROM leads_lead l
        CROSS JOIN LATERAL (VALUES (l.finder_id, 'finder'), (l.owner_id, 'owner')) p (staff_id, part)
    WHERE captured_on BETWEEN '{first}' AND '{last}';
INSERT INTO referrals_referral (lead_id, referrer_id, referrer_branch_id, receiver_id, receiver_branch_id, reason,
        found_share, state, made_at, made_on, decided_at, decided_on, response_minutes, decision_reason)
    SELECT id, finder_id, captured_branch_id, owner_id, branch_id, '', 0.3, CASE WHEN id % 10 < 8 THEN 'accepted'
        ELSE 'returned' END, captured_on, captured_on, captured_on + 1, captured_on + (id % 2)::int, id % 400, ''
    FROM leads_lead WHERE captured_on BETWEEN '{first}' AND '{last}' AND id % 5 < 2 AND finder_id <> owner_id;
INSERT INTO leads_followup (lead_id, staff_id, branch_id, contacted_at, contacted_on, method, reached, outcome, note)
    SELECT id, owner_id, branch_id, day, day, 'phone', id % 3 > 0, CASE WHEN id % 3 = 0 THEN 'no_answer'
        WHEN id % 7 = 0 THEN 'appointment' ELSE 'interested' END, ''
    FROM (SELECT l.*, least(captured_on + times * 2, date '{last}') AS day
        FROM leads_lead l, generate_series(0, 2) times
        WHERE captured_on BETWEEN '{first}' AND '{last}' AND times <= l.id % 3) x ORDER BY day;
INSERT INTO referrals_sale (lead_id, product_id, amount, sold_on, closer_id, branch_id, found_share, recorded_at,
        core_reference, reversal_reason)
    SELECT id, 1, 100000 + (id * 7907) % 90000000, closed_on, owner_id, branch_id, 0.3, closed_on, '', ''
    FROM leads_lead WHERE captured_on BETWEEN '{first}' AND '{last}' AND stage = 'won' ORDER BY closed_on;
INSERT INTO referrals_salescredit (sale_id, staff_id, branch_id, part, share, amount, booked_on)
    SELECT s.id, p.staff_id, p.branch_id, p.part, p.share, p.amount, s.sold_on
    FROM referrals_sale s JOIN leads_lead l ON l.id = s.lead_id CROSS JOIN LATERAL (VALUES
        (s.closer_id, s.branch_id, 'closed',
            CASE WHEN l.finder_id = s.closer_id THEN 1 ELSE 0.7 END,
            CASE WHEN l.finder_id = s.closer_id THEN s.amount ELSE s.amount - s.amount * 3 / 10 END),
        (l.finder_id, l.captured_branch_id, 'found', 0.3, s.amount * 3 / 10))
        p (staff_id, branch_id, part, share, amount)
    WHERE l.captured_on BETWEEN '{first}' AND '{last}' AND (p.part = 'closed' OR l.finder_id <> s.closer_id)
    ORDER BY s.id;
INSERT INTO leads_review (follow_up_id, author_id, recipient_id, branch_id, written_at, written_on, rating, comment)
    SELECT id, 1 + (branch_id - 100) * 12, staff_id, branch_id, contacted_on, contacted_on, 1 + id % 5, ''
    FROM leads_followup WHERE contacted_on BETWEEN '{first}' AND '{last}' AND id % 9 = 0;
"""
TABLES = (
    "leads_lead, leads_leadparticipant, leads_customer, leads_followup, leads_review,"
    " referrals_referral, referrals_sale, referrals_salescredit"
)


def working_days(scale: Scale) -> list[date]:
    """The last so many working days up to a fixed one."""
    days, day = [], LAST_DAY
    while len(days) < scale.days:
        if day.weekday() < 5:
            days.append(day)
        day -= timedelta(1)
    return days[::-1]


def found_bank(scale: Scale) -> None:
    """Places and people, without a history."""
    _write(PLACES, scale, triggers=True)
    _write(PEOPLE, scale)


def write_history(scale: Scale, days: list[date]) -> None:
    """What happened on these days; marks nothing, for everything is rolled up by days afterwards."""
    _write(GIVE_UP + FACTS, scale, days=days)


def _write(statements: str, scale: Scale, *, days: list[date] | None = None, triggers: bool = False) -> None:
    written = statements.format(
        branches=scale.branches, sub_branches=scale.sub_branches, staff=scale.staff, customers=scale.customers,
        leads=scale.leads_a_day, seller=SELLER, stays_open=STAYS_OPEN,
        days="'{" + ",".join(map(str, days or [])) + "}'",
        first=days[0] if days else "", last=days[-1] if days else "",
    )  # fmt: skip
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit = off; SET LOCAL jit = off; SET LOCAL work_mem = '128MB'")
        if not triggers:
            cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(written)
