from django.db import migrations, models

CODES = ("customers_diverted", "customers_identified", "customers_received", "customers_served")

# As in 0002. No figure reads another table beside traffic, so there is nothing to lock; what was counted before the
# columns were there is marked once.
MARK = """
CREATE FUNCTION performance_mark_traffic() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO performance_dirty (staff_id, day) SELECT staff_id, day FROM touched;
    RETURN NULL;
END $$;
CREATE TRIGGER performance_mark_new AFTER INSERT ON leads_trafficlog REFERENCING NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION performance_mark_traffic();
CREATE TRIGGER performance_mark_gone AFTER DELETE ON leads_trafficlog REFERENCING OLD TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION performance_mark_traffic();
CREATE TRIGGER performance_mark_left AFTER UPDATE ON leads_trafficlog REFERENCING OLD TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION performance_mark_traffic();
CREATE TRIGGER performance_mark_reached AFTER UPDATE ON leads_trafficlog REFERENCING NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION performance_mark_traffic();
CREATE INDEX performance_traffic_day ON leads_trafficlog USING brin (day) WITH (pages_per_range = 32);
INSERT INTO performance_dirty (staff_id, day) SELECT staff_id, day FROM leads_trafficlog;
"""
DROP_MARK = "DROP FUNCTION performance_mark_traffic() CASCADE; DROP INDEX performance_traffic_day;"


class Migration(migrations.Migration):
    """Customers served, received, diverted and identified become figures, and every change of traffic marks its days."""

    dependencies = [("performance", "0003_leads_taken_back_count_nowhere"), ("leads", "0006_traffic_log")]

    operations = [
        *[
            migrations.AddField(model_name=model, name=code, field=models.IntegerField(default=0))
            for model in ("dailyfigure", "periodtotal")
            for code in CODES
        ],
        migrations.RunSQL(MARK, DROP_MARK),
    ]
