"""A backup that is damaged, or made to do harm, is refused in one sentence before it is used."""

from __future__ import annotations

import gc
import json
import warnings
from io import BytesIO
from pathlib import Path

import pytest
from how_often import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from small_backup import EVIDENCE, backup_of, parts_of, sealed_anew, small_backup

from goldthread.cli import backing_up
from goldthread.web.backups import sealed
from goldthread.web.backups.refusal import UnusableBackupError
from goldthread.web.backups.sealed import Unsealed, checked, opened_backup

WHOLE = small_backup()
TABLE = "tables/records_authority.jsonl"


def refusal(content: bytes) -> str:
    with pytest.raises(UnusableBackupError) as refused:
        checked(BytesIO(content))
    told = str(refused.value)
    assert "\n" not in told
    return told


def with_manifest(**changed: object) -> bytes:
    """A whole backup that says other things about itself."""
    parts = parts_of(WHOLE)
    said = json.loads(parts["manifest.json"]) | changed
    return backup_of(*(parts | {"manifest.json": json.dumps(said).encode()}).items())


def test_a_whole_backup_gives_back_what_was_put_in(tmp_path: Path) -> None:
    path = tmp_path / "a.backup"
    path.write_bytes(WHOLE)
    with opened_backup(path) as backup:
        (table,), (kept,) = backup.manifest.tables, backup.manifest.files
        assert list(backup.rows(table)) == [[1, "Anyborough"], [2, "Elsewhere"]]
        assert backup.file(kept).read() == EVIDENCE


def test_one_byte_that_was_changed_anywhere_is_found() -> None:
    for place in range(len(WHOLE)):
        changed = bytearray(WHOLE)
        changed[place] ^= 0b100
        assert refusal(bytes(changed)).startswith(("it is damaged", "it is not a backup"))


def test_an_end_that_is_missing_is_found_wherever_it_was_cut() -> None:
    for length in range(len(WHOLE)):
        assert "its end is missing" in refusal(WHOLE[:length])


@settings(max_examples=examples(60))
@given(
    st.lists(
        st.tuples(st.integers(0, len(WHOLE) - 90), st.integers(0, 255)), min_size=1, max_size=6
    )
)
def test_whatever_is_changed_and_sealed_anew_is_whole_or_refused(
    changes: list[tuple[int, int]],
) -> None:
    changed = bytearray(WHOLE)
    for place, byte in changes:
        changed[place] = byte
    try:
        backup = checked(BytesIO(sealed_anew(bytes(changed))))
    except UnusableBackupError:
        return
    # What a ZIP says that nobody reads, such as its dates, may be another.
    assert [list(backup.rows(table)) for table in backup.manifest.tables] == [
        [[1, "Anyborough"], [2, "Elsewhere"]]
    ]


@pytest.mark.parametrize("content", [b"", b"Dear all,\n", backup_of()[:-90]])
def test_what_is_no_backup_is_said_to_be_none(content: bytes) -> None:
    assert "not a backup of Goldthread" in refusal(content)


def test_a_part_that_unpacks_to_far_more_than_it_should_is_not_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sealed, "_SMALL", 1_000_000)  # as the larger one, and quicker to make
    bomb = backup_of(("manifest.json", b"{}"), (TABLE, b" " * 10_000_000))
    assert len(bomb) < 20_000
    assert refusal(bomb) == "it unpacks to far more than any backup holds."


def test_a_huge_manifest_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealed, "_LARGEST_MANIFEST", 1_000_000)
    assert "longer than that can be" in refusal(backup_of(("manifest.json", b" " * 1_000_001)))


@pytest.mark.parametrize("name", ["../evil", "/etc/evil", "files/evidence/../../evil", "more"])
def test_a_part_under_another_name_is_refused_wherever_it_would_lie(name: str) -> None:
    parts = parts_of(WHOLE) | {name: b"evil"}
    assert refusal(backup_of(*parts.items())) == "it holds other parts than it says."


@pytest.mark.parametrize("folder", ["..", "/etc", "a/b", "", "A", "a\\b"])
def test_a_folder_outside_is_refused_even_where_the_manifest_names_it(folder: str) -> None:
    files = json.loads(parts_of(WHOLE)["manifest.json"])["files"]
    assert "files.0.folder" in refusal(with_manifest(files=[files[0] | {"folder": folder}]))


def test_a_part_that_is_missing_or_there_twice_is_found() -> None:
    parts = parts_of(WHOLE)
    assert "other parts" in refusal(backup_of(*list(parts.items())[1:]))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the ZIP that is made here
        twice = backup_of(*parts.items(), (TABLE, b"[3]"))
    assert refusal(twice) == "it holds two parts of one name."


@pytest.mark.parametrize(
    "content", [b'[1,"Anyborough"]\n[2,"Elsewhere"]\n[3,"Added"]\n', b'[1,"Anyborough"]\n']
)
def test_a_table_that_is_not_what_the_manifest_says_is_refused(content: bytes) -> None:
    parts = parts_of(WHOLE) | {TABLE: content}
    assert refusal(backup_of(*parts.items())) == f"{TABLE} is not what it says it is."


@pytest.mark.parametrize(
    "line",
    [b"[1]", b"{}", b'[1,"a","b"]', b"[1,NaN]", b"[1," + b"[" * 100_000, b"\xff\xfe", b"[1,2"],
)
def test_a_line_that_is_no_row_of_its_table_is_named(tmp_path: Path, line: bytes) -> None:
    path = tmp_path / "a.backup"
    path.write_bytes(small_backup([b'[1,"Anyborough"]\n', line + b"\n"]))
    with pytest.raises(UnusableBackupError, match="table records_authority, row 2"), opened_backup(path) as backup:  # fmt: skip
        list(backup.rows(backup.manifest.tables[0]))


def test_another_format_and_a_word_nobody_knows_are_refused() -> None:
    newer = refusal(with_manifest(format="goldthread-backup/2"))
    assert newer.startswith("it is of a format other than goldthread-backup/1.")
    assert "what it says about itself cannot be used" in refusal(with_manifest(more=1))


@pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning")
def test_a_backup_given_up_half_way_is_none_and_nothing_is_said_of_it_later(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.backup"

    def give_up() -> None:
        with path.open("w+b") as file, Unsealed(file) as backup, backup.part(TABLE) as part:
            part.write(b"[1]\n")
            raise KeyError

    with pytest.raises(KeyError):
        give_up()
    gc.collect()
    assert "not a backup" in refusal(path.read_bytes())


def test_a_refusal_names_the_file_and_exits_with_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.backup"
    path.write_bytes(WHOLE[:-1])
    with pytest.raises(backing_up.typer.Exit) as ended:
        backing_up.backup(path, check=True)
    assert ended.value.exit_code == 2
    told = capsys.readouterr().err
    assert told.startswith(f"goldthread: {path}: it is not a backup")
    assert told.count("\n") == 1
