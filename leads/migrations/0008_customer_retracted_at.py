from django.db import migrations, models


class Migration(migrations.Migration):
    """A customer who was taken in with a lead that was taken back is found no more."""

    dependencies = [("leads", "0007_facts_carry_fewer_indexes")]

    operations = [
        migrations.AddField(
            model_name="customer",
            name="retracted_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
    ]
