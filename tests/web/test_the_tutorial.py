"""The tutorial works as it is written: its file, its commands, its mistake."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from migrated import with_tables

TUTORIAL = Path(__file__).parents[2] / "docs" / "tutorial" / "your-first-framework.md"


class Reader:
    """Someone at a terminal who types what the tutorial says."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        blocks = re.findall(r"(?:^ {4}.+\n)+", TUTORIAL.read_text("utf-8"), re.M)
        lines = [[line[4:] for line in block.splitlines()] for block in blocks]
        plan = next(block for block in lines if block[0].startswith("Priority,"))
        (folder / "plan.csv").write_text("\n".join(plan) + "\n", "utf-8")
        self.commands = [line for block in lines for line in block if line.startswith("./gold ")]

    def types(self, start: str) -> subprocess.CompletedProcess[str]:
        """Run the first command of the tutorial that starts with this."""
        command = next(line for line in self.commands if line.startswith(start))
        words = [word.strip('"') for word in re.findall(r'"[^"]*"|\S+', command)]
        return subprocess.run(
            [sys.executable, "-m", "goldthread.cli", *words[1:]],
            cwd=self.folder,
            env={k: v for k, v in os.environ.items() if not k.startswith(("GOLDTHREAD", "DATA"))},
            capture_output=True,
            text=True,
        )


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    return Reader(tmp_path)


def test_reading_the_file_finds_what_it_says(reader: Reader) -> None:
    shown = reader.types("./gold read plan.csv")
    assert shown.returncode == 0
    assert "4 measures" in shown.stdout
    assert "0 not placed" in shown.stdout

    read = json.loads(reader.types("./gold read plan.csv --format json").stdout)
    first, _, _, fourth = (measure["target"] for measure in read["measures"])
    assert (first["kind"], first["value"], first["by"]) == ("at_least", 300, "2024-03-31")
    assert fourth["kind"] == "rank"


def test_loading_it_and_giving_figures_goes_as_it_says(reader: Reader) -> None:
    with_tables(reader.folder / "var")
    loaded = reader.types("./gold load")
    assert loaded.returncode == 0, loaded.stderr
    assert "4 measures (4 new" in loaded.stdout

    assert reader.types("./gold template").returncode == 0
    book = openpyxl.load_workbook(reader.folder / "figures.xlsx")
    sheet = book.worksheets[0]
    value = next(cell.column for cell in sheet[1] if cell.value == "Value")
    sheet.cell(2, value).value = "about 90"
    sheet.cell(4, value).value = 45.2
    book.save(reader.folder / "figures.xlsx")

    refused = reader.types("./gold observe")
    assert refused.returncode == 1
    assert f"{sheet.cell(2, value).coordinate}" in refused.stderr
    assert "Nothing was changed." in refused.stderr

    sheet.cell(2, value).value = 90
    book.save(reader.folder / "figures.xlsx")
    taken = reader.types("./gold observe")
    assert taken.returncode == 0, taken.stderr
    assert "2 new figures, 0 corrected" in taken.stdout
