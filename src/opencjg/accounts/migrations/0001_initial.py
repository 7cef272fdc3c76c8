# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
import opencjg.core.rules.identifiers
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [('core', '0001_kernel')]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('username', models.CharField(max_length=60, unique=True)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('is_active', models.BooleanField(default=True)),
                ('demo', models.BooleanField(default=False)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Centre',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120)),
                ('slug', models.SlugField(unique=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Municipality',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120)),
                ('slug', models.SlugField(unique=True)),
                ('model', models.CharField(choices=[('1', 'ONE_LOCATION'), ('2', 'SEVERAL_LOCATIONS'), ('3', 'SEVERAL_CENTRES')], max_length=1)),
                ('preset', models.CharField(default='2026', max_length=10)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Region',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Location',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120)),
                ('address', models.CharField(max_length=200)),
                ('main', models.BooleanField(default=False)),
                ('centre', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='accounts.centre')),
            ],
        ),
        migrations.CreateModel(
            name='ClosingDay',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('day', models.DateField()),
                ('reason', models.CharField(max_length=120)),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='accounts.municipality')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='centre',
            name='municipality',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='accounts.municipality'),
        ),
        migrations.CreateModel(
            name='OpeningHours',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('weekday', models.PositiveSmallIntegerField()),
                ('opens', models.TimeField()),
                ('closes', models.TimeField()),
                ('location', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='accounts.location')),
            ],
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120)),
                ('kind', models.CharField(choices=[('kern', 'CORE'), ('keten', 'CHAIN'), ('schil', 'SHELL')], max_length=5)),
                ('profession', models.CharField(max_length=120)),
                ('discipline', models.CharField(choices=[('youth_health', 'YOUTH_HEALTH'), ('social_work', 'SOCIAL_WORK'), ('education', 'EDUCATION'), ('police', 'POLICE'), ('youth_protection', 'YOUTH_PROTECTION'), ('client_support', 'CLIENT_SUPPORT'), ('municipality', 'MUNICIPALITY'), ('other', 'OTHER')], default='other', max_length=20)),
                ('phone', models.CharField(blank=True, max_length=20)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='accounts.region')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='municipality',
            name='region',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='accounts.region'),
        ),
        migrations.CreateModel(
            name='Session',
            fields=[
                ('key_hash', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('data', models.TextField()),
                ('second_factor', models.BooleanField(default=False)),
                ('proven_at', models.DateTimeField(null=True)),
                ('started', models.DateTimeField()),
                ('seen', models.DateTimeField()),
                ('expires', models.DateTimeField()),
                ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Worker',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120)),
                ('title', models.CharField(max_length=120)),
                ('phone', models.CharField(blank=True, max_length=20)),
                ('active', models.BooleanField(default=True)),
                ('shortcuts', models.BooleanField(default=True)),
                ('language', models.CharField(default='nl', max_length=5)),
                ('home', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.centre')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='accounts.organisation')),
                ('user', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='worker', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Duty',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('starts', models.DateTimeField()),
                ('ends', models.DateTimeField()),
                ('centre', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='accounts.centre')),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='accounts.worker')),
            ],
        ),
        migrations.CreateModel(
            name='Appointment',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(choices=[('desk', 'DESK'), ('expert_desk', 'EXPERT_DESK'), ('worker', 'WORKER'), ('process_coordinator', 'PROCESS_COORDINATOR'), ('chain_coordinator', 'CHAIN_COORDINATOR'), ('care_coordinator', 'CARE_COORDINATOR'), ('family_coach', 'FAMILY_COACH'), ('care_director', 'CARE_DIRECTOR'), ('youth_director', 'YOUTH_DIRECTOR'), ('alderman', 'ALDERMAN'), ('manager', 'MANAGER'), ('board', 'BOARD'), ('policy_officer', 'POLICY_OFFICER'), ('communication', 'COMMUNICATION'), ('secretary', 'SECRETARY'), ('trainer', 'TRAINER'), ('content_manager', 'CONTENT_MANAGER'), ('index_manager', 'INDEX_MANAGER'), ('functional_manager', 'FUNCTIONAL_MANAGER'), ('privacy_officer', 'PRIVACY_OFFICER'), ('auditor', 'AUDITOR')], max_length=30)),
                ('since', models.DateField()),
                ('until', models.DateField(null=True)),
                ('centre', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='accounts.centre')),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='accounts.worker')),
            ],
        ),
        migrations.CreateModel(
            name='Absence',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('starts', models.DateTimeField()),
                ('ends', models.DateTimeField()),
                ('stand_in', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='stands_in', to='accounts.worker')),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='accounts.worker')),
            ],
        ),
        migrations.AddConstraint(
            model_name='location',
            constraint=models.UniqueConstraint(condition=models.Q(('main', True)), fields=('centre',), name='one_main_location_per_centre'),
        ),
        migrations.AddConstraint(
            model_name='openinghours',
            constraint=models.CheckConstraint(condition=models.Q(('weekday__lte', 6)), name='weekday_monday_to_sunday'),
        ),
        migrations.AddConstraint(
            model_name='openinghours',
            constraint=models.CheckConstraint(condition=models.Q(('opens__lt', models.F('closes'))), name='opens_before_it_closes'),
        ),
        migrations.AddIndex(
            model_name='duty',
            index=models.Index(fields=['centre', 'ends'], name='accounts_du_centre__3cd224_idx'),
        ),
        migrations.AddIndex(
            model_name='appointment',
            index=models.Index(fields=['centre', 'role'], name='accounts_ap_centre__4398bd_idx'),
        ),
        migrations.AddConstraint(
            model_name='absence',
            constraint=models.CheckConstraint(condition=models.Q(('starts__lt', models.F('ends'))), name='absence_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='absence',
            constraint=models.CheckConstraint(condition=models.Q(('worker', models.F('stand_in')), _negated=True), name='nobody_stands_in_for_himself'),
        ),
        migrations.CreateModel(
            name='LayerAccess',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('desk', 'DESK'), ('expert_desk', 'EXPERT_DESK'), ('worker', 'WORKER'), ('process_coordinator', 'PROCESS_COORDINATOR'), ('chain_coordinator', 'CHAIN_COORDINATOR'), ('care_coordinator', 'CARE_COORDINATOR'), ('family_coach', 'FAMILY_COACH'), ('care_director', 'CARE_DIRECTOR'), ('youth_director', 'YOUTH_DIRECTOR'), ('alderman', 'ALDERMAN'), ('manager', 'MANAGER'), ('board', 'BOARD'), ('policy_officer', 'POLICY_OFFICER'), ('communication', 'COMMUNICATION'), ('secretary', 'SECRETARY'), ('trainer', 'TRAINER'), ('content_manager', 'CONTENT_MANAGER'), ('index_manager', 'INDEX_MANAGER'), ('functional_manager', 'FUNCTIONAL_MANAGER'), ('privacy_officer', 'PRIVACY_OFFICER'), ('auditor', 'AUDITOR')], max_length=30)),
                ('discipline', models.CharField(blank=True, max_length=20)),
                ('layer', models.CharField(choices=[('basis', 'BASIS'), ('shielded', 'SHIELDED'), ('health', 'HEALTH'), ('social', 'SOCIAL'), ('education', 'EDUCATION'), ('police', 'POLICE'), ('protection', 'PROTECTION'), ('direction', 'DIRECTION')], max_length=12)),
                ('write', models.BooleanField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('role', 'discipline', 'layer'), name='a_role_opens_a_layer_once')],
            },
        ),
        migrations.CreateModel(
            name='Ratification',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(unique=True)),
                ('digest', models.CharField(max_length=64)),
                ('decided_on', models.DateField()),
                ('decided_by', models.CharField(max_length=120)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.worker')),
            ],
        ),
    ]
