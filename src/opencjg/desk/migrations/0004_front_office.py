# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import opencjg.core.rules.identifiers
import opencjg.desk.types.office


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_access"),
        ("desk", "0003_knowledge_base"),
    ]

    operations = [
        migrations.AddField(
            model_name="callbackrequest",
            name="soon",
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name="BackOfficeForm",
            fields=[
                (
                    "contact",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="desk.contact",
                    ),
                ),
                ("at", models.DateTimeField()),
                ("sex", models.CharField(blank=True, max_length=40)),
                ("postcode", models.CharField(blank=True, max_length=4)),
                ("town", models.CharField(blank=True, max_length=80)),
                ("relation", models.CharField(blank=True, max_length=40)),
                ("professional", models.CharField(blank=True, max_length=40)),
                ("relation_other", models.CharField(blank=True, max_length=120)),
                ("known_through", models.CharField(blank=True, max_length=40)),
                ("known_other", models.CharField(blank=True, max_length=120)),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), size=None),
                ),
                ("kind_other", models.CharField(blank=True, max_length=120)),
                ("description", models.TextField(blank=True)),
                (
                    "handling",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10), size=None),
                ),
                (
                    "passed_on",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), size=None),
                ),
                ("passed_on_other", models.CharField(blank=True, max_length=120)),
                ("by_way", models.CharField(blank=True, max_length=10)),
                ("by_way_other", models.CharField(blank=True, max_length=120)),
                ("information", models.BooleanField(null=True)),
                ("crisis", models.BooleanField(null=True)),
                ("reachable", models.BooleanField(null=True)),
                ("right_place", models.BooleanField(null=True)),
                ("centre", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="accounts.centre")),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.worker"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Crisis",
            fields=[
                (
                    "contact",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="desk.contact",
                    ),
                ),
                ("started_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("help_there", "HELP_THERE"),
                            ("taken_over", "TAKEN_OVER"),
                            ("handed_over", "HANDED_OVER"),
                            ("no_crisis", "NO_CRISIS"),
                        ],
                        max_length=12,
                    ),
                ),
                ("centre", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="accounts.centre")),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.worker"
                    ),
                ),
                (
                    "started_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.worker"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CrisisCall",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("at", models.DateTimeField()),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("help_comes", "HELP_COMES"),
                            ("takes_over", "TAKES_OVER"),
                            ("advice", "ADVICE"),
                            ("calls_back", "CALLS_BACK"),
                            ("not_reached", "NOT_REACHED"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.worker"
                    ),
                ),
                ("centre", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="accounts.centre")),
                ("crisis", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="desk.crisis")),
            ],
        ),
        migrations.CreateModel(
            name="CrisisLine",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("phone", models.CharField(max_length=20)),
                ("purpose", models.CharField(blank=True, max_length=120)),
                ("place", models.PositiveSmallIntegerField()),
                ("active", models.BooleanField(default=True)),
                (
                    "centre",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, to="accounts.centre"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FormOption",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "list",
                    models.CharField(
                        choices=[
                            ("passed_to", "PASSED_TO"),
                            ("sex", "SEX"),
                            ("relation", "RELATION"),
                            ("professional", "PROFESSIONAL"),
                            ("known_through", "KNOWN_THROUGH"),
                            ("question_kind", "QUESTION_KIND"),
                            ("passed_on", "PASSED_ON"),
                        ],
                        max_length=15,
                    ),
                ),
                ("code", models.CharField(max_length=40)),
                ("label", models.CharField(max_length=80)),
                ("asks", models.BooleanField(default=False)),
                ("place", models.PositiveSmallIntegerField()),
                ("active", models.BooleanField(default=True)),
                (
                    "municipality",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to="accounts.municipality"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ShiftNote",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField()),
                ("text", models.BinaryField()),
                ("expires_at", models.DateTimeField(db_index=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.worker"
                    ),
                ),
                ("centre", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="accounts.centre")),
            ],
        ),
        migrations.CreateModel(
            name="Waiting",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("seen_as", models.CharField(blank=True, max_length=40)),
                ("since", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("taken_up", "TAKEN_UP"), ("left", "LEFT"), ("went_home", "WENT_HOME")],
                        max_length=10,
                    ),
                ),
                ("centre", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="accounts.centre")),
                ("contact", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="desk.contact")),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.worker"
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.worker"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CallAttempt",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField()),
                ("due", models.DateTimeField()),
                ("outcome", models.CharField(max_length=20)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.worker"
                    ),
                ),
                ("centre", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="accounts.centre")),
                ("contact", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="desk.contact")),
            ],
            options={
                "indexes": [models.Index(fields=["contact", "at"], name="desk_callat_contact_e19839_idx")],
            },
        ),
        migrations.CreateModel(
            name="Consultation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "advisor",
                    models.CharField(
                        choices=[
                            ("expert_desk", "EXPERT_DESK"),
                            ("social_work", "SOCIAL_WORK"),
                            ("youth_care", "YOUTH_CARE"),
                            ("chain_coordinator", "CHAIN_COORDINATOR"),
                            ("other", "OTHER"),
                        ],
                        max_length=20,
                    ),
                ),
                ("with_whom", models.CharField(max_length=80)),
                ("answer", models.BinaryField(null=True)),
                ("identified", models.BooleanField()),
                ("consented", models.BooleanField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.worker"
                    ),
                ),
                ("centre", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="accounts.centre")),
                ("contact", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="desk.contact")),
            ],
            options={
                "indexes": [models.Index(fields=["contact", "at"], name="desk_consul_contact_14d541_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("consented", True),
                            models.Q(
                                ("identified", False),
                                models.Q(
                                    ("advisor", opencjg.desk.types.office.Advisor["CHAIN_COORDINATOR"]), _negated=True
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="who_is_named_or_discussed_agreed",
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="crisis",
            index=models.Index(condition=models.Q(("ended_at", None)), fields=["centre"], name="crises_that_run"),
        ),
        migrations.AddConstraint(
            model_name="crisis",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("outcome", "")),
                    models.Q(("ended_at__isnull", False), models.Q(("outcome", ""), _negated=True)),
                    _connector="OR",
                ),
                name="a_crisis_ends_with_an_outcome",
            ),
        ),
        migrations.AddConstraint(
            model_name="formoption",
            constraint=models.UniqueConstraint(
                fields=("municipality", "list", "code"), name="a_box_stands_in_a_list_once", nulls_distinct=False
            ),
        ),
        migrations.AddIndex(
            model_name="waiting",
            index=models.Index(fields=["centre", "since"], name="desk_waitin_centre__ebe96c_idx"),
        ),
        migrations.AddConstraint(
            model_name="waiting",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)), fields=("contact",), name="a_customer_waits_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="waiting",
            constraint=models.CheckConstraint(
                condition=models.Q(("ended_at", None), ("seen_as", ""), _connector="OR"),
                name="who_waited_is_described_no_longer",
            ),
        ),
    ]
