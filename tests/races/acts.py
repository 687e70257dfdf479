"""What the writers do, as SQL past the verbs: insert, move, delete, correct, reverse.

A few leads are at the centre of everything, and both kinds of key occur: a dozen that are marked all the time, where
late commits and stale reads meet, and thousands that are marked once, where nothing heals by chance what was forgotten.
"""

SOME = "(CASE WHEN random() < 0.4 THEN floor(random() * 3) ELSE floor(random() * 150) END)::int"
A_LEAD = f"(SELECT id FROM leads_lead ORDER BY id DESC OFFSET {SOME} LIMIT 1)"
A_CUSTOMER = "(CASE WHEN random() < 0.7 THEN 1 + floor(random() * 3) ELSE 1 + floor(random() * 600) END)::bigint"
OPEN = "stage = 'captured', closed_at = NULL, closed_on = NULL, lost_reason = '', next_action_on = {day}"
CLOSED = "closed_at = '2026-12-31', closed_on = {day}, next_action_on = NULL"


def newest(table: str, condition: str = "true") -> str:
    """One of the last rows, often of the very last."""
    return f"(SELECT id FROM {table} WHERE {condition} ORDER BY id DESC OFFSET {SOME} LIMIT 1)"


ACTS: dict[str, int] = {  # statement: how often
    f"""INSERT INTO leads_lead (customer_id, branch_id, captured_branch_id, finder_id, owner_id, channel, category,
            potential, note, stage, next_action, next_action_on, captured_at, captured_on, lost_reason)
        VALUES ({A_CUSTOMER}, {{branch}}, {{branch}}, {{staff}}, {{staff2}}, 'counter', 'fund', 'A', '', 'captured',
            'call', {{day}}, '2026-01-01', {{day}}, '')""": 8,
    f"UPDATE leads_lead SET finder_id = {{staff}}, captured_on = {{day}} WHERE id = {A_LEAD}": 6,
    f"UPDATE leads_lead SET customer_id = {A_CUSTOMER} WHERE id = {A_LEAD}": 3,
    f"UPDATE leads_lead SET next_action_on = {{day}} WHERE id = {A_LEAD} AND closed_on IS NULL": 2,
    f"UPDATE leads_lead SET stage = 'lost', {CLOSED}, lost_reason = 'no', owner_id = {{staff}} WHERE id = {A_LEAD}": 2,
    f"UPDATE leads_lead SET stage = 'retracted', {CLOSED}, lost_reason = '' WHERE id = {A_LEAD}": 1,
    f"UPDATE leads_lead SET {OPEN} WHERE id = {A_LEAD}": 1,
    """DELETE FROM leads_lead WHERE id = (SELECT id FROM leads_lead l
        WHERE NOT EXISTS (SELECT FROM referrals_sale s WHERE s.lead_id = l.id)
          AND NOT EXISTS (SELECT FROM referrals_referral r WHERE r.lead_id = l.id)
          AND NOT EXISTS (SELECT FROM leads_followup f WHERE f.lead_id = l.id)
          AND NOT EXISTS (SELECT FROM leads_planitem i WHERE i.lead_id = l.id) ORDER BY random() LIMIT 1)""": 1,
    f"""INSERT INTO referrals_referral (lead_id, referrer_id, referrer_branch_id, receiver_id, receiver_branch_id,
            reason, found_share, state, made_at, made_on, decision_reason)
        SELECT id, {{staff}}, {{branch}}, {{staff2}}, {{branch}}, '', 0.3, 'pending', '2026-01-01', {{day}}, ''
        FROM {A_LEAD} l""": 6,
    f"""UPDATE referrals_referral SET state = 'accepted', decided_at = '2026-12-31', decided_on = {{day}},
            response_minutes = 7, receiver_id = {{staff}}
        WHERE id = {newest("referrals_referral", "state = 'pending'")}""": 6,
    f"""UPDATE referrals_referral SET state = 'withdrawn', decided_at = '2026-12-31', decided_on = {{day}},
            response_minutes = NULL WHERE id = {newest("referrals_referral", "state = 'pending'")}""": 1,
    f"""UPDATE referrals_referral SET referrer_id = {{staff}}, made_on = {{day}}
        WHERE id = {newest("referrals_referral")}""": 2,
    f"DELETE FROM referrals_referral WHERE id = {newest('referrals_referral')}": 1,
    f"""INSERT INTO leads_followup (lead_id, staff_id, branch_id, contacted_at, contacted_on, method, reached,
            outcome, note)
        SELECT id, {{staff}}, {{branch}}, '2026-01-01', {{day}}, 'phone', true, 'appointment', ''
        FROM {A_LEAD} l""": 6,
    f"UPDATE leads_followup SET staff_id = {{staff}}, contacted_on = {{day}} WHERE id = {newest('leads_followup')}": 3,
    f"UPDATE leads_followup SET superseded_at = now() WHERE id = {newest('leads_followup')}": 3,
    f"UPDATE leads_followup SET superseded_at = NULL WHERE id = {newest('leads_followup')}": 1,
    f"""DELETE FROM leads_followup f WHERE id = {newest("leads_followup")}
        AND NOT EXISTS (SELECT FROM leads_review v WHERE v.follow_up_id = f.id)""": 2,
    """INSERT INTO leads_dailyplan (staff_id, branch_id, day) VALUES ({staff}, {branch}, {day})
        ON CONFLICT DO NOTHING""": 6,
    f"""INSERT INTO leads_planitem (plan_id, lead_id, kind, state, position, reason, drop_reason)
        SELECT p.id, l.id, 'call', 'planned', 1, 'due', '' FROM {newest("leads_dailyplan")} p, {A_LEAD} l
        ON CONFLICT DO NOTHING""": 8,
    f"""UPDATE leads_planitem SET state = 'done', done_at = now() WHERE id = {newest("leads_planitem")}""": 4,
    f"""UPDATE leads_planitem SET state = 'planned', done_at = NULL WHERE id = {newest("leads_planitem")}""": 1,
    f"""UPDATE leads_planitem i SET plan_id = p.id FROM {newest("leads_dailyplan")} p
        WHERE i.id = {newest("leads_planitem")} AND NOT EXISTS (
            SELECT FROM leads_planitem o WHERE o.plan_id = p.id AND o.lead_id = i.lead_id)""": 2,
    f"""UPDATE leads_dailyplan SET staff_id = {{staff}}, day = {{day}}, branch_id = {{branch}}
        WHERE id = {newest("leads_dailyplan")} AND NOT EXISTS (
            SELECT FROM leads_dailyplan o WHERE o.staff_id = {{staff}} AND o.day = {{day}})""": 2,
    f"DELETE FROM leads_planitem WHERE id = {newest('leads_planitem')}": 1,
    f"""INSERT INTO leads_review (follow_up_id, author_id, branch_id, written_at, written_on, rating, comment)
        SELECT id, {{staff}}, {{branch}}, '2026-01-01', {{day}}, 4, '' FROM {newest("leads_followup")} f""": 4,
    f"UPDATE leads_review SET author_id = {{staff}}, written_on = {{day}} WHERE id = {newest('leads_review')}": 1,
    f"DELETE FROM leads_review WHERE id = {newest('leads_review')}": 1,
    f"""WITH sale AS (
            INSERT INTO referrals_sale (lead_id, product_id, amount, sold_on, closer_id, branch_id, found_share,
                recorded_at, core_reference, reversal_reason)
            SELECT id, 1, 100, {{day}}, {{staff}}, {{branch}}, 0.3, '2026-01-01', '', '' FROM {A_LEAD} l RETURNING *),
        won AS (UPDATE leads_lead SET stage = 'won', {CLOSED}, lost_reason = ''
            WHERE id IN (SELECT lead_id FROM sale))
        INSERT INTO referrals_salescredit (sale_id, staff_id, branch_id, part, share, amount, booked_on)
        SELECT id, closer_id, branch_id, 'closed', 0.7, 70, sold_on FROM sale
        UNION ALL SELECT id, {{staff2}}, {{branch}}, 'found', 0.3, 30, sold_on FROM sale""": 8,
    f"""UPDATE referrals_sale SET closer_id = {{staff}}, sold_on = {{day}}
        WHERE id = {newest("referrals_sale", "reversed_on IS NULL")} AND reversed_on IS NULL""": 3,
    f"UPDATE referrals_sale SET confirmed_on = '2026-12-31' WHERE id = {newest('referrals_sale')}": 2,
    f"""WITH undone AS (
            UPDATE referrals_sale SET reversed_on = greatest(sold_on, {{day}}), reversed_at = '2026-12-31',
                reversal_reason = 'no'
            WHERE id = {newest("referrals_sale", "reversed_on IS NULL")} AND reversed_on IS NULL RETURNING *),
        again AS (UPDATE leads_lead SET {OPEN} WHERE id IN (SELECT lead_id FROM undone))
        INSERT INTO referrals_salescredit (sale_id, staff_id, branch_id, part, share, amount, booked_on, reverses_id)
        SELECT c.sale_id, c.staff_id, c.branch_id, c.part, c.share, -c.amount, u.reversed_on, c.id
        FROM referrals_salescredit c JOIN undone u ON u.id = c.sale_id""": 3,
    "UPDATE organisation_posting SET role = CASE role WHEN 'teller' THEN 'wealth_manager' ELSE 'teller' END"
    " WHERE staff_id = {staff}": 1,
    """INSERT INTO organisation_posting (staff_id, branch_id, role, starts_on, is_primary)
        VALUES ({staff}, {branch}, 'lobby_manager', {day}, false) ON CONFLICT DO NOTHING""": 1,
    "DELETE FROM organisation_posting WHERE staff_id = {staff} AND NOT is_primary": 1,
    """INSERT INTO leads_trafficlog (staff_id, branch_id, day, served, served_source, correction, received, diverted,
            identified) VALUES ({staff}, {branch}, {day}, 80, 'queue', '', 5, 2, 1)
        ON CONFLICT (staff_id, day) DO UPDATE SET received = leads_trafficlog.received + 1""": 4,
    """UPDATE leads_trafficlog t SET staff_id = {staff}, branch_id = {branch}, day = {day}
        WHERE id = (SELECT id FROM leads_trafficlog ORDER BY random() LIMIT 1)
          AND NOT EXISTS (SELECT FROM leads_trafficlog o WHERE o.staff_id = {staff} AND o.day = {day})""": 1,
    "DELETE FROM leads_trafficlog WHERE id = (SELECT id FROM leads_trafficlog ORDER BY random() LIMIT 1)": 1,
}
