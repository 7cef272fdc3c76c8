# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
import opencjg.core.rules.identifiers
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('persons', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Matter',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('contact', 'CONTACT'), ('case', 'CASE')], max_length=10)),
                ('opened_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(null=True)),
                ('centre', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='accounts.centre')),
                ('responsible', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='accounts.worker')),
            ],
        ),
        migrations.CreateModel(
            name='Case',
            fields=[
                ('matter', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, serialize=False, to='processes.matter')),
                ('number', models.CharField(max_length=20, unique=True)),
                ('danger', models.BooleanField(default=False)),
                ('dossier', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='persons.dossier')),
            ],
        ),
        migrations.CreateModel(
            name='Instance',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('started_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('centre', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='accounts.centre')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='processes.matter')),
            ],
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('finished', 'FINISHED'), ('jumped', 'JUMPED'), ('waiting', 'WAITING'), ('reassigned', 'REASSIGNED'), ('closed', 'CLOSED')], max_length=20)),
                ('node', models.CharField(blank=True, max_length=80)),
                ('code', models.CharField(blank=True, max_length=20)),
                ('at', models.DateTimeField()),
                ('since', models.DateTimeField(null=True)),
                ('due', models.DateTimeField(null=True)),
                ('answer', models.CharField(blank=True, max_length=40)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.worker')),
                ('centre', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='accounts.centre')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='processes.matter')),
                ('worker', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.worker')),
                ('instance', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='processes.instance')),
            ],
        ),
        migrations.CreateModel(
            name='OpenStep',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('node', models.CharField(max_length=80)),
                ('code', models.CharField(max_length=20)),
                ('name', models.CharField(max_length=200)),
                ('role', models.CharField(max_length=30)),
                ('since', models.DateTimeField()),
                ('due', models.DateTimeField()),
                ('centre', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='accounts.centre')),
                ('instance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='processes.instance')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='processes.matter')),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='accounts.worker')),
            ],
        ),
        migrations.CreateModel(
            name='ProcessModel',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=10)),
                ('version', models.PositiveIntegerField()),
                ('name', models.CharField(max_length=120)),
                ('xml', models.TextField()),
                ('active', models.BooleanField(default=False)),
                ('activated_at', models.DateTimeField(null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('key', 'version'), name='versions_are_numbered'), models.UniqueConstraint(condition=models.Q(('active', True)), fields=('key',), name='one_active_version_per_process')],
            },
        ),
        migrations.AddField(
            model_name='instance',
            name='model',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='processes.processmodel'),
        ),
        migrations.AddIndex(
            model_name='matter',
            index=models.Index(condition=models.Q(('closed_at', None)), fields=['responsible'], name='open_matters_of_worker'),
        ),
        migrations.AddIndex(
            model_name='matter',
            index=models.Index(fields=['centre', 'kind', '-opened_at'], name='processes_m_centre__aaa553_idx'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['matter', 'at'], name='processes_e_matter__04afeb_idx'),
        ),
        migrations.AddIndex(
            model_name='openstep',
            index=models.Index(fields=['worker', 'due'], name='processes_o_worker__e4d1ea_idx'),
        ),
        migrations.AddIndex(
            model_name='openstep',
            index=models.Index(fields=['centre', 'role', 'due'], name='processes_o_centre__81ea8b_idx'),
        ),
        migrations.AddConstraint(
            model_name='openstep',
            constraint=models.UniqueConstraint(fields=('instance', 'node'), name='a_step_is_open_once'),
        ),
    ]
