"""The kinds of target there are, in plain words, with what is asked for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from goldthread.framework.rules import Target
from goldthread.framework.rules import targets as aims
from goldthread.framework.rules.rule import Rule
from goldthread.grammar.asking import common as c
from goldthread.grammar.asking import parts as p
from goldthread.grammar.asking.changing import change_part
from goldthread.grammar.asking.parts import Part
from goldthread.grammar.asking.questions import Question, Sort


@dataclass(frozen=True, slots=True)
class TargetKind:
    """A kind of target: its name, how it is offered, and what is asked for it.

    ``rule`` is the class of rule it makes, and ``fixed`` the fields that choosing it settles.
    One that is not ``offered`` comes only from documents.
    """

    name: str
    title: str
    hint: str
    rule: type[Rule]
    parts: tuple[Part, ...] = ()
    fixed: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    offered: bool = True

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question of the kind, in the order it is asked."""
        return tuple(question for part in self.parts for question in part.questions)


def _threshold(comparison: aims.Comparison, name: str, title: str, hint: str) -> TargetKind:
    one_sided = comparison in (aims.Comparison.AT_LEAST, aims.Comparison.AT_MOST)
    return TargetKind(
        name,
        title,
        hint,
        aims.Threshold,
        (
            p.number_part("value", c.number("value", "How much?")),
            c.UNIT,
            *((c.STRICT,) if one_sided else ()),
            c.BY,
            c.OF,
            c.SCOPE,
            c.PER,
            c.FROM,
            c.STRETCH,
            c.GROWS,
            *c.FIRMNESS,
        ),
        MappingProxyType({"comparison": comparison}),
    )


