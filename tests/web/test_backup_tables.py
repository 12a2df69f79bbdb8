"""What stands in a backup goes into a table only as what the table can hold, and comes out as it was."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db import connection

from goldthread.web.backups.refusal import UnusableBackupError
from goldthread.web.backups.tables import (
    LEFT_OUT,
    NAMES_KEPT_FILES,
    columns_of,
    lines_of,
    put_rows,
)

NOT_KEPT_AS_FILES = {
    # The digest of what was read, or of what stands in the row itself.
    "collection_spreadsheetimport",
    "packs_frozenpack",
    "packs_wordtemplate",
}


@pytest.mark.django_db
def test_a_row_goes_in_as_it_is() -> None:
    put_rows(Group, iter([[7, "Ä “quoted”\n, new line"], [9, "b"]]), connection)
    assert [line for _row, line in lines_of(Group)] == [
        '[7,"Ä “quoted”\\n, new line"]\n'.encode(),
        b'[9,"b"]\n',
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "row",
    [
        [{"id": 1}, "a key that is none"],
        ["1; DROP TABLE auth_group", "a key that is words"],
        [2**70, "a key that no database has room for"],
        [1, None],
        [1, "half a character: \ud800"],
    ],
    ids=lambda row: str(row[1]),
)
def test_a_value_that_no_column_holds_is_refused_in_one_sentence(row: list[Any]) -> None:
    with pytest.raises(UnusableBackupError, match="table auth_group"):
        put_rows(Group, iter([row]), connection)


def test_every_table_that_could_name_a_kept_file_is_classified() -> None:
    models = {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}
    naming = {
        table
        for table, model in models.items()
        if "sha256" in {field.column for field in columns_of(model)}
    }
    assert naming == set(NAMES_KEPT_FILES) | NOT_KEPT_AS_FILES
    assert set(models) >= LEFT_OUT
