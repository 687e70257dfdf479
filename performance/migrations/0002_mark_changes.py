from django.db import migrations

# Which staff-days wait to be recomputed. Append-only, never a unique key: a second mark of a key must be a second row,
# or a worker takes the first one away before the second change is committed. A shard is recomputed by one worker at a
# time. No model: only the roll-up touches it. An import writes and empties it in bulk, so it is vacuumed by count.
DIRTY = """
CREATE TABLE performance_dirty (
    staff_id bigint NOT NULL,
    day date NOT NULL,
    shard smallint NOT NULL GENERATED ALWAYS AS ((staff_id % 8)::smallint) STORED
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
CREATE INDEX performance_dirty_key ON performance_dirty (shard, day, staff_id);

-- Which periods' totals moved since the whole-bank boards were last built; append-only for the same reason.
CREATE TABLE performance_periodmark (kind smallint NOT NULL, start date NOT NULL)
    WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
"""
DROP_DIRTY = "DROP TABLE performance_dirty; DROP TABLE performance_periodmark;"

# Room in the page and no index on a figure: updates of totals stay in place.
# A whole day of facts is read by BRIN, a thousandth of the size of a B-tree as long as facts arrive in time order.
READ_DAYS = """
ALTER TABLE performance_periodtotal SET (fillfactor = 80);
ALTER TABLE performance_dailyfigure SET (fillfactor = 90);
CREATE INDEX performance_lead_day ON leads_lead USING brin (captured_on) WITH (pages_per_range = 32);
CREATE INDEX performance_lead_lost_day ON leads_lead (closed_on) WHERE stage = 'lost';
CREATE INDEX performance_follow_up_day ON leads_followup USING brin (contacted_on)
    WITH (pages_per_range = 32);
CREATE INDEX performance_referral_day ON referrals_referral USING brin (made_on)
    WITH (pages_per_range = 32);
CREATE INDEX performance_referral_decided_day ON referrals_referral (decided_on) WHERE decided_on IS NOT NULL;
CREATE INDEX performance_sale_day ON referrals_sale (sold_on);
CREATE INDEX performance_sale_reversed_day ON referrals_sale (reversed_on) WHERE reversed_on IS NOT NULL;
CREATE INDEX performance_sales_credit_day ON referrals_salescredit USING brin (booked_on)
    WITH (pages_per_range = 32);
"""
DROP_READ_DAYS = """
DROP INDEX performance_lead_day; DROP INDEX performance_lead_lost_day;
DROP INDEX performance_follow_up_day; DROP INDEX performance_referral_day; DROP INDEX performance_referral_decided_day;
DROP INDEX performance_sale_day; DROP INDEX performance_sale_reversed_day; DROP INDEX performance_sales_credit_day;
"""

# Each function sees the rows as `touched`. An UPDATE fires it twice, with the old rows and with the new, so that a fact
# that moves marks the place it left and the place it came to.
#
# Where a figure depends on another table's rows (a sale re-opens the day of its lead, a contact makes a later sale of the
# same customer one to a known customer), two transactions could each miss the other's uncommitted row and leave the figure
# wrong for good. So: first lock the leads, then their customers, then look, in a statement of its own, whose snapshot is
# taken after the locks. Verbs have locked the lead already; the leads come first so that a lead that moves to another
# customer meanwhile is seen to have moved.
LOCK = """
CREATE FUNCTION performance_lock_leads(ids bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM leads_lead WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;
END $$;
CREATE FUNCTION performance_lock_customers_of(ids bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM performance_lock_leads(ids);
    PERFORM FROM leads_customer WHERE id IN (SELECT customer_id FROM leads_lead WHERE id = ANY (ids))
        ORDER BY id FOR NO KEY UPDATE;
END $$;
"""
DROP_LOCK = "DROP FUNCTION performance_lock_customers_of(bigint[]); DROP FUNCTION performance_lock_leads(bigint[]);"

