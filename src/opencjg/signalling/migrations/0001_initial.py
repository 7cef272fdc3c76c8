# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
import opencjg.core.rules.identifiers
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('processes', '0001_initial'),
    ]

    operations = [
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
    ]
