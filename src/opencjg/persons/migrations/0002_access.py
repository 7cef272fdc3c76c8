# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations

from opencjg.core.scopes import APP, DeclareScope, DoorFunctions, Rights, Scope, ScopeClass
from opencjg.files.door import MAY_OPEN_BLOB_GRANTS
from opencjg.persons import door
from opencjg.persons.rules.retention import TERMS

ME = "(select door.me())"
SELVES = "any((select door.claimed('selves'))::uuid[])"
LAYERS = "any((select door.claimed_words('layers'))::text[])"
WRITES = "any((select door.claimed_words('writes'))::text[])"
RUNS = "i.starts <= statement_timestamp() and (i.ends is null or i.ends > statement_timestamp())"


def granted(dossier: str, layer: str, by_role: str = LAYERS) -> str:
    """A running involvement opens this layer of this dossier, and so does the role.

    Both are named with their table: a bare name would mean the involvement's own column, and let everybody in.
    """
    return (
        f"{layer} = {by_role} and exists (select 1 from persons_involvement i where i.dossier_id = {dossier} "
        f"and i.worker_id = {SELVES} and {RUNS} and {layer} = any(i.layers))"
    )


def written(dossier: str, layer: str) -> str:
    """The same, to write; and written by oneself."""
    return f"by_id = {ME} and {granted(dossier, layer, WRITES)}"


def known(person: str) -> str:
    """Somebody who occurs in a dossier that is open; row security on the mentions says which."""
    return f"exists (select 1 from persons_mention m where m.person_id = {person})"


def unshielded(person: str) -> str:
    """He occurs in a dossier of which the shielded layer is open as well."""
    return (
        f"'shielded' = {LAYERS} and exists (select 1 from persons_mention m join persons_involvement i "
        f"on i.dossier_id = m.dossier_id where m.person_id = {person} and i.worker_id = {SELVES} and {RUNS} "
        "and 'shielded' = any(i.layers))"
    )


def family_known(family: str) -> str:
    return f"exists (select 1 from persons_membership s where s.family_id = {family})"


def family_now(family: str) -> str:
    """Somebody he knows lives in it now: whoever left it has nothing to do with its trusted contact person."""
    return f"exists (select 1 from persons_membership s where s.family_id = {family} and s.until is null)"


FILL_TERMS = "insert into persons_retentionterm (kind, years, days, ground) values " + ", ".join(
    f"('{term.kind}', {term.years}, {term.days}, '{term.ground}')" for term in TERMS.values()
)
DESTROYS = "select, delete"  # a dossier is destroyed by the door's own function alone
BASIS = "'basis'"
ALL_BASIS = f"'basis' = {WRITES}"
PERSON = (
    "first", "prefix", "last", "born", "precision", "expected", "sex", "bsn", "bsn_hash", '"left"', "left_on",
    "version",
)  # fmt: skip
INVOLVED = (
    f"worker_id = {SELVES} or door.opens(dossier_id, 'basis') or (kind = 'emergency' and door.reviews(dossier_id))"
)
# Who moved out tells where the family lived with him, and not where it lives since: it may have fled from him.
LIVED_THERE = (
    "exists (select 1 from persons_membership s where s.family_id = persons_dwelling.family_id "
    "and (s.until is null or s.until > persons_dwelling.since)"
)
UNSHIELDED_DWELLING = f"{LIVED_THERE}) and (not shielded or {LIVED_THERE} and {unshielded('s.person_id')}))"


def content(table: str) -> Scope:
    """Insert-only content of a dossier, in layers."""
    dossier, layer = f"{table}.dossier_id", f"{table}.layer"
    rights = Rights(select=granted(dossier, layer), insert=written(dossier, layer))
    return Scope(ScopeClass.DOSSIER, {APP: rights}, door=DESTROYS)


