from django.db import migrations

# As in 0002, with one more change of a lead that moves a figure: that its finder took it back.
FUNCTION = """
CREATE OR REPLACE FUNCTION performance_mark_lead_update() RETURNS trigger LANGUAGE plpgsql
    SET enable_nestloop = off SET jit = off AS $$
DECLARE
    moved bigint[];
BEGIN
    INSERT INTO performance_dirty (staff_id, day)
    SELECT t.finder_id, t.captured_on FROM touched t JOIN counterpart c USING (id)
    WHERE (t.finder_id, t.captured_on, t.captured_branch_id, t.potential, t.stage = 'won'{taken_back_t})
       IS DISTINCT FROM (c.finder_id, c.captured_on, c.captured_branch_id, c.potential, c.stage = 'won'{taken_back_c})
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
"""
TAKEN_BACK = {"taken_back_t": ", t.stage = 'retracted'", "taken_back_c": ", c.stage = 'retracted'"}


class Migration(migrations.Migration):
    """A lead that was logged by mistake and taken back is in no figure, so taking it back marks the finder's day."""

    dependencies = [("performance", "0002_mark_changes"), ("leads", "0005_a_lead_can_be_taken_back")]

    operations = [
        migrations.RunSQL(FUNCTION.format(**TAKEN_BACK), FUNCTION.format(taken_back_t="", taken_back_c="")),
    ]
