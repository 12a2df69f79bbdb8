"""The documentation: its links lead somewhere, and the reference of commands is today's."""

import re
from pathlib import Path

import pytest
import typer.main
from typer.cli import get_docs_for_click

from goldthread.cli import app

ROOT = Path(__file__).parents[2]
PAGES = sorted(page for page in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
LINK = re.compile(r"\[[^\]]*\]\(([^)#]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_to_a_file_leads_to_one(page: Path) -> None:
    links = [link for link in LINK.findall(page.read_text("utf-8")) if "://" not in link]

    lost = [link for link in links if not (page.parent / link).exists()]

    assert not lost


def commands_page() -> str:
    """The reference of commands as it should stand; run this module to write it."""
    command = typer.main.get_command(app)
    context = typer.Context(command, info_name="goldthread")
    return get_docs_for_click(obj=command, ctx=context, name="goldthread", title="Commands") + "\n"


def test_the_reference_of_commands_is_todays() -> None:
    written = (ROOT / "docs" / "reference" / "commands.md").read_text("utf-8")

    assert written == commands_page(), "write it again: python tests/unit/test_documentation.py"


if __name__ == "__main__":
    (ROOT / "docs" / "reference" / "commands.md").write_text(commands_page(), "utf-8")
