# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import opencjg.agenda.models
import opencjg.agenda.types
import opencjg.core.rules.identifiers
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0002_access'),
    ]

    operations = [
        migrations.CreateModel(
            name='Room',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=60)),
                ('places', models.PositiveSmallIntegerField()),
                ('active', models.BooleanField(default=True)),
                ('centre', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='accounts.centre')),
                ('location', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='accounts.location')),
            ],
        ),
        migrations.CreateModel(
            name='Booking',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('location', 'LOCATION'), ('phone', 'PHONE'), ('video', 'VIDEO'), ('home', 'HOME')], max_length=10)),
                ('starts', models.DateTimeField()),
                ('ends', models.DateTimeField()),
                ('state', models.CharField(choices=[('planned', 'PLANNED'), ('cancelled', 'CANCELLED'), ('came', 'CAME'), ('missed', 'MISSED')], default=opencjg.agenda.types.BookingState['PLANNED'], max_length=10)),
                ('remind', models.CharField(choices=[('none', 'NONE'), ('mail', 'MAIL'), ('sms', 'SMS')], max_length=5)),
                ('reminded_at', models.DateTimeField(null=True)),
                ('follow_up', models.CharField(blank=True, choices=[('rebooked', 'REBOOKED'), ('reached', 'REACHED'), ('let_go', 'LET_GO')], max_length=10)),
                ('contact', models.UUIDField(null=True)),
                ('booked_at', models.DateTimeField()),
                ('version', models.PositiveIntegerField(default=1)),
                ('booked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.worker')),
                ('centre', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='accounts.centre')),
                ('location', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='accounts.location')),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='accounts.worker')),
                ('room', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='agenda.room')),
            ],
        ),
        migrations.CreateModel(
            name='RosterLine',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('consulting', 'CONSULTING'), ('walk_in', 'WALK_IN'), ('presence', 'PRESENCE')], max_length=10)),
                ('weekday', models.PositiveSmallIntegerField()),
                ('opens', models.TimeField()),
                ('closes', models.TimeField()),
                ('since', models.DateField()),
                ('until', models.DateField(null=True)),
                ('minutes', models.PositiveSmallIntegerField()),
                ('centre', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='accounts.centre')),
                ('location', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='accounts.location')),
                ('room', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='agenda.room')),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='accounts.worker')),
            ],
        ),
        migrations.CreateModel(
            name='RosterGap',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('day', models.DateField()),
                ('centre', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='accounts.centre')),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='accounts.worker')),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='gaps', to='agenda.rosterline')),
            ],
        ),
        migrations.CreateModel(
            name='Visitor',
            fields=[
                ('booking', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, serialize=False, to='agenda.booking')),
                ('from_desk', models.BooleanField()),
                ('sealed', models.BinaryField()),
                ('centre', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='accounts.centre')),
            ],
        ),
        migrations.CreateModel(
            name='Feed',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('hashed', models.CharField(max_length=64, unique=True)),
                ('made_at', models.DateTimeField()),
                ('fetched_at', models.DateTimeField(null=True)),
                ('revoked_at', models.DateTimeField(null=True)),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='accounts.worker')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('revoked_at', None)), fields=('worker',), name='one_feed_per_worker')],
            },
        ),
        migrations.AddConstraint(
            model_name='room',
            constraint=models.UniqueConstraint(condition=models.Q(('active', True)), fields=('location', 'name'), name='one_room_of_a_name'),
        ),
        migrations.AddIndex(
            model_name='booking',
            index=models.Index(fields=['centre', 'starts'], name='agenda_book_centre__490e2f_idx'),
        ),
        migrations.AddIndex(
            model_name='booking',
            index=models.Index(fields=['state', 'starts'], name='agenda_book_state_3c24ee_idx'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=models.CheckConstraint(condition=models.Q(('starts__lt', models.F('ends'))), name='a_booking_ends_after_it_starts'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('state', 'planned')), expressions=[(opencjg.agenda.models.TimeRange('starts', 'ends', django.contrib.postgres.fields.ranges.RangeBoundary()), '&&'), ('worker', '=')], name='one_booking_at_a_time_per_worker'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('state', 'planned')), expressions=[(opencjg.agenda.models.TimeRange('starts', 'ends', django.contrib.postgres.fields.ranges.RangeBoundary()), '&&'), ('room', '=')], name='one_booking_at_a_time_per_room'),
        ),
        migrations.AddIndex(
            model_name='rosterline',
            index=models.Index(fields=['centre', 'weekday'], name='agenda_rost_centre__01841f_idx'),
        ),
        migrations.AddIndex(
            model_name='rosterline',
            index=models.Index(fields=['worker'], name='agenda_rost_worker__4c4555_idx'),
        ),
        migrations.AddConstraint(
            model_name='rosterline',
            constraint=models.CheckConstraint(condition=models.Q(('weekday__lte', 6)), name='roster_monday_to_sunday'),
        ),
        migrations.AddConstraint(
            model_name='rosterline',
            constraint=models.CheckConstraint(condition=models.Q(('opens__lt', models.F('closes'))), name='roster_opens_before_it_closes'),
        ),
        migrations.AddConstraint(
            model_name='rostergap',
            constraint=models.UniqueConstraint(fields=('line', 'day'), name='a_day_is_left_out_once'),
        ),
    ]
