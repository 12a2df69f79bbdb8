"""What is told of a framework that was revised, and what an edition can become: one case a line.

The outcomes are worked out by hand from "The life of a framework". Its table is written from
these cases: ``python tests/spec/test_life_of_a_framework.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from goldthread.framework import Framework, Measure, Node, NodeKind, Placement, Role
from goldthread.framework.editions import (
    EditionState,
    EditionStep,
    EditionStepRefusedError,
    edition_after,
)
from goldthread.framework.revision import (
    Added,
    Changed,
    Gone,
    ItemKind,
    Settled,
    aligned,
    differences,
)
from goldthread.reports.wording.revising import PRINTED, Naming, fields_said

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "the-life-of-a-framework.md"
HEAD = "| the edition says | the revised document says | what is told |\n|---|---|---|\n"


@dataclass(frozen=True)
class Line:
    """A measure: where it stands, its name and its target as printed."""

    theme: str
    title: str
    target: str = ""

    def __str__(self) -> str:
        return f"{self.theme}: {self.title}{f', {self.target}' if self.target else ''}"


@dataclass(frozen=True)
class Revised:
    """What an edition says, what a document says after it, and what of that is told.

    ``said`` is a person's word: the number of the new line, and of the old one it is (or none).
    """

    before: tuple[Line, ...]
    after: tuple[Line, ...]
    told: tuple[str, ...]
    said: tuple[int, int | None] | None = None

    @property
    def words(self) -> str:
        """What a person said, for the table."""
        if self.said is None:
            return ""
        return " (a person: the same)" if self.said[1] is not None else " (a person: another one)"


VISITS = Line("Culture", "Visits to libraries", "55,000")
SATISFIED = Line("Culture", "Overall satisfaction", "70%")
CASES = [
    Revised((VISITS,), (Line("Culture", "Visits to Libraries", "55,000"),), ("Name",)),
    Revised((VISITS,), (VISITS,), ()),
    Revised((VISITS,), (Line("Culture", "Visits to libraries", "60,000"),), ("Target",)),
    Revised((VISITS,), (Line("Sport", "Visits to libraries", "55,000"),), ("Where it stands",)),
    Revised((VISITS,), (Line("Culture", "Visits to our libraries", "55,000"),), ("Name, a guess",)),
    Revised((VISITS,), (Line("Culture", "Use of library buildings", "55,000"),), ("added", "gone")),
    Revised(
        (VISITS,),
        (Line("Culture", "Use of library buildings", "55,000"),),
        ("Name",),
        said=(0, 0),
    ),
    Revised(
        (VISITS,),
        (Line("Culture", "Visits to our libraries", "55,000"),),
        ("added", "gone"),
        said=(0, None),
    ),
    Revised(
        (Line("Schools", "Pupils aged 16 in school", "90%"),),
        (Line("Schools", "Pupils aged 17 in school", "90%"),),
        ("added", "gone"),
    ),
    Revised(
        (SATISFIED, Line("Sport", "Overall satisfaction", "60%")),
        (SATISFIED, Line("Sport", "Overall satisfaction", "65%")),
        ("Target",),
    ),
    Revised((VISITS, SATISFIED), (VISITS,), ("gone",)),
]


def framework_of(lines: tuple[Line, ...]) -> Framework:
    """A framework of these measures, each theme a place; ids are numbers, as documents give them."""
    themes = dict.fromkeys(("Culture", "Sport", "Schools", *(one.theme for one in lines)))
    return Framework(
        "A plan",
        tuple(Node(one.casefold(), NodeKind.THEME, one) for one in themes),
        tuple(
            Measure(
                f"m{number}",
                one.title,
                (Placement(one.theme.casefold(), Role.INDICATOR),),
                target_text=one.target or None,
            )
            for number, one in enumerate(lines)
        ),
    )


def told_of(case: Revised) -> tuple[str, ...]:
    """What is told of a case: the fields that changed, and what is added and gone."""
    old, new = framework_of(case.before), framework_of(case.after)
    settled: Settled = {}
    if case.said is not None:
        at, was = case.said
        settled = {(ItemKind.MEASURE, f"m{at}"): None if was is None else f"m{was}"}
    found = aligned(new, old, settled)
    guessed = {pair.old_id for pair in found.pairs if pair.is_guess}
    told: list[str] = []
    for change in differences(old, found.framework):
        if isinstance(change, Added | Gone):
            told.append("added" if isinstance(change, Added) else "gone")
        elif isinstance(change, Changed):
            told += [
                f"{one.what}, a guess" if change.id in guessed and one.name == "title" else one.what
                for one in fields_said(change, Naming(), Naming(), tuple(PRINTED))
            ]
    return tuple(told)


@pytest.mark.parametrize(
    "case", CASES, ids=lambda case: f"{'; '.join(map(str, case.after))}{case.words}"
)
def test_what_is_told_of_a_revised_document(case: Revised) -> None:
    assert told_of(case) == case.told


STEPS = [
    (EditionState.DRAFT, EditionStep.ADOPT, EditionState.ADOPTED),
    (EditionState.DRAFT, EditionStep.ARCHIVE, EditionState.ARCHIVED),
    (EditionState.ADOPTED, EditionStep.SUPERSEDE, EditionState.SUPERSEDED),
    (EditionState.SUPERSEDED, EditionStep.ARCHIVE, EditionState.ARCHIVED),
    (EditionState.ARCHIVED, EditionStep.BRING_BACK, EditionState.DRAFT),
]
REFUSED = [
    (EditionState.ADOPTED, EditionStep.ARCHIVE, "adopt another edition in its place first"),
    (EditionState.ADOPTED, EditionStep.ADOPT, "only a draft can be adopted"),
    (EditionState.SUPERSEDED, EditionStep.ADOPT, "only a draft can be adopted"),
    (EditionState.ARCHIVED, EditionStep.ADOPT, "only a draft can be adopted"),
    (EditionState.DRAFT, EditionStep.BRING_BACK, "it is not in the archive"),
]


@pytest.mark.parametrize(("state", "step", "becomes"), STEPS)
def test_what_an_edition_becomes(
    state: EditionState, step: EditionStep, becomes: EditionState
) -> None:
    assert edition_after(state, step) is becomes


@pytest.mark.parametrize(("state", "step", "why"), REFUSED)
def test_what_an_edition_cannot_become(state: EditionState, step: EditionStep, why: str) -> None:
    with pytest.raises(EditionStepRefusedError, match=why):
        edition_after(state, step)


def as_table() -> str:
    """The cases of a revised document as the page of documentation has them."""

    def lines(some: tuple[Line, ...]) -> str:
        return "; ".join(map(str, some))

    return HEAD + "".join(
        f"| {lines(case.before)} | {lines(case.after)}{case.words} "
        f"| {'; '.join(case.told) or 'nothing'} |\n"
        for case in CASES
    )


def test_the_page_tells_these_very_cases() -> None:
    assert as_table() in PAGE.read_text(encoding="utf-8")


if __name__ == "__main__":
    text = PAGE.read_text(encoding="utf-8")
    begins = text.index(HEAD)
    PAGE.write_text(
        text[:begins] + as_table() + text[text.index("\n\n", begins) + 1 :], encoding="utf-8"
    )
