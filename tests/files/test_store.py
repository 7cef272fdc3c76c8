# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""A file is kept sealed, for nobody until somebody says for whom, and is gone when its key is gone."""

import hashlib
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connections, transaction
from django.test import RequestFactory
from django.utils import translation

from opencjg.core import vault
from opencjg.core.types import NotAllowed
from opencjg.files import labels, services, types
from opencjg.files.models import Blob
from opencjg.files.responses import download
from opencjg.files.types import FileKind, FileRefused, FileTooLarge, Infected, ScannerSilent, Upload
from tests.audit.test_log import change, committed
from tests.files import hostile
from tests.files.test_rules import GOOD
from tests.world import enter

__all__ = ["committed"]

LETTER = Upload("../Brief van Samira.PDF", hostile.pdf(scripts=hostile.scripted, who=hostile.described))
OPEN_TO_JAN = """
set local role opencjg_door;
create or replace function door.may_open_blob(blob uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as
$$ select door.me() = (select id from accounts_worker where name = 'Jan Jansen') $$;
reset role;
"""


@pytest.fixture
def key() -> bytes:
    return vault.new_key()


def kept(upload: Upload, key: bytes, now, *, by: str = "samira") -> types.Stored:
    with transaction.atomic():
        enter(by)
        return services.store(upload=upload, key=key, at=now)


def opened(blob: UUID, key: bytes, *, by: str) -> bytes:
    with transaction.atomic():
        enter(by)
        return services.read(blob=blob, key=key)


def rows() -> list[Blob]:
    return list(Blob.objects.using("owner").all())


def let_jan_open(owner) -> None:
    with transaction.atomic(using=owner.alias):
        change(owner, OPEN_TO_JAN)


@pytest.mark.commits
def test_a_file_is_kept_clean_and_sealed_and_comes_back(committed, now, key):
    stored = kept(LETTER, key, now)

    assert (stored.name, stored.kind) == ("Brief van Samira.pdf", FileKind.PDF)
    (row,) = rows()
    assert (row.id, row.kind, row.size, row.made_at) == (stored.id, "pdf", stored.size, now)
    assert bytes(row.digest) == stored.digest == hashlib.sha256(bytes(row.sealed)).digest()
    for readable in (b"%PDF", b"Verslag", hostile.CANARY.encode()):
        assert readable not in bytes(row.sealed)
    let_jan_open(committed)
    content = opened(stored.id, key, by="jan")
    assert content.startswith(b"%PDF-")
    assert len(content) == stored.size
    assert b"Kanariescript" not in content


@pytest.mark.commits
def test_nobody_reads_a_file_until_an_app_says_who_may(committed, now, key):
    stored = kept(LETTER, key, now)
    for name in ("samira", "jan", "fatma", "eva"):
        with pytest.raises(NotAllowed) as refused:
            opened(stored.id, key, by=name)
        assert refused.value.code == "file_gone"

    let_jan_open(committed)

    with pytest.raises(NotAllowed):
        opened(stored.id, key, by="eva")
    with pytest.raises(NotAllowed):
        services.read(blob=stored.id, key=key)


@pytest.mark.commits
def test_who_is_nobody_keeps_nothing(committed, now, key):
    with pytest.raises(DatabaseError) as error:
        services.store(upload=LETTER, key=key, at=now)

    assert error.value.__cause__.sqlstate == "42501"
    assert rows() == []


@pytest.mark.commits
@pytest.mark.parametrize("alias", ["default", "login"])
def test_a_kept_file_is_not_changed_nor_deleted_by_a_page(committed, now, key, alias):
    kept(LETTER, key, now)
    for statement in ("update files_blob set size = 0", "delete from files_blob", "truncate files_blob"):
        with pytest.raises(DatabaseError) as error, transaction.atomic(using=alias):
            change(connections[alias], statement)
        assert error.value.__cause__.sqlstate == "42501"


