import django.contrib.postgres.constraints
import django.db.models.deletion
import organisation.fields
import organisation.models.posting
import organisation.numbers
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('leads', '0001_initial'),
        ('organisation', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Sale',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', organisation.numbers.NumberField(prefix='S')),
                ('amount', organisation.fields.MoneyField()),
                ('sold_on', models.DateField()),
                ('found_share', models.DecimalField(decimal_places=4, max_digits=5)),
                ('recorded_at', models.DateTimeField()),
                ('confirmed_on', models.DateField(blank=True, null=True)),
                ('core_reference', models.CharField(blank=True, max_length=80)),
                ('reversal_asked_at', models.DateTimeField(blank=True, null=True)),
                ('reversal_reason', models.CharField(blank=True, max_length=200)),
                ('reversed_at', models.DateTimeField(blank=True, null=True)),
                ('reversed_on', models.DateField(blank=True, null=True)),
                ('branch', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.branch')),
                ('closer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='closed_sales', to=settings.AUTH_USER_MODEL)),
                ('lead', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sales', to='leads.lead')),
                ('product', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='leads.product')),
                ('reversal_approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reversal_asked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='SalesCredit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.CharField(choices=[('found', 'found part'), ('closed', 'closer part')], max_length=6)),
                ('share', models.DecimalField(decimal_places=8, max_digits=9)),
                ('amount', organisation.fields.MoneyField()),
                ('booked_on', models.DateField()),
                ('branch', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.branch')),
                ('reverses', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reversed_by', to='referrals.salescredit')),
                ('sale', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='credits', to='referrals.sale')),
                ('staff', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['sale', 'id'],
            },
        ),
        migrations.CreateModel(
            name='SplitRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('category', models.CharField(choices=[('deposit', 'Deposit'), ('wealth_product', 'Wealth product'), ('fund', 'Fund'), ('insurance', 'Insurance'), ('precious_metal', 'Precious metal'), ('loan', 'Loan'), ('card', 'Credit card'), ('digital', 'Mobile banking'), ('other', 'Other')], max_length=16)),
                ('found_share', models.DecimalField(decimal_places=4, max_digits=5)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('branch', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='split_rules', to='organisation.branch')),
            ],
        ),
        migrations.CreateModel(
            name='Referral',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', organisation.numbers.NumberField(prefix='R')),
                ('reason', models.TextField(blank=True)),
                ('found_share', models.DecimalField(decimal_places=4, max_digits=5)),
                ('state', models.CharField(choices=[('pending', 'Waiting for an answer'), ('accepted', 'Accepted'), ('returned', 'Returned'), ('lapsed', 'Lapsed'), ('withdrawn', 'Withdrawn')], default='pending', max_length=10)),
                ('made_at', models.DateTimeField()),
                ('made_on', models.DateField()),
                ('due_at', models.DateTimeField(blank=True, null=True)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('decided_on', models.DateField(blank=True, null=True)),
                ('response_minutes', models.PositiveIntegerField(blank=True, null=True)),
                ('decision_reason', models.TextField(blank=True)),
                ('lead', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='referrals', to='leads.lead')),
                ('receiver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='referrals_received', to=settings.AUTH_USER_MODEL)),
                ('receiver_branch', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.branch')),
                ('referrer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='referrals_sent', to=settings.AUTH_USER_MODEL)),
                ('referrer_branch', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.branch')),
            ],
            options={
                'indexes': [models.Index(fields=['referrer', 'made_on'], name='referral_referrer_day'), models.Index(fields=['receiver', 'made_on'], name='referral_receiver_day'), models.Index(condition=models.Q(('decided_on__isnull', False)), fields=['receiver', 'decided_on'], name='referral_receiver_decided'), models.Index(fields=['lead'], name='referral_lead'), models.Index(fields=['referrer', '-made_at', '-id'], name='referral_sent'), models.Index(fields=['receiver', '-made_at', '-id'], name='referral_inbox'), models.Index(condition=models.Q(('state', 'pending')), fields=['receiver'], name='referral_waiting')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['pending', 'accepted', 'returned', 'lapsed', 'withdrawn'])), name='referral_state_known'), models.CheckConstraint(condition=models.Q(('found_share__range', (0, 1))), name='referral_found_share_range'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('decided_on', None), ('state', 'pending')), models.Q(models.Q(('state', 'pending'), _negated=True), ('decided_at__isnull', False), ('decided_on__isnull', False)), _connector='OR'), name='referral_decided_has_moment'), models.CheckConstraint(condition=models.Q(('decided_at', None), ('decided_at__gte', models.F('made_at')), _connector='OR'), name='referral_decided_after_made'), models.CheckConstraint(condition=models.Q(models.Q(('response_minutes__isnull', False), ('state__in', ['accepted', 'returned'])), models.Q(models.Q(('state__in', ['accepted', 'returned']), _negated=True), ('response_minutes', None)), _connector='OR'), name='referral_answer_has_minutes'), models.UniqueConstraint(condition=models.Q(('state', 'pending')), fields=('lead',), name='referral_one_pending')],
            },
        ),
        migrations.AddIndex(
            model_name='sale',
            index=models.Index(fields=['closer', 'sold_on'], name='sale_closer_day'),
        ),
        migrations.AddIndex(
            model_name='sale',
            index=models.Index(condition=models.Q(('reversed_on__isnull', False)), fields=['closer', 'reversed_on'], name='sale_closer_reversed'),
        ),
        migrations.AddIndex(
            model_name='sale',
            index=models.Index(fields=['lead'], name='sale_lead'),
        ),
        migrations.AddIndex(
            model_name='sale',
            index=models.Index(fields=['branch', 'sold_on'], name='sale_branch_day'),
        ),
        migrations.AddConstraint(
            model_name='sale',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='sale_amount_positive'),
        ),
        migrations.AddConstraint(
            model_name='sale',
            constraint=models.CheckConstraint(condition=models.Q(('found_share__range', (0, 1))), name='sale_found_share_range'),
        ),
        migrations.AddConstraint(
            model_name='sale',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reversed_at', None), ('reversed_on', None)), models.Q(('reversed_at__isnull', False), ('reversed_on__gte', models.F('sold_on')), ('reversed_on__isnull', False)), _connector='OR'), name='sale_reversed_has_moment'),
        ),
        migrations.AddConstraint(
            model_name='sale',
            constraint=models.CheckConstraint(condition=models.Q(('reversed_at', None), models.Q(('reversal_reason', ''), _negated=True), _connector='OR'), name='sale_reversal_has_reason'),
        ),
        migrations.AddConstraint(
            model_name='sale',
            constraint=models.CheckConstraint(condition=models.Q(('reversal_approved_by', None), models.Q(('reversal_approved_by', models.F('reversal_asked_by')), _negated=True), _connector='OR'), name='sale_reversal_approved_by_another'),
        ),
        migrations.AddConstraint(
            model_name='sale',
            constraint=models.CheckConstraint(condition=models.Q(('confirmed_on', None), ('confirmed_on__gte', models.F('sold_on')), _connector='OR'), name='sale_confirmed_after_sold'),
        ),
        migrations.AddConstraint(
            model_name='sale',
            constraint=models.UniqueConstraint(condition=models.Q(('reversed_on', None)), fields=('lead',), name='sale_one_standing_per_lead'),
        ),
        migrations.AddIndex(
            model_name='salescredit',
            index=models.Index(fields=['staff', 'booked_on'], name='sales_credit_staff_day'),
        ),
        migrations.AddIndex(
            model_name='salescredit',
            index=models.Index(fields=['sale'], include=('amount', 'staff'), name='sales_credit_sale'),
        ),
        migrations.AddConstraint(
            model_name='salescredit',
            constraint=models.CheckConstraint(condition=models.Q(('part__in', ['found', 'closed'])), name='sales_credit_part_known'),
        ),
        migrations.AddConstraint(
            model_name='salescredit',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('amount__gte', 0), ('reverses', None)), models.Q(('amount__lte', 0), ('reverses__isnull', False)), _connector='OR'), name='sales_credit_sign'),
        ),
        migrations.AddConstraint(
            model_name='salescredit',
            constraint=models.UniqueConstraint(condition=models.Q(('reverses', None)), fields=('sale', 'staff', 'part'), name='sales_credit_once'),
        ),
        migrations.AddConstraint(
            model_name='splitrule',
            constraint=models.CheckConstraint(condition=models.Q(('category__in', ['deposit', 'wealth_product', 'fund', 'insurance', 'precious_metal', 'loan', 'card', 'digital', 'other'])), name='split_rule_category_known'),
        ),
        migrations.AddConstraint(
            model_name='splitrule',
            constraint=models.CheckConstraint(condition=models.Q(('found_share__range', (0, 1))), name='split_rule_found_share_range'),
        ),
        migrations.AddConstraint(
            model_name='splitrule',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='split_rule_span'),
        ),
        migrations.AddConstraint(
            model_name='splitrule',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('branch', '='), ('category', '='), (organisation.models.posting.PostingDays('starts_on', 'ends_on', models.Value('[]')), '&&')], name='split_rule_one_at_a_time'),
        ),
    ]
