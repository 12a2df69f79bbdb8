"""Findings knowingly let pass: each with the reason, on record beside the framework.

The file is TOML, one table for each finding let pass::

    [[suppress]]
    code = "GT101"
    item = "calls-answered-within-60-seconds"
    reason = "The target is a floor agreed with the contractor until 2023."

A suppression without a reason, or that suppresses nothing, is itself reported: an exception
nobody can explain any more is how a framework goes quietly wrong.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from goldthread.lint.finding import Finding, Rule, Severity, joined_places

NO_REASON = Rule(
    code="GT901",
    severity=Severity.WARNING,
    title="A suppression gives no reason",
    why="An exception without a reason cannot be reviewed when people or targets change.",
    fix="Say in the suppression file why the finding is let pass, and until when.",
)
SUPPRESSES_NOTHING = Rule(
    code="GT902",
    severity=Severity.WARNING,
    title="A suppression suppresses nothing",
    why="The defect is gone, or the name is wrong and the defect is not let pass at all.",
    fix="Take the entry out of the suppression file, or correct its code or item.",
)


class SuppressionFileError(ValueError):
    """The suppression file cannot be used; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Suppression:
    """One finding let pass: the rule's code, the item's id, and why."""

    code: str
    item: str
    reason: str


def read_suppressions(file: Path) -> tuple[Suppression, ...]:
    """The suppressions in a TOML file. Raises ``SuppressionFileError``."""
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SuppressionFileError(f"{file} cannot be read as TOML: {error}.") from error
    entries = data.get("suppress", [])
    if set(data) - {"suppress"} or not isinstance(entries, list):
        raise SuppressionFileError(f"{file} should hold [[suppress]] tables and nothing else.")
    return tuple(_suppression(file, number, one) for number, one in enumerate(entries, start=1))


def _suppression(file: Path, number: int, entry: object) -> Suppression:
    if not isinstance(entry, dict):
        raise SuppressionFileError(f"{file}, suppression {number}: not a [[suppress]] table.")
    unknown = set(entry) - {"code", "item", "reason"}
    if unknown:
        raise SuppressionFileError(
            f"{file}, suppression {number}: {', '.join(sorted(unknown))} is not a key; "
            "the keys are code, item and reason."
        )
    values = {key: entry.get(key, "") for key in ("code", "item", "reason")}
    for key, value in values.items():
        if not isinstance(value, str):
            raise SuppressionFileError(f"{file}, suppression {number}: {key} should be text.")
    for key in ("code", "item"):
        if not values[key].strip():
            raise SuppressionFileError(f"{file}, suppression {number}: {key} is missing.")
    return Suppression(values["code"].upper(), values["item"], values["reason"].strip())


def let_pass(
    findings: Iterable[Finding], suppressions: Sequence[Suppression], ran: Iterable[str]
) -> list[Finding]:
    """The findings that remain, and one for each suppression that is itself at fault.

    An item let pass leaves a grouped finding, which stays for its other members; a finding
    about several items at once goes when any of them is named. A suppression for a rule that
    did not run (``ran`` are the codes of those that did) is neither used nor at fault.
    """
    by_key: dict[tuple[str, str], Suppression] = {
        (one.code, one.item): one for one in suppressions if one.reason
    }
    used: set[tuple[str, str]] = set()
    kept = []
    for finding in findings:
        keys = {(finding.code, item) for item in finding.items} & set(by_key)
        used |= keys
        left = tuple(item for item in finding.items if (finding.code, item) not in keys)
        if not keys:
            kept.append(finding)
        elif left and finding.members:
            kept.append(_without(finding, left))
    codes = set(ran)
    for one in suppressions:
        if not one.reason:
            kept.append(_fault(NO_REASON, one, "gives no reason, so it was not applied"))
        elif one.code in codes and (one.code, one.item) not in used:
            kept.append(_fault(SUPPRESSES_NOTHING, one, "suppresses nothing"))
    return kept


def _without(finding: Finding, left: tuple[str, ...]) -> Finding:
    gone = [item for item in finding.items if item not in left]
    members = tuple(member for member in finding.members if member[0] in left)
    return replace(
        finding,
        items=left,
        source=joined_places(source for _, source in members),
        members=members,
        message=f"{finding.message} Let pass: {', '.join(gone)}.",
    )


def _fault(rule: Rule, one: Suppression, what: str) -> Finding:
    fault = rule.finding(f"The suppression of {one.code} for “{one.item}” {what}.")
    return replace(fault, items=(one.item,))
