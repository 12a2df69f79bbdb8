"""Whatever a document says, lint answers: it never fails, and never names what is not there."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from lint_trials.making import deliverable, framework, measure

from goldthread.lint import Severity, lint
from goldthread.lint.formats import findings_as_records, findings_as_text

WORDS = st.lists(
    st.sampled_from(
        [
            "number",
            "%",
            "percentage",
            "of",
            "per",
            "100,000",
            "and",
            "by",
            "2022",
            "between",
            "2019",
            "Q5",
            "31",
            "June",
            "FOI",
            "within",
            "20",
            "days",
            "tbc",
            "n/a",
            "increase",
            "reduction",
            "at",
            "least",
            "(",
            ")",
            "‘",
            "’",
            ";",
            ":",
            "50",
            "£2.5m",
            "bi-monthly",
            "or",
            "placeholder",
            "the",
            "victims",
            "reception",
            "score",
            "total",
            "new",
            "homes",
            "installed",
            "survey",
            "i.e.",
            "average",
            "London",
        ]
    ),
    min_size=1,
    max_size=12,
).map(" ".join)
TEXTS = WORDS | st.text(min_size=1, max_size=40).filter(lambda text: bool(text.strip()))
MAYBE = st.none() | TEXTS


@settings(max_examples=60)
@given(title=TEXTS, baseline=MAYBE, target=MAYBE, often=MAYBE, why=MAYBE, does=MAYBE, due=MAYBE)
def test_lint_answers_whatever_the_words_are(
    title: str,
    baseline: str | None,
    target: str | None,
    often: str | None,
    why: str | None,
    does: str | None,
    due: str | None,
) -> None:
    made = framework(
        measure(title, baseline=baseline, target=target, often=often, why=why),
        measure(title, way="↓", target=target, line=2),
        deliverable(title, does=does, due=due),
        goal=why,
        edition=due,
        introduction=[does or ""],
    )
    findings = lint(made)
    known = {"m1", "m2", "d100", "theme", "other-theme"}
    for finding in findings:
        assert set(finding.items) <= known
        assert finding.items
        assert finding.source.lines
        assert finding.message.strip()
    assert len(findings_as_records(findings)) == len(findings)
    assert findings_as_text(findings, "made-up.txt").count("\n") > len(findings)
    assert [one.severity for one in findings] == sorted(
        (one.severity for one in findings), key=list(Severity).index
    )
