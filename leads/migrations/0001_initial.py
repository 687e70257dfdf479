import django.db.models.deletion
import organisation.fields
import organisation.numbers
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisation', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Customer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', organisation.numbers.NumberField(prefix='C')),
                ('name', models.CharField(max_length=80)),
                ('name_pinyin', models.CharField(db_collation='C', default='', editable=False, max_length=240)),
                ('name_initials', models.CharField(db_collation='C', default='', editable=False, max_length=80)),
                ('given_name', models.CharField(default='', editable=False, max_length=80)),
                ('given_pinyin', models.CharField(db_collation='C', default='', editable=False, max_length=240)),
                ('phone_ciphertext', models.BinaryField(null=True)),
                ('phone_index', models.CharField(db_collation='C', default='', editable=False, max_length=64)),
                ('phone_last4', models.CharField(db_collation='C', default='', editable=False, max_length=4)),
                ('tier', models.CharField(blank=True, max_length=20)),
                ('risk_level', models.CharField(blank=True, choices=[('C1', 'C1'), ('C2', 'C2'), ('C3', 'C3'), ('C4', 'C4'), ('C5', 'C5')], max_length=2)),
                ('consent', models.CharField(choices=[('yes', 'Marketing allowed'), ('no', 'Marketing not allowed'), ('unknown', 'Not asked yet')], default='unknown', max_length=8)),
                ('do_not_contact', models.BooleanField(default=False)),
                ('made_at', models.DateTimeField()),
                ('branch', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.branch')),
                ('manager', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='managed_customers', to=settings.AUTH_USER_MODEL)),
                ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='leads.customer')),
            ],
        ),
        migrations.CreateModel(
            name='Lead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', organisation.numbers.NumberField(prefix='L')),
                ('channel', models.CharField(choices=[('counter', 'Counter'), ('lobby', 'Lobby'), ('self_service', 'Self-service area'), ('own_outreach', 'Own outreach'), ('customer_referral', 'Customer referral'), ('event', 'Event'), ('phone_in', 'Phone-in'), ('online', 'Online or mobile'), ('list', 'List'), ('other', 'Other')], max_length=20)),
                ('category', models.CharField(choices=[('deposit', 'Deposit'), ('wealth_product', 'Wealth product'), ('fund', 'Fund'), ('insurance', 'Insurance'), ('precious_metal', 'Precious metal'), ('loan', 'Loan'), ('card', 'Credit card'), ('digital', 'Mobile banking'), ('other', 'Other')], max_length=16)),
                ('potential', models.CharField(choices=[('A', 'within a week'), ('B', 'within a month'), ('C', 'later')], max_length=1)),
                ('estimated_amount', organisation.fields.MoneyField(blank=True, null=True)),
                ('note', models.TextField(blank=True)),
                ('stage', models.CharField(choices=[('captured', 'Logged'), ('referred', 'Referred'), ('contacted', 'Contacted'), ('appointment', 'Appointment'), ('won', 'Won'), ('lost', 'Lost')], default='captured', max_length=12)),
                ('next_action', models.CharField(choices=[('call', 'Call'), ('meet', 'Meet'), ('message', 'Send a message'), ('documents', 'Prepare documents'), ('answer', 'Answer the referral'), ('assign', 'Assign an owner')], default='call', max_length=12)),
                ('next_action_on', models.DateField(blank=True, null=True)),
                ('captured_at', models.DateTimeField()),
                ('captured_on', models.DateField()),
                ('protected_until', models.DateField(blank=True, null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('lost_reason', models.CharField(blank=True, max_length=200)),
                ('branch', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.branch')),
                ('captured_branch', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.branch')),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='leads', to='leads.customer')),
                ('finder', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='found_leads', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='owned_leads', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='FollowUp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', organisation.numbers.NumberField(prefix='F')),
                ('contacted_at', models.DateTimeField()),
                ('contacted_on', models.DateField()),
                ('method', models.CharField(choices=[('phone', 'Phone'), ('branch', 'Meeting in the branch'), ('visit', 'Visit'), ('message', 'Message')], max_length=8)),
                ('reached', models.BooleanField()),
                ('outcome', models.CharField(choices=[('no_answer', 'No answer'), ('interested', 'Interested'), ('appointment', 'Appointment made'), ('considering', 'Considering'), ('refused', 'Refused'), ('won', 'Agreed to buy')], max_length=12)),
                ('note', models.TextField(blank=True)),
                ('next_action_on', models.DateField(blank=True, null=True)),
                ('superseded_at', models.DateTimeField(blank=True, null=True)),
                ('branch', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.branch')),
                ('staff', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('supersedes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='leads.followup')),
                ('lead', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='follow_ups', to='leads.lead')),
            ],
        ),
        migrations.CreateModel(
            name='LeadParticipant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.CharField(choices=[('finder', 'Finder'), ('owner', 'Owner'), ('referrer', 'Referrer'), ('receiver', 'Receiver'), ('manager', "Customer's manager")], max_length=8)),
                ('until', models.DateTimeField(blank=True, null=True)),
                ('lead', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='participants', to='leads.lead')),
                ('staff', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Product',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(db_collation='C', max_length=40, unique=True)),
                ('name', models.CharField(max_length=80)),
                ('category', models.CharField(choices=[('deposit', 'Deposit'), ('wealth_product', 'Wealth product'), ('fund', 'Fund'), ('insurance', 'Insurance'), ('precious_metal', 'Precious metal'), ('loan', 'Loan'), ('card', 'Credit card'), ('digital', 'Mobile banking'), ('other', 'Other')], max_length=16)),
                ('risk_level', models.CharField(blank=True, choices=[('R1', 'R1'), ('R2', 'R2'), ('R3', 'R3'), ('R4', 'R4'), ('R5', 'R5')], max_length=2)),
                ('is_active', models.BooleanField(default=True)),
            ],
            options={
                'ordering': ['category', 'code'],
                'constraints': [models.CheckConstraint(condition=models.Q(('category__in', ['deposit', 'wealth_product', 'fund', 'insurance', 'precious_metal', 'loan', 'card', 'digital', 'other'])), name='product_category_known'), models.CheckConstraint(condition=models.Q(('risk_level__in', ['', 'R1', 'R2', 'R3', 'R4', 'R5'])), name='product_risk_level_known')],
            },
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', organisation.numbers.NumberField(prefix='V')),
                ('written_at', models.DateTimeField()),
                ('written_on', models.DateField()),
                ('rating', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('comment', models.TextField(blank=True)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('branch', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.branch')),
                ('follow_up', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='leads.followup')),
            ],
            options={
                'ordering': ['written_at', 'id'],
            },
        ),
        migrations.AddIndex(
            model_name='customer',
            index=models.Index(fields=['branch', 'name'], name='customer_name', opclasses=['int8_ops', 'text_pattern_ops']),
        ),
        migrations.AddIndex(
            model_name='customer',
            index=models.Index(fields=['branch', 'given_name'], name='customer_given', opclasses=['int8_ops', 'text_pattern_ops']),
        ),
        migrations.AddIndex(
            model_name='customer',
            index=models.Index(fields=['branch', 'name_pinyin'], name='customer_pinyin'),
        ),
        migrations.AddIndex(
            model_name='customer',
            index=models.Index(fields=['branch', 'given_pinyin'], name='customer_given_pinyin'),
        ),
        migrations.AddIndex(
            model_name='customer',
            index=models.Index(fields=['branch', 'name_initials'], name='customer_initials'),
        ),
        migrations.AddIndex(
            model_name='customer',
            index=models.Index(fields=['branch', 'phone_last4'], name='customer_last4'),
        ),
        migrations.AddIndex(
            model_name='customer',
            index=models.Index(condition=models.Q(('phone_index', ''), _negated=True), fields=['phone_index'], name='customer_phone'),
        ),
        migrations.AddConstraint(
            model_name='customer',
            constraint=models.CheckConstraint(condition=models.Q(('consent__in', ['yes', 'no', 'unknown'])), name='customer_consent_known'),
        ),
        migrations.AddConstraint(
            model_name='customer',
            constraint=models.CheckConstraint(condition=models.Q(('risk_level__in', ['', 'C1', 'C2', 'C3', 'C4', 'C5'])), name='customer_risk_level_known'),
        ),
        migrations.AddConstraint(
            model_name='customer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('phone_ciphertext', None), ('phone_index', ''), ('phone_last4', '')), models.Q(('phone_ciphertext__isnull', False), models.Q(('phone_index', ''), _negated=True), models.Q(('phone_last4', ''), _negated=True)), _connector='OR'), name='customer_phone_whole'),
        ),
        migrations.AddIndex(
            model_name='lead',
            index=models.Index(fields=['finder', 'captured_on'], name='lead_finder_day'),
        ),
        migrations.AddIndex(
            model_name='lead',
            index=models.Index(condition=models.Q(('stage', 'lost')), fields=['owner', 'closed_on'], name='lead_owner_lost'),
        ),
        migrations.AddIndex(
            model_name='lead',
            index=models.Index(condition=models.Q(('next_action_on__isnull', False)), fields=['owner', 'next_action_on', 'potential', 'id'], include=('customer', 'category'), name='lead_today'),
        ),
        migrations.AddIndex(
            model_name='lead',
            index=models.Index(condition=models.Q(('next_action_on__isnull', False)), fields=['branch', 'next_action_on', 'id'], name='lead_branch_open'),
        ),
        migrations.AddIndex(
            model_name='lead',
            index=models.Index(fields=['branch', '-captured_at', '-id'], name='lead_branch_captured'),
        ),
        migrations.AddIndex(
            model_name='lead',
            index=models.Index(fields=['finder', '-captured_at', '-id'], name='lead_finder_captured'),
        ),
        migrations.AddIndex(
            model_name='lead',
            index=models.Index(fields=['customer', 'category'], name='lead_customer'),
        ),
        migrations.AddConstraint(
            model_name='lead',
            constraint=models.CheckConstraint(condition=models.Q(('channel__in', ['counter', 'lobby', 'self_service', 'own_outreach', 'customer_referral', 'event', 'phone_in', 'online', 'list', 'other'])), name='lead_channel_known'),
        ),
        migrations.AddConstraint(
            model_name='lead',
            constraint=models.CheckConstraint(condition=models.Q(('category__in', ['deposit', 'wealth_product', 'fund', 'insurance', 'precious_metal', 'loan', 'card', 'digital', 'other'])), name='lead_category_known'),
        ),
        migrations.AddConstraint(
            model_name='lead',
            constraint=models.CheckConstraint(condition=models.Q(('potential__in', ['A', 'B', 'C'])), name='lead_potential_known'),
        ),
        migrations.AddConstraint(
            model_name='lead',
            constraint=models.CheckConstraint(condition=models.Q(('stage__in', ['captured', 'referred', 'contacted', 'appointment', 'won', 'lost'])), name='lead_stage_known'),
        ),
        migrations.AddConstraint(
            model_name='lead',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(('stage__in', ['won', 'lost']), _negated=True), ('next_action_on__isnull', False)), models.Q(('stage__in', ['won', 'lost']), ('next_action_on', None)), _connector='OR'), name='lead_open_has_next_action'),
        ),
        migrations.AddConstraint(
            model_name='lead',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('stage__in', ['won', 'lost']), ('closed_at__isnull', False), ('closed_on__isnull', False)), models.Q(models.Q(('stage__in', ['won', 'lost']), _negated=True), ('closed_at', None), ('closed_on', None)), _connector='OR'), name='lead_closed_has_moment'),
        ),
        migrations.AddConstraint(
            model_name='lead',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('stage', 'lost'), models.Q(('lost_reason', ''), _negated=True)), models.Q(models.Q(('stage', 'lost'), _negated=True), ('lost_reason', '')), _connector='OR'), name='lead_lost_has_reason'),
        ),
        migrations.AddConstraint(
            model_name='lead',
            constraint=models.CheckConstraint(condition=models.Q(('closed_at', None), ('closed_at__gte', models.F('captured_at')), _connector='OR'), name='lead_closed_after_captured'),
        ),
        migrations.AddConstraint(
            model_name='lead',
            constraint=models.CheckConstraint(condition=models.Q(('estimated_amount', None), ('estimated_amount__gt', 0), _connector='OR'), name='lead_estimated_amount_positive'),
        ),
        migrations.AddIndex(
            model_name='followup',
            index=models.Index(fields=['staff', 'contacted_on'], name='follow_up_staff_day'),
        ),
        migrations.AddIndex(
            model_name='followup',
            index=models.Index(fields=['lead', 'contacted_on'], name='follow_up_lead_day'),
        ),
        migrations.AddIndex(
            model_name='followup',
            index=models.Index(fields=['branch', '-contacted_at', '-id'], name='follow_up_branch'),
        ),
        migrations.AddConstraint(
            model_name='followup',
            constraint=models.CheckConstraint(condition=models.Q(('method__in', ['phone', 'branch', 'visit', 'message'])), name='follow_up_method_known'),
        ),
        migrations.AddConstraint(
            model_name='followup',
            constraint=models.CheckConstraint(condition=models.Q(('outcome__in', ['no_answer', 'interested', 'appointment', 'considering', 'refused', 'won'])), name='follow_up_outcome_known'),
        ),
        migrations.AddConstraint(
            model_name='followup',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reached', True), models.Q(('outcome', 'no_answer'), _negated=True)), models.Q(('outcome', 'no_answer'), ('reached', False)), _connector='OR'), name='follow_up_reached_has_outcome'),
        ),
        migrations.AddConstraint(
            model_name='followup',
            constraint=models.CheckConstraint(condition=models.Q(('supersedes', None), models.Q(('supersedes', models.F('id')), _negated=True), _connector='OR'), name='follow_up_supersedes_another'),
        ),
        migrations.AddIndex(
            model_name='leadparticipant',
            index=models.Index(condition=models.Q(('until', None)), fields=['staff', 'lead'], name='participant_current'),
        ),
        migrations.AddConstraint(
            model_name='leadparticipant',
            constraint=models.CheckConstraint(condition=models.Q(('part__in', ['finder', 'owner', 'referrer', 'receiver', 'manager'])), name='participant_part_known'),
        ),
        migrations.AddConstraint(
            model_name='leadparticipant',
            constraint=models.UniqueConstraint(condition=models.Q(('until', None)), fields=('lead', 'staff', 'part'), name='participant_once'),
        ),
        migrations.AddIndex(
            model_name='review',
            index=models.Index(fields=['author', 'written_on'], name='review_author_day'),
        ),
        migrations.AddIndex(
            model_name='review',
            index=models.Index(fields=['follow_up'], name='review_follow_up'),
        ),
        migrations.AddIndex(
            model_name='review',
            index=models.Index(fields=['written_on'], name='review_day'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(('rating', None), ('rating__range', (1, 5)), _connector='OR'), name='review_rating_range'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('comment', ''), _negated=True), ('rating__isnull', False), _connector='OR'), name='review_says_something'),
        ),
    ]
