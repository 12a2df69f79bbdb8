"""What keeps a return from being submitted."""

from datetime import date

from goldthread.framework.returns import (
    Asked,
    Part,
    Story,
    what_is_missing,
    why_not_sign_off,
)

TOLD = Story("Two vacancies", "Agency cover from May", "Head of service", date(2021, 6, 30))
GIVEN = {
    "asked": Asked.FIGURES,
    "without_figure": [],
    "commentary": "",
    "story": Story(),
    "is_off_target": False,
    "period_last": date(2021, 3, 31),
}


def parts(**changes: object) -> list[Part]:
    return [missing.part for missing in what_is_missing(**{**GIVEN, **changes})]  # type: ignore[arg-type]  # a table of cases


def test_a_figure_on_target_needs_no_story() -> None:
    assert parts() == []


def test_a_figure_off_target_needs_a_reason_an_action_an_owner_and_a_date() -> None:
    assert parts(is_off_target=True) == [Part.REASON, Part.ACTION, Part.OWNER, Part.RECOVER_BY]
    assert parts(is_off_target=True, story=TOLD) == []


def test_blanks_are_no_reason() -> None:
    told = Story("  ", TOLD.action, TOLD.owner, TOLD.recover_by)
    assert parts(is_off_target=True, story=told) == [Part.REASON]


def test_recovery_comes_after_the_period() -> None:
    told = Story(TOLD.reason, TOLD.action, TOLD.owner, date(2021, 3, 31))
    assert parts(is_off_target=True, story=told) == [Part.RECOVER_BY]


def test_each_line_of_figures_without_one_is_named() -> None:
    missing = what_is_missing(**{**GIVEN, "without_figure": ["during day", "after dark"]})  # type: ignore[arg-type]  # a table of cases
    assert [found.series for found in missing] == ["during day", "after dark"]
    assert "during day" in missing[0].message


def test_why_there_is_no_figure_may_stand_for_it() -> None:
    assert parts(without_figure=[""]) == [Part.FIGURE]
    assert parts(without_figure=[""], commentary="The survey was put off.") == []


def test_a_narrative_quarter_asks_for_words_and_no_figure() -> None:
    assert parts(asked=Asked.NARRATIVE, without_figure=[""]) == [Part.COMMENTARY]
    assert parts(asked=Asked.NARRATIVE, without_figure=[""], commentary="On course.") == []


def test_nobody_signs_off_what_they_gave() -> None:
    assert why_not_sign_off(person="ana", gave_figures=["ana", "ben"]) is not None
    assert why_not_sign_off(person="cy", gave_figures=["ana", "ben"]) is None
