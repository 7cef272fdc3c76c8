# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='AuditEvent',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('tenant', models.UUIDField(null=True)),
                ('actor', models.UUIDField(null=True)),
                ('actor_name', models.TextField(default='')),
                ('actor_organisation', models.UUIDField(null=True)),
                ('actor_roles', models.TextField(default='')),
                ('on_behalf_of', models.UUIDField(null=True)),
                ('act', models.CharField(max_length=20)),
                ('kind', models.CharField(max_length=40)),
                ('thing', models.UUIDField(null=True)),
                ('subject', models.UUIDField(null=True)),
                ('outcome', models.CharField(max_length=10)),
                ('basis', models.CharField(default='', max_length=60)),
                ('purpose', models.CharField(default='', max_length=120)),
                ('emergency', models.BooleanField(default=False)),
                ('detail', models.CharField(default='', max_length=200)),
                ('access_point', models.CharField(default='', max_length=60)),
                ('session', models.CharField(default='', max_length=64)),
                ('request', models.UUIDField(null=True)),
                ('pattern', models.CharField(default='', max_length=200)),
                ('source', models.CharField(default='', max_length=40)),
            ],
            options={
                'indexes': [models.Index(fields=['at'], name='audit_audit_at_c42b4b_idx'), models.Index(fields=['thing', 'at'], name='audit_audit_thing_8daacf_idx'), models.Index(fields=['actor', 'at'], name='audit_audit_actor_5102f8_idx'), models.Index(fields=['subject', 'at'], name='audit_audit_subject_668a1a_idx')],
            },
        ),
        migrations.CreateModel(
            name='AuditSeal',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('tenant', models.UUIDField(null=True)),
                ('number', models.BigIntegerField()),
                ('sealed_at', models.DateTimeField()),
                ('leaves', models.IntegerField()),
                ('previous', models.BinaryField()),
                ('digest', models.BinaryField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('tenant', 'number'), name='seals_are_numbered', nulls_distinct=False)],
            },
        ),
        migrations.CreateModel(
            name='AuditLeaf',
            fields=[
                ('event', models.UUIDField(primary_key=True, serialize=False)),
                ('position', models.IntegerField()),
                ('digest', models.BinaryField()),
                ('seal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='audit.auditseal')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('seal', 'position'), name='leaves_have_a_place')],
            },
        ),
    ]
