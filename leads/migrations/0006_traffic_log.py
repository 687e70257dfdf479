import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """How many customers each person met on each day."""

    dependencies = [
        ('leads', '0005_a_lead_can_be_taken_back'),
        ('organisation', '0002_keep_promises'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='TrafficLog',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('served', models.PositiveIntegerField(blank=True, null=True)),
                ('served_source', models.CharField(blank=True, choices=[('queue', 'Queue'), ('hand', 'Hand')], max_length=5)),
                ('correction', models.TextField(blank=True)),
                ('received', models.PositiveIntegerField(default=0)),
                ('diverted', models.PositiveIntegerField(default=0)),
                ('identified', models.PositiveIntegerField(default=0)),
                ('branch', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.branch')),
                ('staff', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['branch', 'day'], name='traffic_log_branch_day')],
                'constraints': [models.UniqueConstraint(fields=('staff', 'day'), name='traffic_log_once_a_day'), models.CheckConstraint(condition=models.Q(models.Q(('served', None), ('served__range', (0, 5000)), _connector='OR'), ('diverted__range', (0, 5000)), ('identified__range', (0, 5000)), ('received__range', (0, 5000))), name='traffic_log_counts_possible'), models.CheckConstraint(condition=models.Q(models.Q(('served', None), ('served_source', '')), models.Q(('served__isnull', False), ('served_source__in', ['queue', 'hand'])), _connector='OR'), name='traffic_log_served_has_source'), models.CheckConstraint(condition=models.Q(('correction', ''), ('served_source', 'hand'), _connector='OR'), name='traffic_log_corrected_by_hand')],
            },
        ),
    ]