_KINDS = (
    _threshold(aims.Comparison.AT_LEAST, "at_least", "At least a number", "Such as: at least 75%."),
    _threshold(aims.Comparison.AT_MOST, "at_most", "At most a number", "Such as: at most 12 days."),
    TargetKind(
        "between",
        "Between two numbers",
        "Such as: between 40% and 60%.",
        aims.Between,
        (
            p.number_part("low", c.number("low", "From how much?")),
            p.number_part("high", c.number("high", "To how much?")),
            c.UNIT,
            c.BY,
            c.OF,
            c.SCOPE,
            c.PER,
            c.FROM,
            c.GROWS,
            *c.FIRMNESS,
        ),
    ),
    _threshold(aims.Comparison.EXACTLY, "exact", "Exactly a number", "Such as: exactly 4."),
    _threshold(
        aims.Comparison.UNSTATED,
        "value",
        "A number alone",
        "The measure’s own direction says which side of it is better.",
    ),
    TargetKind(
        "by_period",
        "Different numbers by different dates",
        "Such as: 60% by March 2027, then 70% by March 2028.",
        aims.ByPeriod,
        (
            p.targets_part(
                "steps",
                Question(
                    "steps",
                    "The steps",
                    Sort.LINES,
                    "One on each line, such as: at least 60% by March 2027.",
                    needed=True,
                ),
                at_least=1,
                too_few="Give at least one step, such as: at least 60% by March 2027.",
            ),
            p.target_part(
                "annual",
                c.aside("annual", "And over the whole year?", "Such as: at least 240 a year."),
            ),
        ),
    ),
    TargetKind(
        "annual_total",
        "A total over a year",
        "Such as: 500 homes a year. The periods of a year are added up.",
        aims.AnnualTotal,
        (
            p.side_part(
                Question(
                    "side", "Which side is good?", Sort.CHOICE, "", c.SIDE_CHOICES, needed=True
                )
            ),
            p.number_part("value", c.number("value", "How much in the year?")),
            c.UNIT,
            c.BY_WHICH_YEAR,
            p.portions_part(
                c.aside(
                    "portions",
                    "Of which, for whom?",
                    "One on each line, the number first, such as: 150 the skills team.",
                    Sort.LINES,
                )
            ),
            c.SCOPE,
            *c.FIRMNESS,
        ),
    ),
    TargetKind(
        "relative",
        "Beside somebody else",
        "Such as: above the London average.",
        aims.Relative,
        (
            p.choice_part(
                "direction",
                Question(
                    "beside",
                    "Where should it stand?",
                    Sort.CHOICE,
                    "",
                    c.RELATIVE_CHOICES,
                    needed=True,
                ),
                aims.RelativeDirection,
            ),
            p.words_part(
                "to",
                Question("to", "Beside what?", hint="Such as: London average.", needed=True),
                blank="",
            ),
            p.quantity_part(
                "benchmark",
                c.number("benchmark", "Where does that stand now?", needed=False),
                c.unit("benchmark_unit"),
            ),
            c.BY,
            p.quantity_part(
                "margin",
                c.aside("margin", "With what margin?", "", Sort.NUMBER),
                c.aside("margin_unit", "The margin’s unit", c.UNIT_HINT, Sort.UNIT),
            ),
            p.words_part(
                "what",
                c.aside("what", "What of it is compared?", "Left empty, the figure itself."),
            ),
            c.SCOPE,
            *c.FIRMNESS,
        ),
    ),
    TargetKind(
        "trend",
        "Better than before",
        "Such as: fall by 5% from the baseline, or: no worse than last year.",
        aims.Trend,
        (
            p.choice_part(
                "direction",
                Question(
                    "way", "Which way should it go?", Sort.CHOICE, "", c.TREND_CHOICES, needed=True
                ),
                aims.TrendDirection,
            ),
            change_part(
                c.number("amount", "By how much?", needed=False),
                c.unit("amount_unit"),
                c.aside("amount_high", "Up to how much?", "Where it is a range.", Sort.NUMBER),
                Question("amount_side", "How firmly?", Sort.CHOICE, "", c.FIRMLY, aside=True),
            ),
            p.words_part(
                "versus",
                Question("versus", "Compared with what?", hint="Such as: baseline, or: last year."),
            ),
            c.BY,
            p.quantity_part(
                "start",
                c.aside("start", "From what number?", "", Sort.NUMBER),
                c.aside("start_unit", "The unit of that number", c.UNIT_HINT, Sort.UNIT),
            ),
            p.quantity_part(
                "goal",
                c.aside("goal", "To what number?", "", Sort.NUMBER),
                c.aside("goal_unit", "The unit of the number to reach", c.UNIT_HINT, Sort.UNIT),
            ),
            c.SCOPE,
            c.PER,
            *c.FIRMNESS,
        ),
    ),
    TargetKind(
        "rank",
        "A place among others",
        "Such as: in the top 10 of London boroughs, or: in the top quartile.",
        aims.Rank,
        (
            p.whole_number_part("top", c.number("top", "Among the first how many?", needed=False)),
            p.choice_part(
                "quartile",
                Question("quartile", "Or in which quartile?", Sort.CHOICE, "", c.QUARTILES),
                str,
            ),
            p.words_part("group", Question("group", "Of whom?", hint="Such as: London boroughs.")),
            c.BY,
            c.SCOPE,
            *c.FIRMNESS,
        ),
    ),
    TargetKind(
        "share_within",
        "A share done within a time",
        "Such as: 95% within 30 days.",
        aims.ShareWithin,
        (
            p.side_part(
                Question(
                    "side", "Which side is good?", Sort.CHOICE, "", c.SIDE_CHOICES, needed=True
                ),
                "share.",
            ),
            p.number_part("share.value", c.number("value", "What share?")),
            p.unit_part(
                "share.unit", Question("unit", "The share’s unit", Sort.UNIT, "Usually: %")
            ),
            p.needed_quantity_part(
                "within",
                c.number("within", "Within how long?"),
                Question("within_unit", "In what unit?", Sort.UNIT, "Such as: days, weeks."),
            ),
            c.BY,
            c.OF,
            c.SCOPE,
            *c.FIRMNESS,
        ),
    ),
    TargetKind(
        "tolerance",
        "Near something else",
        "Such as: within 5% of the budget.",
        aims.WithinTolerance,
        (
            p.number_part("percent", c.number("percent", "Within how many per cent?")),
            p.words_part("of", Question("near", "Of what?", hint="Such as: budget.")),
            c.BY,
            *c.FIRMNESS,
        ),
    ),
    TargetKind(
        "multi",
        "Several at once",
        "Such as: at least 90%, and at most 5 complaints.",
        aims.SeveralTargets,
        (
            p.targets_part(
                "parts",
                Question(
                    "parts",
                    "The targets",
                    Sort.LINES,
                    "One on each line, such as: at least 35 homes for care leavers.",
                    needed=True,
                ),
                at_least=2,
                too_few="Give two targets or more, each on a line of its own.",
            ),
        ),
    ),
    TargetKind(
        "baseline",
        "A baseline first",
        "The first figures are to say where it stands.",
        aims.BaselineToSet,
        (
            c.BY,
            p.target_part("then", Question("then", "And then?", hint="Such as: increase by 5%.")),
        ),
    ),
    TargetKind(
        "tbc",
        "To be confirmed",
        "A target is promised and not yet set.",
        aims.TargetToBeConfirmed,
        (
            p.until_part(
                "until", Question("until", "Until when?", hint="A date, or what it waits for.")
            ),
            p.words_part("who", Question("who", "Who will confirm it?")),
            p.words_part("what", c.aside("what_awaited", "What is to be confirmed?")),
        ),
    ),
    TargetKind(
        "reference",
        "Equal to something else",
        "Such as: the value of the levy pot.",
        aims.ReferenceTarget,
        (
            p.words_part("to", Question("to", "To what?", needed=True), blank=""),
            p.choice_part(
                "comparison",
                Question(
                    "compared",
                    "How?",
                    Sort.CHOICE,
                    "",
                    (
                        ("exact", "Equal to it"),
                        ("at_least", "At least it"),
                        ("at_most", "At most it"),
                        ("value", "As it says"),
                    ),
                ),
                aims.Comparison,
            ),
        ),
    ),
    TargetKind(
        "none",
        "No target",
        "The measure is watched and not held to anything.",
        aims.NoTarget,
        (p.words_choice_part("why", Question("why", "Why?", Sort.CHOICE, "", c.NONE_CHOICES)),),
    ),
    TargetKind(
        "text",
        "Words that nothing is judged against",
        "Kept as they stand, for readers.",
        aims.NotUnderstood,
        (
            p.words_part("text", Question("text", "The words", needed=True), blank=""),
            p.moment_part("by", Question("text_by", "By when?", Sort.DATE, c.DATE_HINT)),
        ),
    ),
    TargetKind(
        "inherit",
        "As the cell above it in the document",
        "",
        aims.InheritedTarget,
        offered=False,
    ),
)

KINDS: Mapping[str, TargetKind] = MappingProxyType({kind.name: kind for kind in _KINDS})
"""Every kind by its name, in the order they are offered."""

_BY_CLASS = {kind.rule: kind for kind in _KINDS if kind.rule is not aims.Threshold}


def kind_of(rule: Target) -> TargetKind:
    """The kind that a rule is of."""
    if isinstance(rule, aims.Threshold):
        return KINDS[str(rule.comparison)]
    return _BY_CLASS[type(rule)]
