"""``read`` from the shell: how it ends for a document that says nothing of measures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer

from goldthread.cli.reading import Format, read
from goldthread.cli.terminal import ExitCode


def test_a_document_without_measures_or_deliverables_is_said_and_ends_with_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text("The committee met and noted the report.\n", "utf-8")
    with pytest.raises(typer.Exit) as ended:
        read(path, Format.JSON)
    assert ended.value.exit_code == ExitCode.FINDINGS
    said = capsys.readouterr()
    assert json.loads(said.out)["measures"] == []
    assert said.err.startswith(
        "goldthread: minutes.txt was opened, but nothing in it was understood"
    )


def test_plain_text_under_the_name_of_a_word_document_cannot_be_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "plan.docx"
    path.write_text("Somebody's note.\n", "utf-8")
    with pytest.raises(typer.Exit) as ended:
        read(path, Format.JSON)
    assert ended.value.exit_code == ExitCode.UNUSABLE
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert "plain text, though its name ends in .docx" in said.err
