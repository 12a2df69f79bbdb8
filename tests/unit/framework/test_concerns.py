"""Whom and where a measure is about, as far as words propose it."""

from __future__ import annotations

import pytest

from goldthread.framework.concerns import (
    VULNERABLE_GROUPS,
    Concern,
    Group,
    concern_of_dimension,
    mentions,
)


@pytest.mark.parametrize(
    ("name", "concern"),
    [
        ("Ward", Concern.LOCALITY),
        ("Electoral wards", Concern.LOCALITY),
        ("by Localities", Concern.LOCALITY),
        ("Housing area", Concern.LOCALITY),
        ("Age band", Concern.VULNERABLE_GROUP),
        ("Age of the child", Concern.VULNERABLE_GROUP),
        ("Ethnicity", Concern.VULNERABLE_GROUP),
        ("IMD quintiles", Concern.VULNERABLE_GROUP),
        ("Channel", None),
        ("Stage of the application", None),
        ("", None),
    ],
)
def test_a_dimension_is_known_by_its_name(name: str, concern: Concern | None) -> None:
    assert concern_of_dimension(name) is concern


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Care leavers in work", ["Care leavers"]),
        ("Homelessness applications", ["Homeless people"]),
        ("People aged 65+ at home", ["Older people"]),
        ("Carer’s assessments", ["Unpaid carers"]),
        ("Carer's assessments for young carers", ["Unpaid carers"]),
        ("Non-domestic violence with injury", []),
        ("Sender of letters", []),
        ("Jobs safeguarded", []),
    ],
)
def test_words_propose_groups_by_whole_words_and_named_beginnings(
    text: str, groups: list[str]
) -> None:
    assert [one.name for one in mentions(VULNERABLE_GROUPS, text)] == groups


def test_a_council_s_own_group_is_found_by_its_name_and_its_words() -> None:
    own = [Group("Armed forces families", ("veteran*",)), Group("Abbey Wood")]
    assert [one.words for one in mentions(own, "Veterans housed in Abbey  Wood")] == [
        "Veterans",
        "Abbey  Wood",
    ]
