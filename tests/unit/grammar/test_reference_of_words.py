"""The reference page of how words are read is made from the cases that the tests hold to.

Run this module to write the page again: ``python tests/unit/grammar/test_reference_of_words.py``
with ``tests/word_cases`` on the path.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from every_word_case import cases_of
from word_case import Case

from goldthread.framework.rules import (
    deadline_from_json,
    frequency_from_json,
    target_from_json,
    value_from_json,
)
from goldthread.grammar import canonical_text, parse_line

PAGE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "how-words-are-read.md"
ROLES: dict[str, tuple[str, Any]] = {
    "targets": ("Targets", target_from_json),
    "values": ("Baselines and figures", value_from_json),
    "deadlines": ("Deadlines and milestones", deadline_from_json),
    "frequencies": ("Frequencies", frequency_from_json),
}
INTRODUCTION = """# How words are read

Each row is a cell as a council may write it, what is known around it, and what Goldthread
takes it to mean, said as a sentence. "Not understood" means that the words are kept and shown
as they are, and nobody is measured by a guess. Where two readings can be defended, the likelier
is given and the page of the measure names the other.

Every word is accounted for. A number, a date, a denial, a condition, an alternative or a word of
measurement ("tolerance", "confidence interval") that the rule does not hold may turn the rest, so
the cell is not understood. Words that turn nothing, such as the name of what is counted, a source or
the size of a sample, leave the reading as it is, and `goldthread parse` names each with its place
under `not_understood`.

A bare number takes its side from the measure's polarity; without one the direction stays open
until a person says. Quarters and financial years run from April unless the authority's year
begins in another month. This page is written from the cases that the tests hold to.
"""


def reference_page() -> str:
    """The page as it should stand."""
    parts = [INTRODUCTION]
    for what, (heading, from_json) in ROLES.items():
        rows = sorted({row(what, case, from_json) for case in cases_of(what)}, key=str.lower)
        parts.append(f"\n## {heading}\n\n| Words | Known | Reading | Kind |\n|---|---|---|---|\n")
        parts.append("\n".join(rows) + "\n")
    return "".join(parts)


def row(what: str, case: Case, from_json: Any) -> str:
    reading = parse_line(what, {"text": case.text, **case.context})
    starts = case.context.get("year_start_month", 4)
    said = canonical_text(from_json(reading), year_start_month=starts)
    kind = reading["kind"]
    meaning = "not understood" if kind == "text" else said or "nothing"
    known = ", ".join(f"{key.replace('_', ' ')} {value}" for key, value in case.context.items())
    return f"| {cell(case.text) or '(blank)'} | {cell(known)} | {cell(meaning)} | `{kind}` |"


def cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*").replace("\n", " ")


def test_the_reference_of_how_words_are_read_is_todays() -> None:
    written = PAGE.read_text("utf-8")

    assert written == reference_page(), "write it again, as the top of this module says"


if __name__ == "__main__":
    PAGE.write_text(reference_page(), "utf-8")
