"""The reference page of the checks, written from the rules themselves."""

from __future__ import annotations

from goldthread.lint.finding import Rule
from goldthread.lint.registry import all_rules
from goldthread.lint.suppressions import NO_REASON, SUPPRESSES_NOTHING

_OPENING = """# Checks of a framework

`goldthread lint FILE` reads a framework and names what is wrong with it before anyone is measured
by it. Each check below has a code, a severity, what it looks for, why that matters and what to do.

- **error**: a measure or promise that cannot be judged honestly as it stands
- **warning**: something that will mislead, or that nobody can act on
- **advice**: something that would make it better

The exit code is 1 when there are errors or warnings, 0 when there are none, and 2 when the file
or the call cannot be used.

```
goldthread lint framework.docx                        everything, to read
goldthread lint framework.docx --select GT1 --select GT803
goldthread lint framework.docx --ignore GT304
goldthread lint framework.docx --suppressions known.toml
goldthread lint framework.docx --format json          or sarif, for other programs
```

## Letting a finding pass

A finding that is known and accepted is let pass by an entry in a TOML file, with the reason:

```toml
[[suppress]]
code = "GT101"
item = "calls-answered-within-60-seconds"
reason = "A floor agreed with the contractor until March 2023."
```

`item` is the id that `goldthread read` and `goldthread lint --format json` give. An entry without
a reason is not applied, and both it and an entry that suppresses nothing are themselves reported.

<!-- Written from the rules: change a rule and run `python -m goldthread.lint.handbook`. -->
"""
_CHAPTERS = {
    "GT1": "Targets",
    "GT2": "Dates",
    "GT3": "Units and baselines",
    "GT4": "Duplicates and contradictions",
    "GT5": "Frequency",
    "GT6": "What is measured",
    "GT7": "Ownership and structure",
    "GT8": "Text and law",
    "GT9": "Suppressions",
}


def handbook() -> str:
    """The page, in Markdown."""
    every = [(one.rule, _what(one.find.__doc__)) for one in all_rules()]
    every += [(NO_REASON, ""), (SUPPRESSES_NOTHING, "")]
    parts = [_OPENING]
    for prefix, title in _CHAPTERS.items():
        parts.append(f"\n## {title}\n")
        parts += [_entry(rule, what) for rule, what in every if rule.code.startswith(prefix)]
    return "".join(parts)


def _what(docstring: str | None) -> str:
    return " ".join((docstring or "").split("\n\n", 1)[0].split())


def _entry(rule: Rule, what: str) -> str:
    looked_for = f"Looks for: {what[:1].lower()}{what[1:]}\n\n" if what else ""
    return (
        f"\n### {rule.code} {rule.title}\n\n*{rule.severity}.* {looked_for}"
        f"Why it matters: {rule.why}\n\nWhat to do: {rule.fix}\n"
    )


if __name__ == "__main__":
    from pathlib import Path

    Path("docs/reference/framework-checks.md").write_text(handbook(), encoding="utf-8")