class Migration(migrations.Migration):
    """Who is involved in a dossier reads the layers that his role and his involvement both open."""

    dependencies = [
        ("persons", "0001_initial"),
        ("accounts", "0002_access"),
        ("outbox", "0001_initial"),
        ("files", "0002_access"),
        ("audit", "__latest__"),
    ]
    operations = [
        migrations.RunSQL(
            "create index persons_word_alike on persons_word using gin (word gin_trgm_ops)", migrations.RunSQL.noop
        ),
        DoorFunctions(
            door.OPENS
            + door.ENTER
            + door.EMERGENCY
            + door.LOGGED
            + door.SEEN
            + door.RETENTION
            + door.MERGE
            + door.SEARCH
            + door.TYPING,
            door.GRANTS,
        ),
        DeclareScope(
            "persons_involvement",
            Scope(ScopeClass.DOSSIER, {APP: Rights(select=INVOLVED)}, door="select, insert, update, delete"),
        ),
        DeclareScope(
            "persons_mention",
            Scope(
                ScopeClass.DOSSIER,
                {APP: Rights(select=granted("persons_mention.dossier_id", "'basis'"))},
                door="select, insert, delete",
            ),
        ),
        DeclareScope(
            "persons_dossier",
            Scope(
                ScopeClass.DOSSIER,
                {
                    APP: Rights(
                        select=granted("persons_dossier.id", "'basis'"),
                        update=granted("persons_dossier.id", "'basis'", WRITES),
                        columns=("changed_at",),
                    )
                },
                door="select, insert, update (changed_at), delete",
            ),
        ),
        DeclareScope(
            "persons_person",
            Scope(
                ScopeClass.DOSSIER,
                {
                    APP: Rights(
                        select=known("persons_person.id"),
                        insert=f"{ALL_BASIS} and same_as_id is null",
                        update=f"{ALL_BASIS} and {known('persons_person.id')}",
                        columns=PERSON,
                    )
                },
                door="select, update, delete",
            ),
        ),
        DeclareScope(
            "persons_personversion",
            Scope(
                ScopeClass.DOSSIER,
                {
                    APP: Rights(
                        select=known("persons_personversion.person_id"),
                        insert=f"by_id = {ME} and {ALL_BASIS} and {known('persons_personversion.person_id')}",
                    )
                },
                door=DESTROYS,
            ),
        ),
        DeclareScope(
            "persons_contactpoint",
            Scope(
                ScopeClass.DOSSIER,
                {
                    APP: Rights(
                        select=f"{known('persons_contactpoint.person_id')} and (not own or "
                        f"{unshielded('persons_contactpoint.person_id')})",
                        insert=f"{ALL_BASIS} and {known('persons_contactpoint.person_id')}",
                        update=f"{ALL_BASIS} and {known('persons_contactpoint.person_id')}",
                        columns=("until",),
                    )
                },
                door=DESTROYS,
            ),
        ),
        DeclareScope(
            "persons_relation",
            Scope(
                ScopeClass.DOSSIER,
                {
                    APP: Rights(
                        select=f"{known('persons_relation.person_id')} and {known('persons_relation.other_id')}",
                        insert=f"by_id = {ME} and {ALL_BASIS} and {known('persons_relation.person_id')} "
                        f"and {known('persons_relation.other_id')}",
                        update=f"{ALL_BASIS} and {known('persons_relation.person_id')}",
                        columns=("until",),
                    )
                },
                door=DESTROYS,
            ),
        ),
        DeclareScope(
            "persons_membership",
            Scope(
                ScopeClass.DOSSIER,
                {
                    APP: Rights(
                        select=known("persons_membership.person_id"),
                        insert=f"{ALL_BASIS} and {known('persons_membership.person_id')} "
                        "and door.may_join(family_id, person_id)",
                        update=f"{ALL_BASIS} and {known('persons_membership.person_id')}",
                        columns=("until", "main"),
                    )
                },
                door=DESTROYS,
            ),
        ),
        DeclareScope(
            "persons_family",
            Scope(
                ScopeClass.DOSSIER,
                {APP: Rights(select=family_known("persons_family.id"), insert=ALL_BASIS)},
                door=DESTROYS,
            ),
        ),
        DeclareScope(
            "persons_dwelling",
            Scope(
                ScopeClass.DOSSIER,
                {
                    APP: Rights(
                        select=UNSHIELDED_DWELLING,
                        insert=f"by_id = {ME} and {ALL_BASIS} and {LIVED_THERE})",
                        update=f"{ALL_BASIS} and {UNSHIELDED_DWELLING}",
                        columns=("until",),
                    )
                },
                door=DESTROYS,
            ),
        ),
        DeclareScope(
            "persons_contactperson",
            Scope(
                ScopeClass.DOSSIER,
                {
                    APP: Rights(
                        select=f"{family_now('persons_contactperson.family_id')} or "
                        f"{known('persons_contactperson.youth_id')}",
                        insert=f"{ALL_BASIS} and ({family_now('persons_contactperson.family_id')} or "
                        f"{known('persons_contactperson.youth_id')})",
                        update=f"{ALL_BASIS} and ({family_now('persons_contactperson.family_id')} or "
                        f"{known('persons_contactperson.youth_id')})",
                        columns=("until",),
                    )
                },
                door=DESTROYS,
            ),
        ),
        DeclareScope(
            "persons_merge",
            Scope(
                ScopeClass.DOSSIER,
                {APP: Rights(select=f"{known('persons_merge.kept_id')} and {known('persons_merge.double_id')}")},
                door="select, insert, update, delete",
            ),
        ),
        DeclareScope("persons_word", Scope(ScopeClass.DOSSIER, {}, door="select, insert, delete")),
        DeclareScope("persons_wording", Scope(ScopeClass.DOSSIER, {}, door="select, insert, delete")),
        DeclareScope("persons_fact", content("persons_fact")),
        DeclareScope("persons_document", content("persons_document")),
        DeclareScope(
            "persons_helper",
            Scope(
                ScopeClass.DOSSIER,
                {
                    APP: Rights(
                        select=granted("persons_helper.dossier_id", "'basis'"),
                        insert=written("persons_helper.dossier_id", "'basis'"),
                        update=granted("persons_helper.dossier_id", "'basis'", WRITES),
                        columns=("until",),
                    )
                },
                door=DESTROYS,
            ),
        ),
        DeclareScope(
            "persons_consent",
            Scope(
                ScopeClass.DOSSIER,
                {
                    APP: Rights(
                        select=granted("persons_consent.dossier_id", "'basis'"),
                        insert=written("persons_consent.dossier_id", "'basis'"),
                        update=granted("persons_consent.dossier_id", "'basis'", WRITES),
                        columns=("withdrawn_on",),
                    )
                },
                door=DESTROYS,
            ),
        ),
        DeclareScope(
            "persons_rightsrequest",
            Scope(
                ScopeClass.DOSSIER,
                {
                    APP: Rights(
                        select=granted("persons_rightsrequest.dossier_id", "'basis'"),
                        insert=f"{written('persons_rightsrequest.dossier_id', BASIS)} and decided_at is null",
                        update=f"{granted('persons_rightsrequest.dossier_id', BASIS, WRITES)} "
                        "and door.leads(persons_rightsrequest.dossier_id)",
                        columns=("granted", "motivation", "decided_by_id", "decided_at", "ended_at"),
                    )
                },
                door=DESTROYS,
            ),
        ),
        DeclareScope(
            "persons_retentionterm",
            Scope(ScopeClass.REFERENCE, {APP: Rights(select="true")}, door="select, update"),
        ),
        DeclareScope(
            "persons_legalhold",
            Scope(
                ScopeClass.DOSSIER,
                {APP: Rights(select=granted("persons_legalhold.dossier_id", "'basis'"))},
                door="select, insert, update, delete",
            ),
        ),
        DeclareScope("persons_destruction", Scope(ScopeClass.PROCESS, {}, door="select, insert, update")),
        migrations.RunSQL(
            "create trigger raise_revision after insert or update or delete on persons_retentionterm "
            "for each statement execute function door.raise_revision()",
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(FILL_TERMS, migrations.RunSQL.noop),
        migrations.RunSQL(
            "grant usage on sequence persons_word_id_seq, persons_wording_id_seq, persons_mention_id_seq "
            "to opencjg_door",
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(door.SHRINK + door.COMPLETES, migrations.RunSQL.noop),
        DoorFunctions(door.MAY_OPEN_BLOB, MAY_OPEN_BLOB_GRANTS),
    ]
