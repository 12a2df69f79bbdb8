"""Every rule there is, found by walking the package of rules."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from itertools import pairwise

from goldthread.lint import rules
from goldthread.lint.finding import CheckedRule


@cache
def all_rules() -> tuple[CheckedRule, ...]:
    """The rules in order of their codes.

    A rule is a module that holds ``RULE`` and ``find``. Raises ``ValueError`` when two rules
    have one code, which is a mistake in this package and not in a framework.
    """
    found = []
    for module in pkgutil.iter_modules(rules.__path__):
        loaded = importlib.import_module(f"{rules.__name__}.{module.name}")
        found.append(CheckedRule(loaded.RULE, loaded.find))
    found.sort(key=lambda one: one.rule.code)
    for first, second in pairwise(found):
        if first.rule.code == second.rule.code:
            raise ValueError(f"Two rules have the code {first.rule.code}.")
    return tuple(found)
