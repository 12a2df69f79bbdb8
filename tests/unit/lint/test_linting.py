"""Choosing rules, letting findings pass, and saying what was found."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from lint_trials.making import OTHER_THEME, deliverable, framework, measure

from goldthread.framework import Framework, Source
from goldthread.lint import (
    Finding,
    Severity,
    Suppression,
    SuppressionFileError,
    UnknownRuleError,
    all_rules,
    lint,
    read_suppressions,
)
from goldthread.lint.formats import findings_as_records, findings_as_sarif, findings_as_text
from goldthread.lint.handbook import handbook

ROOT = Path(__file__).parents[3]


def clean() -> Framework:
    """What a careful council writes: every figure dated, every target reachable, all owned."""
    return framework(
        deliverable("Adopt the winter service plan", does="Agree which paths are gritted first."),
        deliverable("Open the new skills centre", due="September 2021", node=OTHER_THEME, line=101),
        measure("% of priority paths gritted within a day", why="That people can walk safely."),
        measure(
            "Days to re-let a council home",
            baseline="31 days (2019/20)",
            way="↓",
            target="21 days by March 2022",
            why="Homes stand empty for less time.",
            line=2,
        ),
        measure(
            "% of working-age residents in work",
            baseline="68.4% (2019)",
            target="71% by March 2022",
            often="Annually",
            node=OTHER_THEME,
            line=3,
        ),
        measure(
            "Burglaries per 1,000 households",
            baseline="12.3 (2019/20)",
            way="↓",
            target="11 by March 2022",
            line=4,
        ),
    )


def spoilt() -> Framework:
    """The clean framework with three undated baselines in one theme, and one beaten target."""
    sound = clean()
    beaten = measure("% of lamps working", baseline="99%", target="95% by March 2022", line=5)
    undated = measure("% of bins emptied", baseline="90%", target="99% by March 2022", line=6)
    return replace(sound, measures=(*sound.measures, beaten, undated))


def test_a_clean_framework_yields_nothing() -> None:
    assert [f"{one.code} {one.message}" for one in lint(clean())] == []


def test_findings_come_worst_first_and_then_by_code() -> None:
    found = [(one.severity, one.code) for one in lint(spoilt())]
    assert found == [(Severity.ERROR, "GT101"), (Severity.WARNING, "GT304")]


@pytest.mark.parametrize(
    ("select", "ignore", "codes"),
    [
        ((), (), ["GT101", "GT304"]),
        (("GT1",), (), ["GT101"]),
        (("gt304",), (), ["GT304"]),
        ((), ("GT3",), ["GT101"]),
        (("GT101", "GT304"), ("GT101",), ["GT304"]),
    ],
)
def test_rules_are_chosen_by_code_or_its_beginning(
    select: tuple[str, ...], ignore: tuple[str, ...], codes: list[str]
) -> None:
    assert [one.code for one in lint(spoilt(), select=select, ignore=ignore)] == codes


@pytest.mark.parametrize("code", ["GT999", "BT1", ""])
def test_a_code_no_rule_has_is_refused(code: str) -> None:
    with pytest.raises(UnknownRuleError, match="codes run from GT101"):
        lint(clean(), select=[code])


def test_a_suppressed_finding_is_let_pass() -> None:
    found = lint(spoilt(), suppressions=[Suppression("GT101", "m5", "A floor.")])
    assert [one.code for one in found] == ["GT304"]


def test_a_group_loses_only_the_member_let_pass() -> None:
    found = lint(spoilt(), select=["GT304"], suppressions=[Suppression("GT304", "m5", "Known.")])
    assert [one.items for one in found] == [("m6",)]
    assert found[0].source.lines == (6,)
    assert found[0].message.endswith("Let pass: m5.")


def test_a_suppression_without_a_reason_is_not_applied_and_is_reported() -> None:
    found = lint(spoilt(), suppressions=[Suppression("GT101", "m5", "")])
    assert [one.code for one in found] == ["GT101", "GT304", "GT901"]


def test_a_suppression_that_suppresses_nothing_is_reported() -> None:
    found = lint(clean(), suppressions=[Suppression("GT101", "m1", "Was so once.")])
    assert [(one.code, one.items) for one in found] == [("GT902", ("m1",))]


def test_a_suppression_of_a_rule_that_did_not_run_is_left_in_peace() -> None:
    found = lint(spoilt(), select=["GT3"], suppressions=[Suppression("GT101", "m5", "A floor.")])
    assert [one.code for one in found] == ["GT304"]


def test_suppressions_are_read_from_toml(tmp_path: Path) -> None:
    file = tmp_path / "known.toml"
    file.write_text('[[suppress]]\ncode = "gt101"\nitem = "m5"\nreason = " A floor. "\n')
    assert read_suppressions(file) == (Suppression("GT101", "m5", "A floor."),)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("suppress = 3", "and nothing else"),
        ("[[supress]]", "and nothing else"),
        ('[[suppress]]\ncode = "GT101"', "suppression 1: item is missing"),
        ('[[suppress]]\ncode = 3\nitem = "m1"', "suppression 1: code should be text"),
        ('[[suppress]]\nwhy = "x"', "why is not a key"),
        ("[[suppress", "cannot be read as TOML"),
    ],
)
def test_a_suppression_file_at_fault_is_refused_with_the_place(
    tmp_path: Path, text: str, says: str
) -> None:
    file = tmp_path / "known.toml"
    file.write_text(text)
    with pytest.raises(SuppressionFileError, match=says):
        read_suppressions(file)


def test_json_gives_every_member_of_a_group_and_its_lines() -> None:
    records = json.loads(json.dumps(findings_as_records(lint(spoilt(), select=["GT304"]))))
    assert [sorted(record) for record in records] == [
        sorted(("code", "severity", "title", "message", "why", "fix", "items", "source"))
    ]
    assert records[0]["items"] == ["m5", "m6"]
    assert records[0]["source"] == {"lines": [5, 6]}
    assert records[0]["severity"] == "warning"


def test_text_gathers_findings_under_their_rule_and_counts_them() -> None:
    text = findings_as_text(lint(spoilt()), "made-up.txt")
    assert "GT101 error: The target is already beaten (1)" in text
    assert "Why it matters: " in text
    assert "What to do: " in text
    assert "“% of lamps working” (line 5) stood at “99%”" in " ".join(text.split())
    # m5 beats its target, and neither it nor m6 dates its baseline.
    assert "made-up.txt: 1 error, 2 warnings.\nWhat is true of many counts once for each" in text
    assert max(map(len, text.splitlines())) <= 100


def test_text_says_when_nothing_was_found() -> None:
    assert findings_as_text((), "made-up.txt") == "made-up.txt: nothing found.\n"


def test_sarif_points_each_result_at_its_rule_and_its_lines() -> None:
    findings = lint(spoilt())
    log = json.loads(
        json.dumps(findings_as_sarif(findings, all_rules(), file="made-up.txt", version="1.0"))
    )
    assert log["version"] == "2.1.0"
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [one.rule.code for one in all_rules()]
    for finding, result in zip(findings, run["results"], strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding.code
        assert result["message"]["text"] == finding.message
        regions = [place["physicalLocation"]["region"] for place in result["locations"]]
        assert [region["startLine"] for region in regions] == list(finding.source.lines)
    assert [result["level"] for result in run["results"]] == ["error", "warning"]
    assert run["results"][1]["properties"]["items"] == ["m5", "m6"]


def test_sarif_keeps_a_finding_on_a_page_without_inventing_a_line() -> None:
    beaten = lint(spoilt(), select=["GT101"])[0]
    paged = replace(beaten, source=replace(beaten.source, lines=(), pages=(12,)))
    log = findings_as_sarif([paged], all_rules(), file="made-up.pdf", version="1.0")
    result = json.loads(json.dumps(log))["runs"][0]["results"][0]
    uri = {"physicalLocation": {"artifactLocation": {"uri": "made-up.pdf"}}}
    assert result["locations"] == [uri]
    assert result["properties"]["pages"] == [12]


def test_sarif_names_the_cells_of_a_finding_in_a_workbook() -> None:
    beaten = lint(spoilt(), select=["GT101"])[0]
    celled = replace(beaten, source=replace(beaten.source, lines=(), cells=("KPIs!A9:I9",)))
    log = json.loads(
        json.dumps(findings_as_sarif([celled], all_rules(), file="made-up.xlsx", version="1.0"))
    )
    jsonschema.validate(log, SARIF)
    (place,) = log["runs"][0]["results"][0]["locations"]
    assert place["logicalLocations"] == [{"fullyQualifiedName": "KPIs!A9:I9"}]


# What the published schema of SARIF 2.1.0 asks of the parts that are written, by section.
SARIF = {
    "type": "object",
    "required": ["version", "runs"],  # 3.13.2, 3.13.4
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"enum": ["2.1.0"]},
        "runs": {"type": "array", "items": {"$ref": "#/$defs/run"}},
    },
    "$defs": {
        "run": {  # 3.14
            "type": "object",
            "required": ["tool"],
            "additionalProperties": False,
            "properties": {
                "tool": {  # 3.18
                    "type": "object",
                    "required": ["driver"],
                    "additionalProperties": False,
                    "properties": {"driver": {"$ref": "#/$defs/driver"}},
                },
                "results": {"type": "array", "items": {"$ref": "#/$defs/result"}},
            },
        },
        "driver": {  # 3.19
            "type": "object",
            "required": ["name"],
            "additionalProperties": False,
            "properties": {
                "name": {"type": "string"},
                "version": {"type": "string"},
                "rules": {
                    "type": "array",
                    "uniqueItems": True,
                    "items": {"$ref": "#/$defs/rule"},
                },
            },
        },
        "rule": {  # 3.49
            "type": "object",
            "required": ["id"],
            "additionalProperties": False,
            "properties": {
                "id": {"type": "string"},
                "shortDescription": {"$ref": "#/$defs/text"},
                "fullDescription": {"$ref": "#/$defs/text"},
                "help": {"$ref": "#/$defs/text"},
                "defaultConfiguration": {  # 3.50
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {"level": {"$ref": "#/$defs/level"}},
                },
            },
        },
        "text": {  # 3.12
            "type": "object",
            "required": ["text"],
            "additionalProperties": False,
            "properties": {"text": {"type": "string", "minLength": 1}},
        },
        "level": {"enum": ["none", "note", "warning", "error"]},  # 3.27.10
        "result": {  # 3.27
            "type": "object",
            "required": ["message"],
            "additionalProperties": False,
            "properties": {
                "ruleId": {"type": "string"},
                "ruleIndex": {"type": "integer", "minimum": -1},
                "level": {"$ref": "#/$defs/level"},
                "message": {"$ref": "#/$defs/text"},
                "locations": {"type": "array", "items": {"$ref": "#/$defs/location"}},
                "properties": {"type": "object"},  # 3.8
            },
        },
        "location": {  # 3.28
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "physicalLocation": {  # 3.29
                    "type": "object",
                    "required": ["artifactLocation"],
                    "additionalProperties": False,
                    "properties": {
                        "artifactLocation": {  # 3.4
                            "type": "object",
                            "additionalProperties": False,
                            "properties": {
                                "uri": {"type": "string", "pattern": "^[A-Za-z0-9/%._~-]+$"}
                            },
                        },
                        "region": {  # 3.30
                            "type": "object",
                            "additionalProperties": False,
                            "properties": {"startLine": {"type": "integer", "minimum": 1}},
                        },
                    },
                },
                "logicalLocations": {  # 3.33
                    "type": "array",
                    "items": {
                        "type": "object",
                        "additionalProperties": False,
                        "properties": {"fullyQualifiedName": {"type": "string"}},
                    },
                },
            },
        },
    },
}


def test_sarif_is_what_its_schema_asks_for_whatever_the_file_is_called() -> None:
    faulty = [Suppression("GT101", "m1", ""), Suppression("GT304", "m1", "Known.")]
    findings = lint(spoilt(), suppressions=faulty)
    assert {"GT901", "GT902"} <= {one.code for one in findings}
    for file in ("made-up.txt", "../our plans/für alle [1] #2.docx"):
        log = findings_as_sarif(findings, all_rules(), file=file, version="1.0")
        jsonschema.validate(json.loads(json.dumps(log)), SARIF)


def test_every_rule_says_why_it_matters_and_what_to_do() -> None:
    for one in all_rules():
        assert one.rule.code[:3] in {f"GT{chapter}" for chapter in range(1, 9)}
        for text in (one.rule.why, one.rule.fix):
            assert text.endswith("."), f"{one.rule.code}: {text}"
            assert text[0].isupper(), f"{one.rule.code}: {text}"
        assert not one.rule.title.endswith(".")


def test_the_reference_page_is_what_the_rules_say() -> None:
    page = (ROOT / "docs" / "reference" / "framework-checks.md").read_text(encoding="utf-8")
    assert page == handbook(), "stale: run python -m goldthread.lint.handbook"


def test_a_thousand_measures_are_looked_over_in_seconds() -> None:
    """Ten times the size takes no more than a few seconds: nothing looks at pairs of pairs."""
    sound = clean()
    many = replace(
        sound,
        measures=tuple(
            replace(
                sound.measures[number % 4],
                id=f"m{number}",
                title=f"{sound.measures[number % 4].title} in ward {number}",
                rationale="That it is known.",
                source=Source(lines=(number + 1,)),
            )
            for number in range(1000)
        ),
    )
    started = time.perf_counter()
    found: tuple[Finding, ...] = lint(many)
    assert time.perf_counter() - started < 20
    assert [one.message for one in found if one.code != "GT406"] == []
