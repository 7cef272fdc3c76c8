# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
import opencjg.core.rules.identifiers
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0002_access'),
        ('processes', '0003_danger'),
    ]

    operations = [
        migrations.CreateModel(
            name='RiskInstrument',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('name', models.CharField(max_length=120)),
                ('content', models.TextField()),
                ('revision', models.PositiveIntegerField(default=1)),
                ('active', models.BooleanField(default=False)),
                ('activated_at', models.DateTimeField(null=True)),
                ('made_at', models.DateTimeField()),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='accounts.region')),
            ],
        ),
        migrations.CreateModel(
            name='RiskAssessment',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('occasion', models.CharField(choices=[('before', 'BEFORE'), ('during', 'DURING'), ('after', 'AFTER')], max_length=10)),
                ('seriousness', models.PositiveSmallIntegerField(choices=[(1, 'LITTLE'), (2, 'SOME'), (3, 'MUCH'), (4, 'VERY_MUCH')])),
                ('extent', models.PositiveSmallIntegerField(choices=[(1, 'LITTLE'), (2, 'SOME'), (3, 'MUCH'), (4, 'VERY_MUCH')])),
                ('category', models.PositiveSmallIntegerField(choices=[(1, 'ONE'), (2, 'TWO'), (3, 'THREE'), (4, 'FOUR'), (5, 'FIVE')])),
                ('crisis', models.BooleanField(default=False)),
                ('consulted_on', models.DateField(null=True)),
                ('sealed', models.BinaryField()),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.worker')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='processes.case')),
                ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='signalling.riskinstrument')),
            ],
        ),
        migrations.CreateModel(
            name='Concern',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('source', models.CharField(choices=[('desk', 'DESK'), ('own_staff', 'OWN_STAFF'), ('chain_partner', 'CHAIN_PARTNER'), ('finding_place', 'FINDING_PLACE'), ('index', 'INDEX')], max_length=20)),
                ('received_at', models.DateTimeField()),
                ('danger', models.BooleanField()),
                ('story', models.TextField()),
                ('reporter_name', models.CharField(blank=True, max_length=120)),
                ('reporter_phone', models.CharField(blank=True, max_length=20)),
                ('informed', models.CharField(choices=[('yes', 'YES'), ('no', 'NO'), ('unknown', 'UNKNOWN')], max_length=10)),
                ('closed_reason', models.TextField(blank=True)),
                ('case', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='processes.case')),
                ('centre', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='accounts.centre')),
                ('received_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.worker')),
            ],
            options={
                'indexes': [models.Index(fields=['case'], name='signalling__case_id_de8e4c_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('case__isnull', False), models.Q(('closed_reason', ''), _negated=True), _connector='OR'), name='a_concern_has_a_case_or_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=20)),
                ('sealed', models.BinaryField()),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.worker')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='processes.case')),
            ],
            options={
                'indexes': [models.Index(fields=['case', 'at'], name='signalling__case_id_74d771_idx')],
            },
        ),
        migrations.AddConstraint(
            model_name='riskinstrument',
            constraint=models.UniqueConstraint(fields=('region', 'number'), name='instrument_versions_are_numbered'),
        ),
        migrations.AddConstraint(
            model_name='riskinstrument',
            constraint=models.UniqueConstraint(condition=models.Q(('active', True)), fields=('region',), name='one_active_instrument_per_region'),
        ),
        migrations.AddConstraint(
            model_name='riskinstrument',
            constraint=models.CheckConstraint(condition=models.Q(('active', False), ('activated_at__isnull', False), _connector='OR'), name='what_is_active_was_activated'),
        ),
        migrations.AddIndex(
            model_name='riskassessment',
            index=models.Index(fields=['case', 'at'], name='signalling__case_id_ae9518_idx'),
        ),
        migrations.AddConstraint(
            model_name='riskassessment',
            constraint=models.CheckConstraint(condition=models.Q(('category__range', (1, 5))), name='category_one_to_five'),
        ),
        migrations.AddConstraint(
            model_name='riskassessment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('category', 5), _negated=True), ('consulted_on__isnull', False), _connector='OR'), name='a_threat_is_judged_with_a_colleague'),
        ),
        migrations.AddConstraint(
            model_name='riskassessment',
            constraint=models.CheckConstraint(condition=models.Q(('crisis', False), ('category', 5), _connector='OR'), name='a_crisis_is_category_five'),
        ),
    ]
