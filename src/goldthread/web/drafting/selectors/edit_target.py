"""A target as it is asked for, and as it is shown back: a sentence, a picture, what it leaves open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from goldthread.engine.target_path import (
    PathContext,
    PathLine,
    periods_of_path,
    target_path,
)
from goldthread.framework import Measure
from goldthread.framework.periods import Calendar
from goldthread.framework.rules import Target
from goldthread.framework.rules.values import Figure
from goldthread.framework.wording import amount
from goldthread.grammar.asking import (
    KINDS,
    Gap,
    Problem,
    Question,
    TargetKind,
    not_said,
)
from goldthread.reports.pictures.target_path import (
    PathStep,
    StartingPoint,
    TargetPathPicture,
    target_path_meaning,
    target_path_picture,
)
from goldthread.reports.wording import target_sentence


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with the answer given so far, and what is wrong with it."""

    question: Question
    answer: str
    problem: str

    @property
    def id(self) -> str:
        """How the page calls its field."""
        return f"answer-{self.question.name}"


@dataclass(frozen=True, slots=True)
class ShownBack:
    """A target as it was understood, before anybody is held to it.

    ``rows`` are the periods with what is asked in each, beside the picture.
    """

    sentence: str
    picture: str | None
    meaning: str
    rows: tuple[tuple[str, str, str], ...]
    gaps: tuple[Gap, ...]


OFFERED: tuple[TargetKind, ...] = tuple(kind for kind in KINDS.values() if kind.offered)
"""The kinds of target to choose from."""


def asked_of(
    kind: TargetKind, answers: Mapping[str, str], problems: Sequence[Problem]
) -> tuple[tuple[Asked, ...], tuple[Asked, ...]]:
    """The questions of a kind with their answers: those of most targets, and those of few."""
    wrong = {one.question: one.words for one in problems}
    every = [
        Asked(question, answers.get(question.name, ""), wrong.get(question.name, ""))
        for question in kind.questions
    ]
    return (
        tuple(one for one in every if not one.question.aside),
        tuple(one for one in every if one.question.aside),
    )


def shown_back(rule: Target, measure: Measure, *, today: date, calendar: Calendar) -> ShownBack:
    """What a target comes to for a measure."""
    start = measure.baseline if isinstance(measure.baseline, Figure) else None
    unit = start.unit if start else None
    ends_on = start.covers.last if start and start.covers else None
    periods = periods_of_path(
        rule,
        today=today,
        calendar=calendar,
        frequency=measure.frequency,
        baseline_ends_on=ends_on,
    )
    context = PathContext(measure.polarity, start.value if start else None, unit)
    lines = target_path(rule, periods, context)
    drawn = TargetPathPicture(
        title=f"What is asked of: {measure.title}",
        lines=tuple(steps for line in lines if (steps := _steps(line))),
        today=today,
        baseline=StartingPoint(float(start.value), amount(start.value, start.unit), ends_on)
        if start
        else None,
        unit=_unit_of(lines) or unit,
    )
    return ShownBack(
        sentence=target_sentence(rule),
        picture=target_path_picture(drawn, key="path"),
        meaning=target_path_meaning(drawn),
        rows=tuple(
            (point.period.label, line.name, point.words[:1].upper() + point.words[1:])
            for line in lines
            for point in line.points
        ),
        gaps=not_said(rule, polarity=measure.polarity, unit=unit),
    )


def _steps(line: PathLine) -> tuple[PathStep, ...]:
    return tuple(
        PathStep(
            point.period.first,
            point.period.last,
            point.period.label,
            None if point.goal.low is None else float(point.goal.low),
            None if point.goal.high is None else float(point.goal.high),
            str(point.goal),
            due=point.due,
        )
        for point in line.points
        if point.goal is not None
    )


def _unit_of(lines: Sequence[PathLine]) -> str | None:
    return next(
        (point.goal.unit for line in lines for point in line.points if point.goal is not None), None
    )
