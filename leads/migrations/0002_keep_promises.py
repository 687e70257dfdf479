from django.db import migrations

KEEP = """
CREATE TRIGGER follow_up_kept BEFORE UPDATE OR DELETE ON leads_followup
    FOR EACH ROW EXECUTE FUNCTION refuse_change('superseded_at');
CREATE TRIGGER review_kept BEFORE UPDATE OR DELETE ON leads_review
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
DROP_KEEP = """
DROP TRIGGER follow_up_kept ON leads_followup;
DROP TRIGGER review_kept ON leads_review;
"""


class Migration(migrations.Migration):
    """Contact records and reviews stay as written."""

    dependencies = [("leads", "0001_initial"), ("organisation", "0002_keep_promises")]

    operations = [migrations.RunSQL(KEEP, DROP_KEEP)]
