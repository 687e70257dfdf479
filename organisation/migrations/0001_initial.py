import django.contrib.postgres.constraints
import django.db.models.deletion
import organisation.models.posting
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models


# One sequence for all numbers: a number is unique whatever it counts. lpad alone would cut a long one off.
NEW_NUMBER = """
CREATE SEQUENCE number_seq;
CREATE FUNCTION new_number(prefix text) RETURNS text LANGUAGE sql VOLATILE AS $$
    SELECT prefix || to_char(now(), 'YYMMDD') || '-' || lpad(n::text, greatest(6, length(n::text)), '0')
    FROM nextval('number_seq') n
$$;
"""
DROP_NEW_NUMBER = "DROP FUNCTION new_number(text); DROP SEQUENCE number_seq;"


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        BtreeGistExtension(),
        migrations.RunSQL(NEW_NUMBER, DROP_NEW_NUMBER),
        migrations.CreateModel(
            name='Staff',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('employee_no', models.CharField(db_collation='C', max_length=20, unique=True, verbose_name='Employee number')),
                ('name', models.CharField(max_length=80, verbose_name='Name')),
                ('name_key', models.CharField(db_collation='C', default='', editable=False, max_length=200)),
                ('language', models.CharField(choices=[('zh-hans', '简体中文'), ('en', 'English')], default='zh-hans', max_length=8, verbose_name='Language')),
                ('joined_on', models.DateField(blank=True, null=True)),
                ('left_on', models.DateField(blank=True, null=True)),
                ('is_active', models.BooleanField(default=True)),
                ('is_superuser', models.BooleanField(default=False)),
            ],
            options={
                'ordering': ['employee_no'],
                'constraints': [models.CheckConstraint(condition=models.Q(('language__in', ['zh-hans', 'en'])), name='staff_language_known')],
            },
        ),
        migrations.CreateModel(
            name='Branch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(db_collation='C', max_length=20, unique=True)),
                ('name', models.CharField(max_length=80)),
                ('kind', models.CharField(choices=[('head_office', 'Head office'), ('region', 'Region'), ('sub_branch', 'Sub-branch'), ('branch', 'Branch')], max_length=12)),
                ('path', models.TextField(db_collation='C', default='', editable=False)),
                ('city', models.CharField(blank=True, max_length=40)),
                ('transformed_on', models.DateField(blank=True, null=True)),
                ('opened_on', models.DateField(blank=True, null=True)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='organisation.branch')),
            ],
            options={
                'ordering': ['path'],
            },
        ),
        migrations.CreateModel(
            name='AccessRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('made_at', models.DateTimeField()),
                ('kind', models.CharField(choices=[('sign_in', 'Sign In'), ('sign_in_refused', 'Sign In Refused'), ('sign_out', 'Sign Out'), ('reveal', 'Reveal'), ('find', 'Find'), ('export', 'Export'), ('refused', 'Refused')], max_length=16)),
                ('subject', models.CharField(blank=True, max_length=80)),
                ('reason', models.CharField(blank=True, max_length=200)),
                ('address', models.CharField(blank=True, max_length=45)),
                ('chain', models.CharField(default='', editable=False, max_length=64)),
                ('staff', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('branch', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.branch')),
            ],
            options={
                'ordering': ['-id'],
            },
        ),
        migrations.CreateModel(
            name='Posting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('teller', 'Teller'), ('lobby_manager', 'Lobby manager'), ('wealth_manager', 'Wealth manager'), ('branch_head', 'Branch head'), ('supervisor', 'Supervisor'), ('administrator', 'Administrator'), ('auditor', 'Auditor')], max_length=16)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('is_primary', models.BooleanField(default=True)),
                ('branch', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='postings', to='organisation.branch')),
                ('staff', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='postings', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['staff', 'starts_on'],
            },
        ),
        migrations.CreateModel(
            name='Submission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token', models.UUIDField()),
                ('result', models.CharField(blank=True, max_length=200)),
                ('made_at', models.DateTimeField()),
                ('staff', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.AddIndex(
            model_name='branch',
            index=models.Index(fields=['path'], name='branch_path', opclasses=['text_pattern_ops']),
        ),
        migrations.AddConstraint(
            model_name='branch',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['head_office', 'region', 'sub_branch', 'branch'])), name='branch_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='branch',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'head_office'), ('parent', None)), models.Q(('kind', 'head_office'), _negated=True), _connector='OR'), name='branch_head_office_is_root'),
        ),
        migrations.AddConstraint(
            model_name='branch',
            constraint=models.CheckConstraint(condition=models.Q(('closed_on__isnull', True), ('closed_on__gte', models.F('opened_on')), _connector='OR'), name='branch_span'),
        ),
        migrations.AddIndex(
            model_name='accessrecord',
            index=models.Index(fields=['staff', '-made_at'], name='access_record_staff'),
        ),
        migrations.AddIndex(
            model_name='accessrecord',
            index=models.Index(fields=['kind', '-made_at'], name='access_record_kind'),
        ),
        migrations.AddIndex(
            model_name='posting',
            index=models.Index(fields=['branch', 'role'], name='posting_branch_role'),
        ),
        migrations.AddConstraint(
            model_name='posting',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['teller', 'lobby_manager', 'wealth_manager', 'branch_head', 'supervisor', 'administrator', 'auditor'])), name='posting_role_known'),
        ),
        migrations.AddConstraint(
            model_name='posting',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='posting_span'),
        ),
        migrations.AddConstraint(
            model_name='posting',
            constraint=models.UniqueConstraint(fields=('staff', 'starts_on', 'branch', 'role'), name='posting_once'),
        ),
        migrations.AddConstraint(
            model_name='posting',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('is_primary', True)), expressions=[('staff', '='), (organisation.models.posting.PostingDays('starts_on', 'ends_on', models.Value('[]')), '&&')], name='posting_one_primary_at_a_time'),
        ),
        migrations.AddIndex(
            model_name='submission',
            index=models.Index(fields=['made_at'], name='submission_made_at'),
        ),
        migrations.AddConstraint(
            model_name='submission',
            constraint=models.UniqueConstraint(fields=('staff', 'token'), name='submission_once'),
        ),
    ]
