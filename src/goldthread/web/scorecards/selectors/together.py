"""Long-term outcomes beside the proxies said to lead them: whether they have moved together."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from goldthread.engine import ENGINE_VERSION
from goldthread.engine.common_periods import InCommon, NoCommonPeriodsError, PlacedFigures
from goldthread.engine.moving_pairs import FEWEST_PAIRS, Movement, Together, too_few_to_tell
from goldthread.framework.periods import Period, PeriodKind, containing, period_from_code
from goldthread.reports.pictures.marks import Mark
from goldthread.reports.pictures.together_marks import TOGETHER_MARKS
from goldthread.reports.pictures.two_lines import LineOver, TwoLines, two_lines
from goldthread.reports.wording.together import figure_in_words, together_sentence
from goldthread.web.records.models import EditionMeasure, Framework, MeasurePlacement, Node
from goldthread.web.records.selectors import EVERYTHING, disclosure_for
from goldthread.web.scorecards.models import PairMovement, ProxyLink
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.facts import MeasureFacts, measure_facts
from goldthread.web.scorecards.selectors.figures import SeriesLine
from goldthread.web.scorecards.selectors.scopes import periods_to_look_back_to

_STEPS = {PeriodKind.MONTH: "month", PeriodKind.QUARTER: "quarter"}
_WAYS = {"up": 1, "down": -1}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a proxy stands beside an outcome: the framework has them so, or a person said it."""

    words: str
    said_by: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """An outcome and one proxy: how they have moved, or (``trouble``) why that cannot be told."""

    outcome: MeasureFacts
    proxy: MeasureFacts
    why: Reason
    movement: Movement
    common: InCommon | None
    step: str
    trouble: str
    ways: int | None = None

    @property
    def is_to_be_worked_out(self) -> bool:
        """Whether the two have figures enough, and what comes of them is not here."""
        return self.trouble == NOT_YET

    @property
    def made_from(self) -> str:
        """What stands for the figures, the lags and the method."""
        if self.common is None:
            return ""
        used = (
            ENGINE_VERSION,
            self.common.first,
            self.common.second,
            self.common.longest_lag,
        )
        return hashlib.sha256(json.dumps(used).encode()).hexdigest()

    def with_movement(self, known: Mapping[str, Movement]) -> Pair:
        """The pair with what was worked out of its figures, if it was."""
        movement = known.get(self.made_from) if self.is_to_be_worked_out else None
        if movement is None:
            return self
        return replace(self, movement=movement.beside_what_it_should(self.ways), trouble="")

    @property
    def mark(self) -> Mark:
        """How the verdict is drawn."""
        return TOGETHER_MARKS[self.movement.verdict.value]

    @property
    def sentence(self) -> str:
        """The whole of it for a councillor."""
        if self.trouble:
            return f"Too early to tell: {self.trouble[:1].lower()}{self.trouble[1:]}"
        return together_sentence(self.movement, self.step)

    @property
    def figure(self) -> str:
        """The correlation with its interval; blank without one."""
        return figure_in_words(self.movement)

    @property
    def rows(self) -> tuple[tuple[str, float | None, float | None], ...]:
        """The two by period, the latest first."""
        if self.common is None:
            return ()
        found = zip(
            (period.label for period in self.common.periods),
            self.common.first,
            self.common.second,
            strict=True,
        )
        return tuple(found)[::-1]

    @property
    def picture(self) -> str | None:
        """The two lines one above the other; ``None`` where one has no line."""
        if self.common is None:
            return None
        periods = tuple((period.last, period.label) for period in self.common.periods)
        drawn = TwoLines(
            title=f"{self.proxy.title}, and {self.outcome.title}",
            above=_line_over(self.proxy, self.common.first),
            below=_line_over(self.outcome, self.common.second),
            periods=periods,
            meaning=self.sentence,
        )
        return two_lines(drawn, key=f"together-{self.outcome.key}-{self.proxy.key}")


@dataclass(frozen=True, slots=True)
class OutcomeBeside:
    """One outcome with the proxies that stand beside it, the verdicts that say most first."""

    outcome: MeasureFacts
    href: str
    pairs: tuple[Pair, ...]

    @property
    def counts(self) -> tuple[tuple[Mark, int], ...]:
        """How many of its proxies have each verdict."""
        return _counted(self.pairs)