MARK = """
CREATE FUNCTION performance_mark_lead() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO performance_dirty (staff_id, day)
    SELECT finder_id, captured_on FROM touched
    UNION SELECT owner_id, closed_on FROM touched WHERE stage = 'lost' AND owner_id IS NOT NULL;
    RETURN NULL;
END $$;

-- Most updates of a lead only move its next action, its owner or its stage on the way, which no figure reads. This one may
-- use a hash join: it compares the two sides of the update and reads no table.
CREATE FUNCTION performance_mark_lead_update() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    moved bigint[];
BEGIN
    INSERT INTO performance_dirty (staff_id, day)
    SELECT t.finder_id, t.captured_on FROM touched t JOIN counterpart c USING (id)
    WHERE (t.finder_id, t.captured_on, t.captured_branch_id, t.potential, t.stage = 'won')
       IS DISTINCT FROM (c.finder_id, c.captured_on, c.captured_branch_id, c.potential, c.stage = 'won')
    UNION SELECT t.owner_id, t.closed_on FROM touched t JOIN counterpart c USING (id)
    WHERE t.stage = 'lost' AND t.owner_id IS NOT NULL
      AND (t.stage, t.owner_id, t.closed_on, t.branch_id) IS DISTINCT FROM (c.stage, c.owner_id, c.closed_on, c.branch_id);
    SELECT array_agg(t.customer_id) || array_agg(c.customer_id) INTO moved FROM touched t JOIN counterpart c USING (id)
    WHERE (t.customer_id, t.captured_on) IS DISTINCT FROM (c.customer_id, c.captured_on);
    IF moved IS NOT NULL THEN
        PERFORM performance_mark_sales_of_customers(moved);
    END IF;
    RETURN NULL;
END $$;

-- A lead came to another customer or moment: whether sales were to a new customer, and after how many days, is told anew.
CREATE FUNCTION performance_mark_sales_of_customers(ids bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM leads_customer WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;
    INSERT INTO performance_dirty (staff_id, day)
    SELECT s.closer_id, d.day FROM leads_lead l JOIN referrals_sale s ON s.lead_id = l.id
    CROSS JOIN LATERAL (VALUES (s.sold_on), (s.reversed_on)) d (day)
    WHERE l.customer_id = ANY (ids) AND d.day IS NOT NULL
    GROUP BY 1, 2;
END $$;

-- A contact counts for its author; for the closers of sales of this lead on or after its day; and for the closers of the
-- customer's sales whose lead was captured in the year after it. Taken back, it also takes back its reviews.
CREATE FUNCTION performance_mark_follow_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM performance_lock_customers_of(array_agg(DISTINCT lead_id)) FROM touched;
    INSERT INTO performance_dirty (staff_id, day)
    SELECT staff_id, contacted_on FROM touched
    UNION SELECT x.closer_id, x.day FROM touched t CROSS JOIN LATERAL (
        SELECT s.closer_id, d.day
        FROM leads_lead l JOIN leads_lead o ON o.customer_id = l.customer_id JOIN referrals_sale s ON s.lead_id = o.id
        CROSS JOIN LATERAL (VALUES (s.sold_on), (s.reversed_on)) d (day)
        WHERE l.id = t.lead_id AND d.day IS NOT NULL
          AND ((o.id = l.id AND s.sold_on >= t.contacted_on)
            OR (o.captured_on > t.contacted_on AND o.captured_on <= t.contacted_on + 365))
        OFFSET 0) x;
    IF TG_OP <> 'INSERT' THEN
        INSERT INTO performance_dirty (staff_id, day)
        SELECT v.author_id, v.written_on FROM touched t JOIN leads_review v ON v.follow_up_id = t.id
        UNION SELECT v.recipient_id, v.written_on FROM touched t JOIN leads_review v ON v.follow_up_id = t.id;
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION performance_mark_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM leads_followup WHERE id IN (SELECT follow_up_id FROM touched) ORDER BY id FOR NO KEY UPDATE;
    INSERT INTO performance_dirty (staff_id, day)
    SELECT author_id, written_on FROM touched
    UNION SELECT recipient_id, written_on FROM touched;
    RETURN NULL;
END $$;

-- The lead is locked so that a sale committing at the same moment sees this referral, or this one waits for it.
CREATE FUNCTION performance_mark_referral() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM performance_lock_leads(array_agg(DISTINCT lead_id)) FROM touched;
    INSERT INTO performance_dirty (staff_id, day)
    SELECT referrer_id, made_on FROM touched
    UNION SELECT receiver_id, made_on FROM touched
    UNION SELECT receiver_id, decided_on FROM touched WHERE decided_on IS NOT NULL;
    RETURN NULL;
END $$;

-- A sale counts for its closer on the day it was sold and the day it was reversed, for its referrers' cohorts, and for the
-- closers of the customer's sales whose lead was captured in the year after it.
CREATE FUNCTION performance_mark_sale() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM performance_lock_customers_of(array_agg(DISTINCT lead_id)) FROM touched;
    INSERT INTO performance_dirty (staff_id, day)
    SELECT closer_id, sold_on FROM touched
    UNION SELECT closer_id, reversed_on FROM touched WHERE reversed_on IS NOT NULL
    UNION SELECT r.referrer_id, r.made_on FROM touched t JOIN referrals_referral r ON r.lead_id = t.lead_id
    UNION SELECT x.closer_id, x.day FROM touched t CROSS JOIN LATERAL (
        SELECT s.closer_id, d.day
        FROM leads_lead l JOIN leads_lead o ON o.customer_id = l.customer_id JOIN referrals_sale s ON s.lead_id = o.id
        CROSS JOIN LATERAL (VALUES (s.sold_on), (s.reversed_on)) d (day)
        WHERE l.id = t.lead_id AND d.day IS NOT NULL
          AND o.captured_on > t.sold_on AND o.captured_on <= t.sold_on + 365
        OFFSET 0) x;
    IF TG_OP <> 'INSERT' THEN
        INSERT INTO performance_dirty (staff_id, day)
        SELECT c.staff_id, c.booked_on FROM touched t JOIN referrals_salescredit c ON c.sale_id = t.id GROUP BY 1, 2;
    END IF;
    RETURN NULL;
END $$;

-- A second person's line makes the sale, and the first person's sales credit, collaborative: all its people are marked.
CREATE FUNCTION performance_mark_sales_credit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM referrals_sale WHERE id IN (SELECT sale_id FROM touched) ORDER BY id FOR NO KEY UPDATE;
    INSERT INTO performance_dirty (staff_id, day)
    SELECT staff_id, booked_on FROM touched
    UNION SELECT c.staff_id, c.booked_on FROM touched t JOIN referrals_salescredit c ON c.sale_id = t.sale_id
    UNION SELECT s.closer_id, d.day FROM touched t JOIN referrals_sale s ON s.id = t.sale_id
    CROSS JOIN LATERAL (VALUES (s.sold_on), (s.reversed_on)) d (day) WHERE d.day IS NOT NULL;
    RETURN NULL;
END $$;

-- A posting decides the role of the figures of its days. Which days have figures is looked up while the roll-up of these
-- people stands still (the lock of performance.rollup.claim): a day recomputed before is seen here, a day recomputed after
-- reads the new posting. Marking every day of a posting instead would mark years in which nothing happened.
CREATE FUNCTION performance_mark_posting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(7021, shard) FROM (SELECT DISTINCT (staff_id % 8)::int AS shard FROM touched ORDER BY 1) s;
    INSERT INTO performance_dirty (staff_id, day)
    SELECT d.staff_id, d.day FROM touched t JOIN performance_dailyfigure d ON d.staff_id = t.staff_id
        AND d.day BETWEEN t.starts_on AND coalesce(t.ends_on, 'infinity')
    GROUP BY 1, 2;
    RETURN NULL;
END $$;

DO $$
DECLARE
    fact text[];
    event text[];
    name text;
BEGIN
    FOREACH fact SLICE 1 IN ARRAY '{{leads_lead,lead},{leads_followup,follow_up},{leads_review,review},
        {referrals_referral,referral},{referrals_sale,sale},{referrals_salescredit,sales_credit},
        {organisation_posting,posting}}'::text[] LOOP
        EXECUTE format($sql$
            CREATE TRIGGER performance_mark_new AFTER INSERT ON %1$I REFERENCING NEW TABLE AS touched
                FOR EACH STATEMENT EXECUTE FUNCTION performance_mark_%2$s();
            CREATE TRIGGER performance_mark_gone AFTER DELETE ON %1$I REFERENCING OLD TABLE AS touched
                FOR EACH STATEMENT EXECUTE FUNCTION performance_mark_%2$s();
            CREATE TRIGGER performance_mark_left AFTER UPDATE ON %1$I
                REFERENCING OLD TABLE AS touched NEW TABLE AS counterpart
                FOR EACH STATEMENT EXECUTE FUNCTION performance_mark_%3$s();
            CREATE TRIGGER performance_mark_reached AFTER UPDATE ON %1$I
                REFERENCING NEW TABLE AS touched OLD TABLE AS counterpart
                FOR EACH STATEMENT EXECUTE FUNCTION performance_mark_%3$s();
        $sql$, fact[1], fact[2], CASE fact[2] WHEN 'lead' THEN 'lead_update' ELSE fact[2] END);
    END LOOP;
    -- These plans have no parameters, so each session keeps the first one: after one bulk statement every single-row
    -- insert of the session took 65 ms instead of 0.14. And what is switched off counts as dear, so the plans would be
    -- compiled for longer than they run.
    FOREACH name IN ARRAY '{mark_follow_up(),mark_review(),mark_referral(),mark_sale(),mark_sales_credit(),mark_posting(),
        mark_sales_of_customers(bigint[]),lock_leads(bigint[]),lock_customers_of(bigint[])}'::text[] LOOP
        EXECUTE format('ALTER FUNCTION performance_%s SET enable_nestloop = on SET enable_seqscan = off'
            ' SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off', name);
    END LOOP;
    -- The other way round here: planned for one row, the comparison of a bulk update's two sides would be quadratic.
    ALTER FUNCTION performance_mark_lead_update() SET enable_nestloop = off SET jit = off;
END $$;
"""
DROP_MARK = """
DROP FUNCTION performance_mark_lead() CASCADE;
DROP FUNCTION performance_mark_lead_update() CASCADE;
DROP FUNCTION performance_mark_sales_of_customers(bigint[]);
DROP FUNCTION performance_mark_follow_up() CASCADE;
DROP FUNCTION performance_mark_review() CASCADE;
DROP FUNCTION performance_mark_referral() CASCADE;
DROP FUNCTION performance_mark_sale() CASCADE;
DROP FUNCTION performance_mark_sales_credit() CASCADE;
DROP FUNCTION performance_mark_posting() CASCADE;
"""


class Migration(migrations.Migration):
    """Every change of a fact marks the staff-days it touches, in its own transaction, whoever writes it."""

    dependencies = [
        ("performance", "0001_initial"),
        ("organisation", "0001_initial"),
        ("leads", "0003_review_recipient"),
        ("referrals", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(DIRTY, DROP_DIRTY),
        migrations.RunSQL(READ_DAYS, DROP_READ_DAYS),
        migrations.RunSQL(LOCK, DROP_LOCK),
        migrations.RunSQL(MARK, DROP_MARK),
    ]
