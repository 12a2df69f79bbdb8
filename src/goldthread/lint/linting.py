"""Look a framework over with the rules asked for, less what was knowingly let pass."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from goldthread.framework import Framework
from goldthread.lint.finding import CheckedRule, Finding, Severity
from goldthread.lint.reading.places import with_own_rows
from goldthread.lint.registry import all_rules
from goldthread.lint.suppressions import Suppression, let_pass

_ORDER = {severity: number for number, severity in enumerate(Severity)}


class UnknownRuleError(ValueError):
    """A code was asked for that no rule has."""


def lint(
    framework: Framework,
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    suppressions: Sequence[Suppression] = (),
) -> tuple[Finding, ...]:
    """What is wrong with a framework: worst first, then by code and place.

    ``select`` and ``ignore`` are codes or beginnings of codes ("GT1"); ``select`` empty means
    every rule. Raises ``UnknownRuleError`` for one that no rule begins with.
    """
    chosen = chosen_rules(select, ignore)
    looked_at = with_own_rows(framework)
    found = [finding for one in chosen for finding in one.find(looked_at)]
    kept = let_pass(found, suppressions, [one.rule.code for one in chosen])
    return tuple(sorted(kept, key=_rank))


def chosen_rules(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> list[CheckedRule]:
    """The rules whose code begins with something selected and with nothing ignored."""
    wanted = tuple(code.upper() for code in select)
    unwanted = tuple(code.upper() for code in ignore)
    codes = [one.rule.code for one in all_rules()]
    for code in (*wanted, *unwanted):
        if not code or not any(known.startswith(code) for known in codes):
            raise UnknownRuleError(
                f"No rule has the code {code or '(empty)'}; codes run from {codes[0]} "
                f"to {codes[-1]}."
            )
    return [
        one
        for one in all_rules()
        if (not wanted or one.rule.code.startswith(wanted))
        and not (unwanted and one.rule.code.startswith(unwanted))
    ]


def _rank(finding: Finding) -> tuple[int, str, tuple[int, ...], str]:
    places = finding.source.lines or finding.source.pages
    return _ORDER[finding.severity], finding.code, places[:1], finding.message
