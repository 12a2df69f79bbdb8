"""The title, the council and the tree of documents that put other lines before them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from goldthread.documents import understand
from goldthread.documents.blocks import Document
from goldthread.documents.understanding.authorities import authority_in, is_authority

Draw = Callable[..., Document]


@pytest.mark.parametrize(
    ("line", "authority"),
    [
        ("Riverdale District Council", "Riverdale District Council"),
        ("RIVERDALE DISTRICT COUNCIL", "Riverdale District Council"),
        ("Corporate Plan 2024-28 – Riverdale District Council", "Riverdale District Council"),
        ("Riverdale District Council’s Performance Framework", "Riverdale District Council"),
        ("Riverdale Council Corporate Plan 2024", "Riverdale Council"),
        ("Riverdale County Council, 12 March 2024", "Riverdale County Council"),
        ("London Borough of Hartwell", "London Borough of Hartwell"),
        ("Royal Borough of Hartwell upon Wey", "Royal Borough of Hartwell upon Wey"),
        ("City of Westmere Council", "City of Westmere Council"),
        ("Northmoor, Eastmoor and Vale Council", "Northmoor, Eastmoor and Vale Council"),
        ("The Fenmoor Council", "Fenmoor Council"),
        ("Glan yr Afon County Council", "Glan yr Afon County Council"),
        ("Shire of Wattle Plains", "Shire of Wattle Plains"),
        ("Kopano Local Municipality", "Kopano Local Municipality"),
        ("Brackland Fire and Rescue Authority", "Brackland Fire and Rescue Authority"),
        ("West Wexmere Combined Authority", "West Wexmere Combined Authority"),
        ("Police and Crime Commissioner for Wexmere", "Police and Crime Commissioner for Wexmere"),
        ("Comhairle nan Innis", "Comhairle nan Innis"),
        (
            "Dyffryn County Borough Council / Cyngor Bwrdeistref Sirol Dyffryn",
            "Dyffryn County Borough Council",
        ),
        # A council, and nobody's name; a line about one; somebody at one.
        ("The Council", None),
        ("Our Council", None),
        ("County Council", None),
        ("Council Plan 2024-28", None),
        ("Adopted by Full Council, 27 February 2024", None),
        ("Working with Riverdale District Council", None),
        ("Councillor Example, Leader of Riverdale District Council", None),
        ("City of Culture", None),
        ("Riverdale Youth Council and Hartwell Council – Joint Plan", None),
    ],
)
def test_an_authority_is_known_where_a_line_plainly_names_it(
    line: str, authority: str | None
) -> None:
    assert authority_in(line) == authority
    assert not is_authority(line) or authority is not None


def test_the_council_on_the_cover_is_the_authority_and_never_the_title(drawn: Draw) -> None:
    page = """
        # Riverdale District Council
        ## Corporate Plan 2024-28
        ### Cleaner streets
        Measure | Target
        Streets without litter | 95%
        ### Better homes
        Measure | Target
        Homes repaired in time | 97%
        """
    for document in (drawn(page), drawn(page, title="Riverdale District Council")):
        framework = understand(document)
        assert (framework.title, framework.authority, framework.edition) == (
            "Corporate Plan 2024-28",
            "Riverdale District Council",
            "2024-28",
        )
        assert [(node.title, node.parent) for node in framework.nodes] == [
            ("Cleaner streets", None),
            ("Better homes", None),
        ]


def test_a_page_header_names_the_authority_and_two_councils_name_none(drawn: Draw) -> None:
    page = """
        Corporate Plan 2024-28
        Measure | Target
        Streets without litter | 95%
        """
    named = understand(replace(drawn(page), running=("Riverdale District Council", "Page 1")))
    assert named.authority == "Riverdale District Council"
    two = replace(drawn(page), running=("Riverdale District Council", "Hartwell Borough Council"))
    assert understand(two).authority is None
    assert understand(drawn(page)).authority is None


def test_a_plain_first_line_is_the_title_and_a_date_or_a_sentence_is_none(drawn: Draw) -> None:
    table = """
        Measure | Target
        Streets without litter | 95%
        """
    titled = understand(drawn("Growth strategy outcomes\n" + table))
    assert titled.title == "Growth strategy outcomes"
    assert understand(drawn("Top layer SDBIP 2025/26\n" + table)).title == "Top layer SDBIP 2025/26"
    for line in ("12 March 2024", "This plan says what we will do.", "Note: draft for comment"):
        assert understand(drawn(f"{line}\n{table}", name="street-plan.docx")).title == "Street plan"


def test_contents_typed_in_by_hand_are_no_places(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Contents
        Priority 1: Cleaner streets ........ 4
        Priority 2: Better homes ........ 6
        # Priority 1: Cleaner streets
        Measure | Target
        Streets without litter | 95%
        # Priority 2: Better homes
        Measure | Target
        Homes repaired in time | 97%
        """)
    )
    assert [node.title for node in framework.nodes] == ["Cleaner streets", "Better homes"]


