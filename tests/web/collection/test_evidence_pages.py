"""Files given with returns: kept, handed out as they came, and never opened."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from small_returns import submitted

from goldthread.web.collection import actions, models
from goldthread.web.collection.evidence import plain_name, require_known_kind
from goldthread.web.records import models as records
from goldthread.web.refusal import ActionRefusedError

PAGE = "/anyborough/returns/q1/2020-Q4/"
PDF = b"%PDF-1.7 made up"
ZIP = b"PK\x03\x04rest"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", PDF),
        ("a.XLSX", ZIP),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest"),
        ("a.png", b"\x89PNG\r\n\x1a\nrest"),
        ("a.jpeg", b"\xff\xd8\xff\xe0"),
        ("a.csv", "name,£\r\nHomes,1\n".encode()),
        ("a.txt", "Unicode".encode("utf-16")),
    ],
)
def test_a_file_of_a_kind_that_is_taken_is_known_by_how_it_begins(
    name: str, content: bytes
) -> None:
    require_known_kind(name, content)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.pdf", b"<script>", "is not the PDF file"),
        ("a.xlsm", ZIP, "of a kind that is not taken"),
        ("a.html", b"<p>", "of a kind that is not taken"),
        ("a.svg", b"<svg>", "of a kind that is not taken"),
        ("a", PDF, "of a kind that is not taken"),
        ("a.csv", b"a\x00b", "is not the plain text"),
        ("a.pdf", b"", "is empty"),
        ("a.pdf", PDF + b" " * 10_000_000, "larger than 10 megabytes"),
    ],
)
def test_any_other_file_is_refused_with_what_to_do(name: str, content: bytes, told: str) -> None:
    with pytest.raises(ActionRefusedError, match=told):
        require_known_kind(name, content)


def test_a_name_loses_its_folders_and_what_cannot_be_seen() -> None:
    assert plain_name("../../etc/pass\u202ewd\r\n.pdf") == "passwd.pdf"
    assert plain_name("C:\\Users\\me\\figures.csv") == "figures.csv"
    assert plain_name("x" * 300 + ".pdf") == "x" * 196 + ".pdf"


def sent(client: Client, due: models.Return, *files: tuple[str, bytes]) -> HttpResponse:
    return client.post(
        PAGE,
        {
            "version": due.version,
            "key": "k",
            "do": "save",
            "evidence": [SimpleUploadedFile(name, content) for name, content in files],
        },
    )


@pytest.mark.django_db
def test_several_files_are_kept_under_their_digests_for_the_owner_alone(
    due: models.Return, ana: Client, data_directory: Path
) -> None:
    assert sent(ana, due, ("a.pdf", PDF), ("b.csv", b"1,2"), ("c.pdf", PDF)).status_code == 302
    # The same file under another name is the same file.
    assert [one.name for one in models.Evidence.objects.all()] == ["a.pdf", "b.csv"]
    digest = hashlib.sha256(PDF).hexdigest()
    kept = data_directory / "evidence" / digest[:2] / digest
    assert kept.read_bytes() == PDF
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert [path.name for path in kept.parent.iterdir()] == [digest]


@pytest.mark.django_db
def test_a_file_is_handed_out_to_be_saved_and_to_nobody_else(
    due: models.Return,
    ana: Client,
    other_authority: records.Authority,
    person: Callable[..., Client],
) -> None:
    sent(ana, due, ("Figures of März.pdf", PDF))
    digest = hashlib.sha256(PDF).hexdigest()
    answer = ana.get(f"{PAGE}evidence/{digest}/")
    assert b"".join(answer) == PDF  # type: ignore[call-overload] # it comes in pieces
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == "application/octet-stream"
    assert "no-store" in answer["Cache-Control"]
    stranger = person("eve", "performance_team", other_authority)
    assert stranger.get(f"{PAGE}evidence/{digest}/").status_code == 404
    viewer = person("vera", "viewer", due.measure.authority)
    assert viewer.get(f"{PAGE}evidence/{digest}/").status_code == 403
    assert ana.get(f"{PAGE}evidence/{'0' * 64}/").status_code == 404


@pytest.mark.django_db
def test_a_bad_file_is_said_and_what_was_typed_stays(due: models.Return, ana: Client) -> None:
    answer = ana.post(
        PAGE,
        {
            "version": due.version,
            "key": "k",
            "commentary": "Long thought about",
            "evidence": SimpleUploadedFile("a.exe", b"MZ"),
        },
    )
    page = answer.content.decode()
    assert "a.exe is of a kind that is not taken" in page
    assert "Long thought about" in page
    assert not models.Evidence.objects.exists()


@pytest.mark.django_db
def test_a_file_is_taken_away_on_record_and_not_from_what_is_handed_in(
    due: models.Return, ana: Client, cy: Client
) -> None:
    sent(ana, due, ("a.pdf", PDF))
    digest = hashlib.sha256(PDF).hexdigest()
    now = submitted(models.Return.objects.get(pk=due.pk))
    ana.post(f"{PAGE}evidence/{digest}/take-away/")
    assert models.Evidence.objects.get().taken_away_at is None
    with pytest.raises(ActionRefusedError, match="with its data owner"):
        actions.give_evidence(period_return=now, name="b.pdf", content=PDF + b"2", by="ana")
    actions.withdraw_return(period_return=now, version=now.version, by="ana")
    ana.post(f"{PAGE}evidence/{digest}/take-away/")
    assert models.Evidence.objects.get().taken_away_by == "ana"
    assert ana.get(f"{PAGE}evidence/{digest}/").status_code == 404
    history = cy.get(PAGE).content.decode()
    assert "took a file away" in history
    assert "a.pdf" in history
