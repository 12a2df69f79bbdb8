"""The reference of the columns of ``goldthread evaluate`` is written from the schema."""

from pathlib import Path

from goldthread.engine.columnar.page import page

ROOT = Path(__file__).parents[3]


def test_the_reference_of_columns_is_todays() -> None:
    written = (ROOT / "docs" / "reference" / "evaluate-columns.md").read_text("utf-8")

    assert written == page(), (
        "write it again: python -m goldthread.engine.columnar.page "
        "> docs/reference/evaluate-columns.md"
    )