def test_a_mission_is_a_place_where_it_is_numbered(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Mission: to serve our town
        # Mission 1: Every child fed
        Measure | Target
        Breakfasts served | 900
        # Mission Two: Warm homes
        Measure | Target
        Homes insulated | 2,000
        """)
    )
    assert [(node.kind, node.title) for node in framework.nodes] == [
        ("priority", "Every child fed"),
        ("priority", "Warm homes"),
    ]


def test_one_word_in_the_files_properties_stands_for_the_heading_in_full(drawn: Draw) -> None:
    page = """
        # Local Outcomes Improvement Plan 2025-2035
        ## Fair work
        Measure | Target | Who leads
        Living wages paid | 90% | Economy Manager
        """
    framework = understand(drawn(page, title="LOIP"))
    assert framework.title == "Local Outcomes Improvement Plan 2025-2035"
    assert framework.measures[0].lead_officers == ("Economy Manager",)
    assert understand(drawn(page, title="Our plan")).title == "Our plan"


def test_the_name_of_a_council_in_two_lines_and_languages_is_one_council(drawn: Draw) -> None:
    page = """
    # Cyngor Sir Glan yr Afon
    # Glan yr Afon County Council
    # Corporate Plan 2023-28
    ## Theme: Homes
    Measure | Target
    Homes built | 50
    """
    assert understand(drawn(page)).authority == "Glan yr Afon County Council"


def test_the_only_heading_under_the_councils_name_is_the_title_and_no_place(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Tarn Valley National Park Authority
        # Delivery Plan 2025-2030
        Objective | Action | Lead | By when
        Nature | Restore the bog | Head of Nature | March 2028
        """)
    )
    assert (framework.title, framework.edition) == ("Delivery Plan 2025-2030", "2025-2030")
    assert [node.title for node in framework.nodes] == ["Nature"]


@pytest.mark.parametrize(
    ("heading", "edition"),
    [
        ("2024/25 target", "2024/25"),
        ("Target 2024/25 | Target 2025/26", "2024/25 to 2025/26"),
        ("Target", None),
        ("Target by March 2026", None),
        ("2023/24 | Target 2024/25", "2024/25"),
        ("2023/24 | Target 2029/30", None),
        ("Target 2030", None),
    ],
)
def test_targets_name_the_years_where_nothing_else_does(
    drawn: Draw, heading: str, edition: str | None
) -> None:
    page = f"""
    Theme | Measure | {heading} | Frequency
    Homes | Homes built | 50 |{" 60 |" if heading.count("|") else ""} Annual
    """
    assert understand(drawn(page, name="open data.csv")).edition == edition


def test_an_appendix_is_called_by_its_own_words_where_nothing_else_is_a_title(drawn: Draw) -> None:
    page = """
    # Appendix B – Key Performance Indicators 2024/25
    Indicator | Target | Previous year | Q1 | RAG
    Homes built | 50 | 41 | 12 | G
    """
    framework = understand(drawn(page))
    assert framework.title == "Key Performance Indicators 2024/25"
    assert framework.measures[0].baseline_text == "41"


def test_a_web_pages_title_is_given_without_the_name_of_its_council(drawn: Draw) -> None:
    framework = understand(drawn("Some words.", title="Improvement Plan 2025 | Riverdale Council"))
    assert framework.title == "Improvement Plan 2025"
