# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
from django.db import migrations, models

import opencjg.core.rules.identifiers
from opencjg.core.scopes import APP, DeclareScope, DoorFunctions, Rights, Scope, ScopeClass

MINE = "any((select door.claimed('selves'))::uuid[])"
EDITOR = "(select door.has_role('content_manager'))"
KEPT = f"{EDITOR} or desk_answer.owner_id = {MINE}"
WRITTEN = (
    "by_id = (select door.me()) and exists (select 1 from desk_answer a "
    f"where a.id = desk_answerversion.answer_id and ({EDITOR} or a.owner_id = {MINE}))"
)
QUESTION = (
    "centre_id = any((select door.claimed('desks'))::uuid[]) or exists (select 1 from processes_matter m "
    f"where m.id = desk_question.contact_id and m.responsible_id = {MINE})"
)
# Words without an asker are for the editors of their centre too.
EDITED = f"contact_id is null and {EDITOR} and centre_id = any((select door.claimed('centres'))::uuid[])"

TOPICS = """
insert into socialmap_topic (code, under_id, name_nl, name_en, also, place)
select code, under_id, name_nl, name_en, also, place from desk_topic;
set constraints all immediate;
"""
PATTERNS = """
-- How often was asked about each topic at a centre: numbers, of no one asker (KC-IA-2).
create or replace function door.question_patterns(this uuid, since timestamptz)
returns table (topic text, asked bigint)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not (this = any(door.claimed('desks'))
            or door.has_role('content_manager') and this = any(door.claimed('centres'))) then
        raise exception 'not his centre' using errcode = 'CJ403';
    end if;
    return query select c.topic_id::text, count(*) from desk_contact c
    where c.centre_id = this and c.at >= since group by c.topic_id;
end $$;
"""


class Migration(migrations.Migration):
    """Topics go to the social map, which lies lower; answers stand apart from the questions they were made of."""

    dependencies = [
        ("desk", "0002_access"),
        ("accounts", "0002_access"),
        ("socialmap", "0002_access"),
    ]
    operations = [
        migrations.RunSQL(TOPICS, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="contact",
            name="topic",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="socialmap.topic"),
        ),
        migrations.AlterField(
            model_name="question",
            name="topic",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="socialmap.topic"),
        ),
        migrations.DeleteModel(name="Topic"),
        migrations.RemoveField(model_name="question", name="answer"),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=opencjg.core.rules.identifiers.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("question", models.CharField(max_length=400)),
                ("text", models.TextField()),
                ("source", models.CharField(max_length=200)),
                ("valid_until", models.DateField()),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.centre"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.worker"
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="socialmap.topic"),
                ),
            ],
            options={"indexes": [models.Index(fields=["topic", "question"], name="desk_answer_topic_i_142d16_idx")]},
        ),
        migrations.CreateModel(
            name="AnswerVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=opencjg.core.rules.identifiers.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("version", models.PositiveIntegerField()),
                ("question", models.CharField(max_length=400)),
                ("text", models.TextField()),
                ("source", models.CharField(max_length=200)),
                ("valid_until", models.DateField()),
                ("at", models.DateTimeField()),
                ("answer", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="desk.answer")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.worker"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=["answer", "version"], name="an_answer_is_written_once_a_version")
                ]
            },
        ),
        DeclareScope(
            "desk_answer",
            Scope(ScopeClass.REFERENCE, {APP: Rights(select="true", insert=EDITOR, update=KEPT)}),
        ),
        DeclareScope(
            "desk_answerversion",
            Scope(ScopeClass.REFERENCE, {APP: Rights(select="true", insert=WRITTEN)}),
        ),
        migrations.RunSQL(
            f"alter policy opencjg_app_select on desk_question using ({QUESTION} or {EDITED})",
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(
            f"alter policy opencjg_app_update on desk_question using ({QUESTION} or {EDITED}) "
            f"with check ({QUESTION} or {EDITED})",
            migrations.RunSQL.noop,
        ),
        DoorFunctions(PATTERNS, {"question_patterns(uuid, timestamptz)": (APP,)}),
    ]
