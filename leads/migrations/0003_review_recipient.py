import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

FILL = """
CREATE FUNCTION fill_review_recipient() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT staff_id INTO NEW.recipient_id FROM leads_followup WHERE id = NEW.follow_up_id;
    RETURN NEW;
END $$;
CREATE TRIGGER review_recipient BEFORE INSERT ON leads_review FOR EACH ROW EXECUTE FUNCTION fill_review_recipient();

ALTER TABLE leads_review DISABLE TRIGGER review_kept;
UPDATE leads_review r SET recipient_id = f.staff_id FROM leads_followup f WHERE f.id = r.follow_up_id;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE leads_review ENABLE TRIGGER review_kept;
"""
DROP_FILL = "DROP FUNCTION fill_review_recipient() CASCADE;"


class Migration(migrations.Migration):
    """Whose contact record a review is about stands with the review, and is found by index."""

    dependencies = [
        ("leads", "0002_keep_promises"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="review",
            name="recipient",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reviews_received",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RunSQL(FILL, DROP_FILL),
        migrations.AlterField(
            model_name="review",
            name="recipient",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reviews_received",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddIndex(
            model_name="review",
            index=models.Index(fields=["recipient", "written_on"], name="review_recipient_day"),
        ),
    ]
