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
            name='Family',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('made_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Word',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word', models.CharField(max_length=80, unique=True)),
                ('sound', models.CharField(db_index=True, max_length=40)),
            ],
        ),
        migrations.CreateModel(
            name='Dossier',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('opened_at', models.DateTimeField()),
                ('told', models.CharField(max_length=200)),
                ('key', models.BinaryField()),
                ('changed_at', models.DateTimeField()),
                ('centre', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='accounts.centre')),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.worker')),
            ],
        ),
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('layer', models.CharField(choices=[('basis', 'BASIS'), ('shielded', 'SHIELDED'), ('health', 'HEALTH'), ('social', 'SOCIAL'), ('education', 'EDUCATION'), ('police', 'POLICE'), ('protection', 'PROTECTION'), ('direction', 'DIRECTION')], max_length=12)),
                ('blob', models.UUIDField(unique=True)),
                ('name', models.CharField(max_length=120)),
                ('kind', models.CharField(max_length=10)),
                ('size', models.PositiveIntegerField()),
                ('about', models.CharField(blank=True, max_length=200)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.worker')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='persons.dossier')),
            ],
        ),
        migrations.CreateModel(
            name='Helper',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('school', 'SCHOOL'), ('child_care', 'CHILD_CARE'), ('general_practitioner', 'GENERAL_PRACTITIONER'), ('specialist', 'SPECIALIST'), ('other', 'OTHER')], max_length=20)),
                ('organisation', models.CharField(max_length=120)),
                ('name', models.CharField(blank=True, max_length=120)),
                ('phone', models.CharField(blank=True, max_length=20)),
                ('since', models.DateField()),
                ('until', models.DateField(null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.worker')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='persons.dossier')),
            ],
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('first', models.CharField(blank=True, max_length=120)),
                ('prefix', models.CharField(blank=True, max_length=30)),
                ('last', models.CharField(blank=True, max_length=120)),
                ('born', models.DateField(null=True)),
                ('precision', models.CharField(choices=[('day', 'DAY'), ('month', 'MONTH'), ('year', 'YEAR')], default='day', max_length=5)),
                ('expected', models.DateField(null=True)),
                ('sex', models.CharField(choices=[('female', 'FEMALE'), ('male', 'MALE'), ('other', 'OTHER'), ('unknown', 'UNKNOWN')], default='unknown', max_length=8)),
                ('bsn', models.BinaryField(null=True)),
                ('bsn_hash', models.BinaryField(null=True)),
                ('left', models.CharField(blank=True, choices=[('aged_out', 'AGED_OUT'), ('moved', 'MOVED'), ('died', 'DIED')], max_length=10)),
                ('left_on', models.DateField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('same_as', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='doubles', to='persons.person')),
            ],
        ),
        migrations.CreateModel(
            name='Merge',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('reason', models.CharField(max_length=400)),
                ('at', models.DateTimeField()),
                ('undone_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.worker')),
                ('undone_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.worker')),
                ('double', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='persons.person')),
                ('kept', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='persons.person')),
            ],
        ),
        migrations.CreateModel(
            name='Mention',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='persons.dossier')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='persons.person')),
            ],
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('main', models.BooleanField(default=True)),
                ('since', models.DateField()),
                ('until', models.DateField(null=True)),
                ('family', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='persons.family')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='persons.person')),
            ],
        ),
        migrations.AddField(
            model_name='dossier',
            name='child',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, to='persons.person'),
        ),
        migrations.CreateModel(
            name='ContactPoint',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('way', models.CharField(choices=[('phone', 'PHONE'), ('email', 'EMAIL')], max_length=5)),
                ('sealed', models.BinaryField()),
                ('hash', models.BinaryField()),
                ('own', models.BooleanField(default=False)),
                ('since', models.DateField()),
                ('until', models.DateField(null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='persons.person')),
            ],
        ),
        migrations.CreateModel(
            name='ContactPerson',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('since', models.DateTimeField()),
                ('until', models.DateTimeField(null=True)),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.worker')),
                ('family', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='persons.family')),
                ('youth', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='persons.person')),
            ],
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('receiver', models.CharField(max_length=120)),
                ('what', models.CharField(max_length=400)),
                ('given_on', models.DateField()),
                ('withdrawn_on', models.DateField(null=True)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.worker')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='persons.dossier')),
                ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='persons.person')),
            ],
        ),
        migrations.CreateModel(
            name='PersonVersion',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('sealed', models.BinaryField()),
                ('source', models.CharField(max_length=120)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.worker')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='persons.person')),
            ],
        ),
        migrations.CreateModel(
            name='Relation',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('mother', 'MOTHER'), ('father', 'FATHER'), ('parent', 'PARENT'), ('step_parent', 'STEP_PARENT'), ('foster_parent', 'FOSTER_PARENT'), ('guardian', 'GUARDIAN'), ('grandparent', 'GRANDPARENT'), ('sibling', 'SIBLING'), ('partner', 'PARTNER'), ('relative', 'RELATIVE'), ('network', 'NETWORK')], max_length=14)),
                ('authority', models.CharField(choices=[('yes', 'YES'), ('no', 'NO'), ('unknown', 'UNKNOWN')], default='unknown', max_length=8)),
                ('source', models.CharField(blank=True, max_length=120)),
                ('since', models.DateField()),
                ('until', models.DateField(null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.worker')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='related_to', to='persons.person')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='relations', to='persons.person')),
            ],
        ),
        migrations.CreateModel(
            name='Wording',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='persons.person')),
                ('word', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='persons.word')),
            ],
        ),
        migrations.CreateModel(
            name='Fact',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('layer', models.CharField(choices=[('basis', 'BASIS'), ('shielded', 'SHIELDED'), ('health', 'HEALTH'), ('social', 'SOCIAL'), ('education', 'EDUCATION'), ('police', 'POLICE'), ('protection', 'PROTECTION'), ('direction', 'DIRECTION')], max_length=12)),
                ('nature', models.CharField(choices=[('fact', 'FACT'), ('opinion', 'OPINION')], max_length=7)),
                ('weight', models.CharField(choices=[('strength', 'STRENGTH'), ('concern', 'CONCERN'), ('neutral', 'NEUTRAL')], max_length=8)),
                ('milieus', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('family', 'FAMILY'), ('education', 'EDUCATION'), ('public', 'PUBLIC')], max_length=9), size=None)),
                ('text', models.TextField()),
                ('source', models.CharField(max_length=120)),
                ('said_on', models.DateField()),
                ('at', models.DateTimeField()),
                ('retracted', models.BooleanField(default=False)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.worker')),
                ('dossier', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='persons.dossier')),
                ('supersedes', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='persons.fact')),
            ],
            options={
                'indexes': [models.Index(fields=['dossier', '-said_on', '-id'], name='persons_fac_dossier_e4378d_idx')],
            },
        ),
        migrations.CreateModel(
            name='Dwelling',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('street', models.CharField(max_length=120)),
                ('number', models.CharField(max_length=10)),
                ('postcode', models.CharField(max_length=6)),
                ('place', models.CharField(max_length=80)),
                ('shielded', models.BooleanField(default=False)),
                ('source', models.CharField(blank=True, max_length=120)),
                ('since', models.DateField()),
                ('until', models.DateField(null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.worker')),
                ('family', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='persons.family')),
            ],
            options={
                'indexes': [models.Index(fields=['postcode', 'number'], name='persons_dwe_postcod_e0951c_idx')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('until', None)), fields=('family',), name='one_address_per_family'), models.CheckConstraint(condition=models.Q(('until', None), ('until__gte', models.F('since')), _connector='OR'), name='lived_forward')],
            },
        ),
        migrations.CreateModel(
            name='Involvement',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('responsible', 'RESPONSIBLE'), ('contact_person', 'CONTACT_PERSON'), ('participant', 'PARTICIPANT'), ('consulted', 'CONSULTED'), ('direction', 'DIRECTION'), ('emergency', 'EMERGENCY')], max_length=14)),
                ('layers', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('basis', 'BASIS'), ('shielded', 'SHIELDED'), ('health', 'HEALTH'), ('social', 'SOCIAL'), ('education', 'EDUCATION'), ('police', 'POLICE'), ('protection', 'PROTECTION'), ('direction', 'DIRECTION')], max_length=12), size=None)),
                ('purpose', models.CharField(max_length=200)),
                ('reason', models.CharField(blank=True, max_length=400)),
                ('starts', models.DateTimeField()),
                ('ends', models.DateTimeField(null=True)),
                ('reviewed_at', models.DateTimeField(null=True)),
                ('review', models.CharField(blank=True, max_length=400)),
                ('unasked', models.CharField(blank=True, db_default='', max_length=400)),
                ('consent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='persons.consent')),
                ('dossier', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='persons.dossier')),
                ('granted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.worker')),
                ('reviewed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.worker')),
                ('worker', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.worker')),
            ],
            options={
                'indexes': [models.Index(fields=['dossier', 'worker'], name='persons_inv_dossier_b6e219_idx'), models.Index(fields=['worker', 'dossier'], name='persons_inv_worker__de13b8_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends', None), ('ends__gte', models.F('starts')), _connector='OR'), name='ends_after_it_starts'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'emergency'), _negated=True), models.Q(models.Q(('reason', ''), _negated=True), ('ends__isnull', False)), _connector='OR'), name='an_emergency_has_a_reason_and_an_end')],
            },
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(fields=['born'], name='persons_per_born_216ed4_idx'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(fields=['bsn_hash'], name='persons_per_bsn_has_3b0db2_idx'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(('born', None), ('expected', None), _connector='OR'), name='born_or_expected'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(('same_as', models.F('id')), _negated=True), name='nobody_is_his_own_double'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('left', ''), ('left_on', None)), models.Q(models.Q(('left', ''), _negated=True), ('left_on__isnull', False)), _connector='OR'), name='left_on_a_day'),
        ),
        migrations.AddIndex(
            model_name='mention',
            index=models.Index(fields=['person', 'dossier'], name='persons_men_person__e42221_idx'),
        ),
        migrations.AddConstraint(
            model_name='mention',
            constraint=models.UniqueConstraint(fields=('dossier', 'person'), name='mentioned_once'),
        ),
        migrations.AddIndex(
            model_name='membership',
            index=models.Index(fields=['person'], name='persons_mem_person__b4a00c_idx'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(condition=models.Q(('until', None)), fields=('family', 'person'), name='a_member_of_a_family_once'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(condition=models.Q(('main', True), ('until', None)), fields=('person',), name='registered_in_one_family'),
        ),
        migrations.AddIndex(
            model_name='contactpoint',
            index=models.Index(fields=['person'], name='persons_con_person__b5de8d_idx'),
        ),
        migrations.AddIndex(
            model_name='contactpoint',
            index=models.Index(fields=['hash'], name='persons_con_hash_0b28a3_idx'),
        ),
        migrations.AddConstraint(
            model_name='contactperson',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('family', None), ('youth__isnull', False)), models.Q(('family__isnull', False), ('youth', None)), _connector='OR'), name='a_face_for_a_family_or_a_youth'),
        ),
        migrations.AddConstraint(
            model_name='contactperson',
            constraint=models.UniqueConstraint(condition=models.Q(('until', None)), fields=('family',), name='one_face_per_family'),
        ),
        migrations.AddConstraint(
            model_name='contactperson',
            constraint=models.UniqueConstraint(condition=models.Q(('until', None)), fields=('youth',), name='one_face_per_youth'),
        ),
        migrations.AddConstraint(
            model_name='personversion',
            constraint=models.UniqueConstraint(fields=('person', 'number'), name='versions_of_a_person_are_numbered'),
        ),
        migrations.AddIndex(
            model_name='relation',
            index=models.Index(fields=['person'], name='persons_rel_person__a45589_idx'),
        ),
        migrations.AddIndex(
            model_name='relation',
            index=models.Index(fields=['other'], name='persons_rel_other_i_4509f2_idx'),
        ),
        migrations.AddConstraint(
            model_name='relation',
            constraint=models.CheckConstraint(condition=models.Q(('person', models.F('other')), _negated=True), name='nobody_is_kin_of_himself'),
        ),
        migrations.AddConstraint(
            model_name='relation',
            constraint=models.UniqueConstraint(condition=models.Q(('until', None)), fields=('person', 'other', 'kind'), name='one_relation_of_a_kind'),
        ),
        migrations.AddConstraint(
            model_name='wording',
            constraint=models.UniqueConstraint(fields=('word', 'person'), name='a_name_holds_a_word_once'),
        ),
        migrations.CreateModel(
            name='RightsRequest',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('access', 'ACCESS'), ('correction', 'CORRECTION'), ('restriction', 'RESTRICTION'), ('objection', 'OBJECTION'), ('destruction', 'DESTRUCTION')], max_length=12)),
                ('words', models.CharField(blank=True, max_length=400)),
                ('received_on', models.DateField()),
                ('due_on', models.DateField()),
                ('at', models.DateTimeField()),
                ('granted', models.BooleanField(null=True)),
                ('motivation', models.CharField(blank=True, max_length=1000)),
                ('decided_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='persons.person')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.worker')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.worker')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='persons.dossier')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('decided_by', None), ('ended_at', None), ('granted', None)), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), ('granted__isnull', False), models.Q(('motivation', ''), _negated=True)), _connector='OR'), name='decided_with_a_motivation_or_not_at_all'), models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('received_on'))), name='due_after_it_was_received')],
            },
        ),
        migrations.CreateModel(
            name='RetentionTerm',
            fields=[
                ('kind', models.CharField(max_length=20, primary_key=True, serialize=False)),
                ('years', models.PositiveSmallIntegerField()),
                ('days', models.PositiveSmallIntegerField()),
                ('ground', models.CharField(max_length=120)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('ground', ''), _negated=True), name='kept_on_a_ground'), models.CheckConstraint(condition=models.Q(('years__gt', 0), ('days__gt', 0), _connector='OR'), name='kept_for_a_while')],
            },
        ),
        migrations.CreateModel(
            name='Destruction',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('dossier', models.UUIDField()),
                ('ground', models.CharField(choices=[('term', 'TERM'), ('request', 'REQUEST')], max_length=10)),
                ('opened_on', models.DateField()),
                ('changed_on', models.DateField()),
                ('proposed_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('facts', models.PositiveIntegerField(null=True)),
                ('files', models.PositiveIntegerField(null=True)),
                ('people', models.PositiveIntegerField(null=True)),
                ('centre', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='accounts.centre')),
                ('confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.worker')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.worker')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('confirmed_by', models.F('proposed_by')), _negated=True), name='destroyed_by_four_eyes'), models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at', None), ('confirmed_by', None)), models.Q(('confirmed_at__isnull', False), ('confirmed_by__isnull', False), ('withdrawn_at', None)), _connector='OR'), name='confirmed_by_somebody_or_not_at_all'), models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('dossier',), name='proposed_once')],
            },
        ),
        migrations.CreateModel(
            name='LegalHold',
            fields=[
                ('id', models.UUIDField(default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False)),
                ('reason', models.CharField(max_length=400)),
                ('at', models.DateTimeField()),
                ('lifted_at', models.DateTimeField(null=True)),
                ('lifted_because', models.CharField(blank=True, max_length=400)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.worker')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='persons.dossier')),
                ('lifted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.worker')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('lifted_at', None)), fields=('dossier',), name='held_once'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='held_for_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('lifted_at', None), ('lifted_by', None)), models.Q(('lifted_at__isnull', False), models.Q(('lifted_because', ''), _negated=True)), _connector='OR'), name='lifted_for_a_reason')],
            },
        ),
    ]
