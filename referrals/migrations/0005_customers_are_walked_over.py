from django.db import migrations, models


class Migration(migrations.Migration):
    """A customer who is in the lobby now is walked over: an answer within minutes."""

    dependencies = [
        ("referrals", "0004_sales_carry_fewer_indexes"),
    ]

    operations = [
        migrations.AddField(
            model_name='referral',
            name='answer_within',
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.CheckConstraint(condition=models.Q(('answer_within', None), models.Q(('answer_within__range', (1, 120)), ('due_at__isnull', False)), _connector='OR'), name='referral_walk_over_is_due'),
        ),
    ]
