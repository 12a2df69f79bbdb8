"""A migration can rebuild a table, and its rules are there afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from migrated import with_tables

# In a process of its own: SQLite rebuilds no table inside the transaction that a test runs in.
REBUILD = """
from goldthread.web.running import prepare
prepare()
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import connection, models as django_models
from django.db.migrations import Migration
from goldthread.web.records import models

def rules():
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        return dict(cursor.fetchall())

before = rules()
told = {"verbosity": 0, "interactive": False, "db": "default"}
emit_pre_migrate_signal(plan=[(Migration("alters", "records"), False)], **told)
old = models.Observation._meta.get_field("period_code")
new = django_models.CharField(max_length=41)
new.set_attributes_from_name("period_code")
with connection.schema_editor() as editor:
    editor.alter_field(models.Observation, old, new)
while_migrating = rules()
emit_post_migrate_signal(**told)
assert len(before) > 20, before
assert not while_migrating, while_migrating
assert rules() == before
print("whole")
"""


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="only SQLite rebuilds a table")
def test_the_rules_are_whole_after_a_table_was_rebuilt(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", REBUILD],
        env={**os.environ, "GOLDTHREAD_DATA": str(with_tables(tmp_path / "data"))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "whole\n", done.stderr
