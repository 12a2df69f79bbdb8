"""Bodies that act with the council, and what a measure only depends on."""

from __future__ import annotations

import pytest

from goldthread.framework.partnership import dependencies_among, partners_among


@pytest.mark.parametrize(
    ("entries", "partners", "dependencies"),
    [
        (["Police", "charities"], ("Police", "charities"), ()),
        (["Dependent on local businesses / economy"], (), ("Local businesses / economy",)),
        (
            ["Dependant on local employers; the mental health trust"],
            ("the mental health trust",),
            ("Local employers",),
        ),
        (
            ["Number of foster places available, decisions of the courts"],
            (),
            ("Number of foster places available, decisions of the courts",),
        ),
        (["local job market / economy"], (), ("Local job market / economy",)),
        (["Regional Economic Partnership"], ("Regional Economic Partnership",), ()),
        (["Support from the volunteer centre"], ("Support from the volunteer centre",), ()),
        ([], (), ()),
    ],
)
def test_partners_and_dependencies_are_told_apart(
    entries: list[str], partners: tuple[str, ...], dependencies: tuple[str, ...]
) -> None:
    assert partners_among(entries) == partners
    assert dependencies_among(entries) == dependencies
