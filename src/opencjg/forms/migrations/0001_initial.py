# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Submission',
            fields=[
                ('key', models.UUIDField(primary_key=True, serialize=False)),
                ('outcome', models.UUIDField(null=True)),
                ('at', models.DateTimeField(db_index=True)),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='accounts.worker')),
            ],
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('form', models.CharField(max_length=200)),
                ('sealed', models.BinaryField()),
                ('saved_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField(db_index=True)),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='accounts.worker')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('worker', 'form'), name='one_draft_per_form')],
            },
        ),
    ]
