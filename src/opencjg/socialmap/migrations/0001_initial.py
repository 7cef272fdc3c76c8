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
    ]

    operations = [
        migrations.CreateModel(
            name='CheckTerm',
            fields=[
                ('centre', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, serialize=False, to='accounts.centre')),
                ('days', models.PositiveSmallIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='SearchWord',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('word', models.CharField(max_length=40, unique=True)),
                ('spread', models.IntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='Provider',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120, unique=True)),
                ('organisation', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='Service',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120)),
                ('summary', models.CharField(max_length=600)),
                ('topics', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), size=None)),
                ('age_from', models.SmallIntegerField()),
                ('age_to', models.SmallIntegerField()),
                ('cost', models.CharField(blank=True, max_length=200)),
                ('waiting_weeks', models.PositiveSmallIntegerField(null=True)),
                ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=3), size=None)),
                ('places', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=200), size=None)),
                ('municipalities', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None)),
                ('referring', models.CharField(blank=True, max_length=600)),
                ('phone', models.CharField(blank=True, max_length=20)),
                ('email', models.CharField(blank=True, max_length=200)),
                ('website', models.CharField(blank=True, max_length=200)),
                ('verified_on', models.DateField()),
                ('ended_on', models.DateField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('centre', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.centre')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.worker')),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='socialmap.provider')),
            ],
        ),
        migrations.CreateModel(
            name='ServiceVersion',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField()),
                ('told', models.JSONField()),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.worker')),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='socialmap.service')),
            ],
        ),
        migrations.CreateModel(
            name='Spelling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=42)),
                ('word', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='socialmap.searchword')),
            ],
        ),
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('code', models.CharField(max_length=40, primary_key=True, serialize=False)),
                ('name_nl', models.CharField(max_length=120)),
                ('name_en', models.CharField(max_length=120)),
                ('also', models.CharField(blank=True, max_length=200)),
                ('place', models.PositiveSmallIntegerField()),
                ('under', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='socialmap.topic')),
            ],
        ),
        migrations.CreateModel(
            name='Findable',
            fields=[
                ('thing', models.UUIDField(primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('answer', 'ANSWER'), ('service', 'SERVICE'), ('course', 'COURSE')], max_length=10)),
                ('title', models.CharField(max_length=400)),
                ('line', models.CharField(blank=True, max_length=300)),
                ('check_by', models.DateField()),
                ('hidden_after', models.DateField(null=True)),
                ('helped', models.PositiveIntegerField(default=0)),
                ('centre', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.centre')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.worker')),
                ('topic', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='socialmap.topic')),
            ],
        ),
        migrations.CreateModel(
            name='SearchWording',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('weight', models.SmallIntegerField()),
                ('findable', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='socialmap.findable')),
                ('word', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='socialmap.searchword')),
            ],
            options={
                'indexes': [models.Index(fields=['word', '-weight', 'findable'], name='socialmap_wording_by_weight')],
                'constraints': [models.UniqueConstraint(fields=('findable', 'word'), name='a_word_stands_in_it_once')],
            },
        ),
        migrations.AddIndex(
            model_name='service',
            index=models.Index(fields=['name', 'id'], name='socialmap_s_name_4a3e03_idx'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.CheckConstraint(condition=models.Q(('age_from__gte', -9), ('age_from__lte', models.F('age_to')), ('age_to__lte', 276)), name='for_youth_of_some_age'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.UniqueConstraint(fields=('provider', 'name'), name='a_provider_names_a_service_once'),
        ),
        migrations.AddConstraint(
            model_name='serviceversion',
            constraint=models.UniqueConstraint(fields=('service', 'version'), name='a_version_is_written_once'),
        ),
        migrations.AddConstraint(
            model_name='spelling',
            constraint=models.UniqueConstraint(fields=('key', 'word'), name='a_spelling_leads_to_a_word_once'),
        ),
        migrations.AddIndex(
            model_name='findable',
            index=models.Index(fields=['owner', 'check_by'], name='socialmap_f_owner_i_d2adee_idx'),
        ),
        migrations.AddIndex(
            model_name='findable',
            index=models.Index(fields=['centre', 'check_by'], name='socialmap_f_centre__840267_idx'),
        ),
    ]
