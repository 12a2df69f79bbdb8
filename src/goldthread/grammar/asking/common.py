"""The questions and choices that several kinds of target share."""

from __future__ import annotations

from goldthread.grammar.asking import parts as p
from goldthread.grammar.asking.questions import Question, Sort

SIDE_CHOICES = (
    ("at_least", "At least"),
    ("more_than", "More than"),
    ("at_most", "At most"),
    ("less_than", "Less than"),
    ("exactly", "Exactly"),
    ("unstated", "Whichever side the measure’s direction says is better"),
)
FIRMLY = (("unstated", "By this much"), *SIDE_CHOICES[:-1])
UNIT_HINT = "Such as: %, £, days, or: per 1,000 people. Left empty it is a plain count."
DATE_HINT = "Such as: March 2027, Q4 2026/27, or: 31 March 2027."


def number(name: str, label: str, hint: str = "", *, needed: bool = True) -> Question:
    """The question for a number."""
    return Question(name, label, Sort.NUMBER, hint, needed=needed)


def unit(name: str = "unit", label: str = "In what unit?") -> Question:
    """The question for the unit of a number."""
    return Question(name, label, Sort.UNIT, UNIT_HINT)


def aside(name: str, label: str, hint: str = "", sort: Sort = Sort.WORDS) -> Question:
    """A question that few targets need."""
    return Question(name, label, sort, hint, aside=True)


UNIT = p.unit_part("unit", unit())
BY = p.when_part(Question("by", "By when?", Sort.DATE, DATE_HINT))
BY_WHICH_YEAR = p.when_part(
    Question("by", "For which year?", Sort.DATE, "Such as: 2026/27. Left empty it is every year.")
)
STRICT = p.tick_part("strict", Question("strict", "The number itself is not enough", Sort.TICK))
OF = p.words_part(
    "terms.of", aside("of", "Of what?", "For a share: of all reviews, of care leavers.")
)
SCOPE = p.words_part(
    "terms.scope", aside("scope", "For which part of the service?", "Such as: council homes.")
)
PER = p.words_part("terms.per", aside("per", "Per what?", "Such as: month, quarter or year."))
FROM = p.day_part(
    "terms.starts_on", aside("starts_on", "From when?", "The first day it holds.", Sort.DATE)
)
KEPT = p.tick_part("terms.maintain", aside("maintain", "Once reached, it is kept", "", Sort.TICK))
GROWS = p.tick_part(
    "terms.cumulative",
    aside("cumulative", "Counted up since the start, not each period by itself", "", Sort.TICK),
)
ABOUT = p.tick_part(
    "terms.approximate", aside("approximate", "The number is approximate", "", Sort.TICK)
)
NOT_FIRM = p.tick_part(
    "terms.provisional", aside("provisional", "It is provisional", "", Sort.TICK)
)
FIRMNESS = (KEPT, ABOUT, NOT_FIRM)
STRETCH = p.number_part(
    "aspiration", aside("aspiration", "And if possible?", "A second, softer number.", Sort.NUMBER)
)


RELATIVE_CHOICES = (
    ("above", "Above"),
    ("at_or_above", "At or above"),
    ("in_line", "In line with"),
    ("at_or_below", "At or below"),
    ("below", "Below"),
)
TREND_CHOICES = (
    ("increase", "It should rise"),
    ("decrease", "It should fall"),
    ("no_decrease", "It should not fall"),
    ("no_increase", "It should not rise"),
    ("maintain", "It should stay as it is"),
)
NONE_CHOICES = (
    ("no_target", "There is no target"),
    ("contextual", "It is shown for context"),
    ("data_only", "It is reported as data only"),
    ("na", "A target does not apply"),
    ("blank", "Nothing is said"),
)
QUARTILES = (("top", "Top"), ("second", "Second"), ("third", "Third"), ("bottom", "Bottom"))