@dataclass(frozen=True, slots=True)
class TogetherPage:
    """Every outcome that has a proxy beside it."""

    outcomes: tuple[OutcomeBeside, ...]

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """All pairs."""
        return tuple(pair for one in self.outcomes for pair in one.pairs)

    @property
    def looked_at(self) -> int:
        """How many pairs have figures enough to be looked at."""
        return sum(pair.movement.correlation is not None for pair in self.pairs)

    @property
    def counts(self) -> tuple[tuple[Mark, int], ...]:
        """How many pairs each verdict has, each set of words once."""
        return _counted(self.pairs)

    @property
    def telling(self) -> tuple[tuple[Pair, str], ...]:
        """The pairs of which something can be said, each with its outcome's page."""
        found = [
            (pair, one.href) for one in self.outcomes for pair in one.pairs if pair.mark.judged
        ]
        return tuple(sorted(found, key=lambda entry: entry[0].mark.weight))

    @property
    def fewest(self) -> int:
        """With fewer changes in common nothing is said."""
        return FEWEST_PAIRS

    @property
    def by_chance(self) -> str:
        """How many would seem to move together by chance alone; blank where none was looked at."""
        if not self.looked_at:
            return ""
        expected = max(1, round(self.looked_at / 20))
        return (
            f"Of {self.looked_at} pairs with nothing to do with each other, about {expected} would "
            "seem to move together or against each other."
        )


def _counted(pairs: Iterable[Pair]) -> tuple[tuple[Mark, int], ...]:
    by_words: dict[str, tuple[Mark, int]] = {}
    for pair in sorted(pairs, key=lambda one: one.mark.weight):
        mark, count = by_words.get(pair.mark.words, (pair.mark, 0))
        by_words[pair.mark.words] = (mark, count + 1)
    return tuple(by_words.values())


NOT_YET = (
    "It has not been worked out for these figures yet. That is done in the background, soon "
    "after figures change."
)


def together_page(scope: Scope, code: str | None = None) -> TogetherPage:
    """Every outcome of the framework with its proxies, or that of this code alone.

    Nothing is worked out here that was not in the background: see ``judge_pairs``. A constant
    number of queries.
    """
    facts, pairs = pairs_of(scope, code)
    kept = _kept(scope) if any(pair.is_to_be_worked_out for pair in pairs) else {}
    by_outcome: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_outcome[pair.outcome.key].append(pair.with_movement(kept))
    return TogetherPage(
        tuple(
            OutcomeBeside(
                facts[outcome],
                scope.address("together-outcome", facts[outcome].code),
                tuple(sorted(by_outcome[outcome], key=lambda pair: pair.mark.weight)),
            )
            for outcome in facts
            if outcome in by_outcome
        )
    )


def pairs_of(
    scope: Scope, code: str | None = None
) -> tuple[dict[int, MeasureFacts], tuple[Pair, ...]]:
    """The measures of the pairs by their keys, and each pair before anything is worked out.

    Those of all outcomes, or of the one of this code. A constant number of queries.
    """
    keys, whys = _who_stands_beside_whom(scope, code)
    facts = {one.key: one for one in measure_facts(scope, keys)} if keys else {}
    return facts, _pairs(scope, facts, whys, _running(keys))


def _pairs(
    scope: Scope,
    facts: Mapping[int, MeasureFacts],
    whys: Mapping[tuple[int, int], Reason],
    running: Container[int],
) -> tuple[Pair, ...]:
    placed = {
        key: PlacedFigures(_values(scope, one, running=key in running), scope.calendar)
        for key, one in facts.items()
    }
    return tuple(
        _pair((facts[outcome], facts[proxy]), why, placed[outcome], placed[proxy])
        for (outcome, proxy), why in whys.items()
        if outcome in facts and proxy in facts
    )


def _kept(scope: Scope) -> dict[str, Movement]:
    """Everything that was worked out of pairs of this framework. One query."""
    rows = PairMovement.objects.filter(framework=scope.framework)
    return {row.made_from: row.movement for row in rows}


def outcome_beside(scope: Scope, code: str) -> OutcomeBeside | None:
    """One measure with what stands beside it; ``None`` when this framework does not state it."""
    found = next(iter(together_page(scope, code).outcomes), None)
    if found is not None:
        return found
    keys = EditionMeasure.objects.filter(framework=scope.framework, measure__code=code)
    facts = measure_facts(scope, list(keys.values_list("pk", flat=True)))
    if not facts:
        return None
    return OutcomeBeside(facts[0], scope.address("together-outcome", code), ())


def _who_stands_beside_whom(
    scope: Scope, code: str | None
) -> tuple[set[int], dict[tuple[int, int], Reason]]:
    """The keys of the measures wanted, and for each pair why it is one. Four queries."""
    at_node: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    rows = MeasurePlacement.objects.filter(
        edition_measure__framework=scope.framework, role__in=("long_term", "proxy")
    ).order_by("position")
    for node, role, key in rows.values_list("node_id", "role", "edition_measure_id"):
        at_node[node][role or ""].append(key)
    titles = dict(Node.objects.filter(pk__in=at_node).values_list("pk", "title"))
    stated = dict(
        EditionMeasure.objects.filter(framework=scope.framework).values_list("measure_id", "pk")
    )
    found: dict[tuple[int, int], Reason] = {}
    for node, by_role in at_node.items():
        for outcome in by_role["long_term"]:
            for proxy in by_role["proxy"]:
                if outcome != proxy:
                    found.setdefault((outcome, proxy), Reason(f"Both stand at “{titles[node]}”."))
    links = ProxyLink.objects.for_authority(scope.authority).order_by("pk")
    for link in links:
        pair = stated.get(link.outcome_id), stated.get(link.proxy_id)
        if pair[0] is None or pair[1] is None:
            continue
        found.pop((pair[0], pair[1]), None)
        if link.holds:
            found[pair[0], pair[1]] = Reason(link.reason, link.said_by)
    if code is not None:
        wanted = set(
            EditionMeasure.objects.filter(
                framework=scope.framework, measure__code=code
            ).values_list("pk", flat=True)
        )
        found = {pair: why for pair, why in found.items() if pair[0] in wanted}
    return {key for pair in found for key in pair}, found


