# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
import django.contrib.postgres.fields
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
            name='Topic',
            fields=[
                ('code', models.CharField(max_length=40, primary_key=True, serialize=False)),
                ('name_nl', models.CharField(max_length=120)),
                ('name_en', models.CharField(max_length=120)),
                ('also', models.CharField(blank=True, max_length=200)),
                ('place', models.PositiveSmallIntegerField()),
                ('under', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='desk.topic')),
            ],
        ),
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('matter', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, serialize=False, to='processes.matter')),
                ('at', models.DateTimeField()),
                ('channel', models.CharField(choices=[('desk', 'DESK'), ('phone', 'PHONE'), ('internet', 'INTERNET'), ('outreach', 'OUTREACH')], max_length=10)),
                ('customer_group', models.CharField(choices=[('parent', 'PARENT'), ('youth', 'YOUTH'), ('professional', 'PROFESSIONAL'), ('volunteer', 'VOLUNTEER'), ('other', 'OTHER')], max_length=15)),
                ('age', models.CharField(blank=True, choices=[('0-3', 'UNDER_4'), ('4-11', 'UNDER_12'), ('12-17', 'UNDER_18'), ('18-22', 'UNDER_23')], max_length=5)),
                ('form', models.CharField(choices=[('individual', 'INDIVIDUAL'), ('group', 'GROUP')], max_length=10)),
                ('purpose', models.CharField(choices=[('information', 'INFORMATION'), ('expertise', 'EXPERTISE')], max_length=12)),
                ('unasked', models.BooleanField()),
                ('instrument', models.CharField(choices=[('conversation', 'CONVERSATION'), ('leaflet', 'LEAFLET'), ('website', 'WEBSITE'), ('consulting_hour', 'CONSULTING_HOUR'), ('group_meeting', 'GROUP_MEETING'), ('cultural_ambassador', 'CULTURAL_AMBASSADOR')], max_length=20)),
                ('route', models.CharField(choices=[('1', 'ANSWERED'), ('2', 'WORKER'), ('3', 'EXPERT'), ('4', 'PARTNER'), ('D', 'DIGITAL')], max_length=1)),
                ('handling', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10), size=None)),
                ('passed_to', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None)),
                ('other_handling', models.CharField(blank=True, max_length=120)),
                ('by_way', models.CharField(blank=True, choices=[('email', 'EMAIL'), ('phone', 'PHONE'), ('in_person', 'IN_PERSON'), ('other', 'OTHER')], max_length=10)),
                ('by_way_other', models.CharField(blank=True, max_length=120)),
                ('risk', models.BooleanField()),
                ('helped', models.BooleanField(null=True)),
                ('case', models.UUIDField(null=True)),
                ('centre', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='accounts.centre')),
                ('registered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.worker')),
                ('topic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='desk.topic')),
            ],
        ),
        migrations.CreateModel(
            name='CallbackRequest',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.BinaryField()),
                ('phone', models.BinaryField()),
                ('due', models.DateTimeField()),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('tried_at', models.DateTimeField(null=True)),
                ('centre', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='accounts.centre')),
                ('contact', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, to='desk.contact')),
            ],
            options={
                'indexes': [models.Index(fields=['centre', 'due'], name='desk_callba_centre__803b0f_idx')],
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('question', models.CharField(max_length=400)),
                ('elaboration', models.TextField(blank=True)),
                ('behind', models.TextField(blank=True)),
                ('answer', models.TextField(blank=True)),
                ('state', models.CharField(choices=[('asked', 'ASKED'), ('waiting', 'WAITING'), ('published', 'PUBLISHED'), ('dropped', 'DROPPED')], max_length=10)),
                ('asked_on', models.DateField()),
                ('expires_at', models.DateTimeField(null=True)),
                ('centre', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='accounts.centre')),
                ('contact', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, to='desk.contact')),
                ('topic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='desk.topic')),
            ],
            options={
                'indexes': [models.Index(fields=['centre', 'state', '-asked_on'], name='desk_questi_centre__d84b21_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'waiting'), _negated=True), ('contact__isnull', True), _connector='OR'), name='an_answered_question_knows_no_contact'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'waiting'), _negated=True), ('expires_at__isnull', False), _connector='OR'), name='waiting_words_expire')],
            },
        ),
        migrations.AddIndex(
            model_name='contact',
            index=models.Index(fields=['centre', '-at'], name='desk_contac_centre__ff291c_idx'),
        ),
    ]