@pytest.mark.commits
def test_another_key_or_another_row_opens_nothing(committed, now, key):
    one, other = kept(LETTER, key, now), kept(LETTER, key, now)
    let_jan_open(committed)
    change(
        committed,
        f"update files_blob set sealed = (select sealed from files_blob where id = '{one.id}') where id = '{other.id}'",  # noqa: S608
    )
    for blob, with_key in ((one.id, vault.new_key()), (other.id, key)):
        with pytest.raises(vault.Sealed):
            opened(blob, with_key, by="jan")


@pytest.mark.commits
def test_the_housekeeping_destroys_a_file_once(committed, now, key):
    stored, other = kept(LETTER, key, now), kept(LETTER, key, now)

    assert services.destroy(blob=stored.id) is True
    assert services.destroy(blob=stored.id) is False
    assert services.destroy(blob=uuid4()) is False
    assert [row.id for row in rows()] == [other.id]


@pytest.mark.commits
def test_a_file_that_was_stored_for_an_act_that_is_undone_was_not_stored(committed, now, key):
    with transaction.atomic():
        enter("samira")
        services.store(upload=LETTER, key=key, at=now)
        transaction.set_rollback(True)
    assert rows() == []


@pytest.mark.commits
def test_a_virus_is_refused_by_name_before_the_file_is_read(committed, clamd, now, key, monkeypatch):
    monkeypatch.setattr(services, "clean_apart", lambda *_any: pytest.fail("it is read"))

    with pytest.raises(Infected) as found:
        kept(Upload("brief.pdf", GOOD[FileKind.PDF] + hostile.EICAR), key, now)

    assert found.value.signature == "Eicar-Test-Signature"
    assert rows() == []


@pytest.mark.commits
def test_without_a_verdict_of_the_scanner_nothing_is_kept(committed, clamd, now, key):
    clamd.says = b"nee\0"

    with pytest.raises(ScannerSilent):
        kept(LETTER, key, now)

    assert rows() == []


@pytest.mark.commits
def test_the_scanner_gets_the_file_as_it_came(committed, clamd, now, key):
    kept(LETTER, key, now)

    assert clamd.heard == [LETTER.content]
    assert len(rows()) == 1


@pytest.mark.commits
def test_a_file_that_is_too_large_once_it_is_clean_is_refused(committed, now, key, monkeypatch):
    monkeypatch.setattr(services, "LARGEST_BYTES", 100)

    with pytest.raises(FileTooLarge):
        kept(LETTER, key, now)

    assert rows() == []


def refusals() -> list[FileRefused]:
    made = {Infected: ("Eicar",), types.NameDisagrees: ("jpg",)}
    return [refusal(*made.get(refusal, ())) for refusal in FileRefused.__subclasses__()]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_refusal_has_a_sentence(language):
    assert {refused.code for refused in refusals()} == set(labels.REFUSALS)
    with translation.override(language):
        for refused in refusals():
            said = labels.say(refused)
            assert said.endswith(".")
            assert "%(" not in said


def test_a_silent_scanner_is_said_in_dutch():
    with translation.override("nl"), translation.override("nl"):
        assert labels.say(ScannerSilent()).startswith("De virusscanner antwoordt niet.")


@pytest.mark.parametrize("kind", FileKind)
def test_a_file_is_sent_to_be_saved_and_shows_nothing_of_itself(kind):
    response = download(name="Brief <b>\r\nvan één\u202e.exe", kind=kind, content=b"<script>")

    assert response.content == b"<script>"
    assert response["Content-Type"].partition("/")[0] in {"application", "image"}
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "no-store"
    assert response["Content-Security-Policy"].startswith("sandbox;")
    assert response["Content-Disposition"] == (
        f"attachment; filename*=utf-8''Brief%20-b-%20van%20%C3%A9%C3%A9n.exe.{kind}"
    )


def test_our_own_middleware_leaves_the_sandbox_as_it_is():
    from csp.middleware import CSPMiddleware

    def sends(_request):
        return download(name="brief.pdf", kind=FileKind.PDF, content=b"%PDF-")

    response = CSPMiddleware(sends)(RequestFactory().get("/"))
    assert response["Content-Security-Policy"].startswith("sandbox;")
    assert response["Content-Disposition"] == 'attachment; filename="brief.pdf"'
