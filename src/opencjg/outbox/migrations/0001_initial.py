# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
import opencjg.outbox.types
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('mail', 'MAIL'), ('sms', 'SMS')], max_length=4)),
                ('state', models.CharField(default=opencjg.outbox.types.MessageState['WAITING'], max_length=8)),
                ('sealed', models.BinaryField()),
                ('made_at', models.DateTimeField()),
                ('next_try_at', models.DateTimeField()),
                ('tries', models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                'indexes': [models.Index(fields=['state', 'next_try_at'], name='outbox_mess_state_9ba00b_idx')],
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('concern_received', 'CONCERN_RECEIVED'), ('taken_over', 'TAKEN_OVER')], max_length=30)),
                ('matter', models.UUIDField()),
                ('at', models.DateTimeField()),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='accounts.worker')),
            ],
            options={
                'indexes': [models.Index(fields=['worker', 'at'], name='outbox_noti_worker__0c856c_idx')],
            },
        ),
    ]