def _running(keys: Collection[int]) -> set[int]:
    """The measures whose figures run through the year. One query."""
    rows = EditionMeasure.objects.filter(pk__in=keys).values_list("pk", "frequency")
    return {key for key, frequency in rows if (frequency or {}).get("cumulative")}


def _way(measure: MeasureFacts) -> int | None:
    return _WAYS.get(_main_line(measure).polarity or "")


def _main_line(measure: MeasureFacts) -> SeriesLine:
    """The series that speaks for a measure: the one with most figures, the first of equals."""
    return max(measure.asked_for, key=lambda line: len(line.known))


def _values(scope: Scope, measure: MeasureFacts, *, running: bool) -> dict[Period, float]:
    """Its figures by period; of figures that run through the year, each year's last."""
    found = {
        period_from_code(figure.period_code, scope.calendar): float(figure.value)
        for figure in _main_line(measure).known
        if figure.value is not None
    }
    if not running:
        return found
    years = {
        period: containing(period.last, PeriodKind.FINANCIAL_YEAR, scope.calendar)
        for period in found
    }
    return {year: found[period] for period, year in years.items() if period.last == year.last}


def _pair(
    measures: tuple[MeasureFacts, MeasureFacts],
    why: Reason,
    outcome: PlacedFigures,
    proxy: PlacedFigures,
) -> Pair:
    common, trouble, movement, step = None, "", Movement(Together.TOO_FEW, 0), "period"
    try:
        common = proxy.in_common_with(outcome)
    except NoCommonPeriodsError as reason:
        trouble = str(reason)
    else:
        step = _STEPS.get(common.periods[0].kind, "year")
        known = too_few_to_tell(common.first, common.second, longest_lag=common.longest_lag)
        movement, trouble = (known, "") if known else (movement, NOT_YET)
    one, other = (_way(measure) for measure in measures)
    ways = None if one is None or other is None else one * other
    return Pair(*measures, why, movement, common, step, trouble, ways)


def _line_over(measure: MeasureFacts, values: Iterable[float | None]) -> LineOver:
    line = _main_line(measure)
    return LineOver(
        name=measure.title,
        values=tuple(values),
        last_shown=line.shown or "",
        turned=line.polarity == "down",
    )


def not_yet_beside(scope: Scope, beside: OutcomeBeside) -> Iterator[tuple[str, str]]:
    """The measures that could still be put beside an outcome, by code and title. One query."""
    there = {pair.proxy.code for pair in beside.pairs} | {beside.outcome.code}
    rows = EditionMeasure.objects.filter(framework=scope.framework).order_by("position")
    for code, title in rows.values_list("measure__code", "title"):
        if code not in there:
            yield code, title


def pairs_to_judge(
    framework: Framework, editions: Iterable[Framework], today: date
) -> dict[str, InCommon]:
    """What is to be worked out for any page of outcomes and proxies, by what it is made from.

    Of the latest figures and of those at the end of every period that pages look back to, with
    everything shown and, where some figures are not, as the public sees them.
    """
    authority = framework.authority
    latest = Scope(authority, framework, today, editions=tuple(editions))
    public = disclosure_for(authority, public=True)
    keys, whys = _who_stands_beside_whom(latest, None)
    if not keys:
        return {}
    running, periods = _running(keys), periods_to_look_back_to(latest)
    found: dict[str, InCommon] = {}
    for disclosure in (EVERYTHING, public) if public.hidden else (EVERYTHING,):
        scope = replace(latest, disclosure=disclosure)
        facts = measure_facts(scope, keys)
        for last in (date.max, *(period.last for period in periods)):
            known = {one.key: _known_by(one, last) for one in facts}
            for pair in _pairs(scope, known, whys, running):
                if pair.common is not None and pair.is_to_be_worked_out:
                    found[pair.made_from] = pair.common
    return found


def _known_by(measure: MeasureFacts, last: date) -> MeasureFacts:
    """The measure with the figures of periods that end by a day."""
    return replace(
        measure,
        lines=tuple(
            replace(line, figures=tuple(one for one in line.figures if one.period_last <= last))
            for line in measure.lines
        ),
    )
