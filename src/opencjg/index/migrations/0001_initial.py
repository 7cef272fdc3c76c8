# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
import opencjg.core.rules.identifiers
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0002_access'),
        ('persons', '0002_access'),
    ]

    operations = [
        migrations.CreateModel(
            name='ExcludedAddress',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('postcode', models.CharField(max_length=6)),
                ('number', models.CharField(max_length=10)),
                ('name', models.CharField(max_length=120)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('postcode', 'number'), name='an_address_is_excluded_once')],
            },
        ),
        migrations.CreateModel(
            name='ConnectedOrganisation',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('since', models.DateField()),
                ('until', models.DateField(null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='accounts.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('until', None)), fields=('organisation',), name='connected_once')],
            },
        ),
        migrations.CreateModel(
            name='IndexSetting',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('enabled', models.BooleanField(default=False)),
                ('ground', models.CharField(blank=True, max_length=200)),
                ('within_one', models.BooleanField(default=False)),
                ('region', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, to='accounts.region')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('enabled', False), models.Q(('ground', ''), _negated=True), _connector='OR'), name='an_index_has_a_legal_ground')],
            },
        ),
        migrations.CreateModel(
            name='Registration',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('reason', models.CharField(max_length=1000)),
                ('on', models.DateField()),
                ('until', models.DateField()),
                ('told_on', models.DateField(null=True)),
                ('told_how', models.CharField(blank=True, max_length=200)),
                ('untold_because', models.CharField(blank=True, max_length=400)),
                ('withdrawn_on', models.DateField(null=True)),
                ('withdrawn_because', models.CharField(blank=True, max_length=400)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.worker')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='persons.dossier')),
                ('withdrawn_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.worker')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('told_on__isnull', False), models.Q(('untold_because', ''), _negated=True), _connector='OR'), name='told_or_why_not_yet')],
            },
        ),
    ]
