"""What page breaks, merged cells and extraction do to rows, one trap a test, in made-up words."""

from __future__ import annotations

from collections.abc import Callable

from goldthread.documents import understand
from goldthread.documents.blocks import Document
from goldthread.framework import Footnote, Ownership, Role

Draw = Callable[..., Document]

MEASURES = "Measure | What this will tell us | Baseline | DoT | Target | Collection Frequency"


def test_a_row_cut_by_a_page_goes_on_under_the_repeated_header(as_text: Draw) -> None:
    framework = understand(
        as_text(f"""Homes

        Indicators

        {MEASURES}
        Homes let within | That homes are let quickly, a matter which | 70% | ↑ | tbc | Quarterly

        {MEASURES}
        thirty days. | residents raise with us often. | | | |
        Repairs done | That repairs are done | 80% | ↑ | n/a | Monthly
        """)
    )
    let, repairs = framework.measures
    assert let.title == "Homes let within thirty days."
    assert (
        let.rationale == "That homes are let quickly, a matter which residents raise with us often."
    )
    assert (let.target_text, repairs.target_text) == ("tbc", "n/a")
    assert (framework.rows.measure, framework.rows.continuation, framework.rows.header) == (2, 1, 2)


def test_a_table_goes_on_after_a_page_break_without_a_header(as_text: Draw) -> None:
    framework = understand(
        as_text("""Homes

        Actions and deliverables

        Deliverable | Lead Member | Deadline | Programme
        Open the hub | Cllr Example | June 2020 | Homes Programme

        Close the old office | Clr Sample | May 2021 |
        --- | ------ | ------ | ---
        """)
    )
    assert [one.title for one in framework.deliverables] == ["Open the hub", "Close the old office"]
    closing = framework.deliverables[1]
    assert (closing.programmes, closing.inherited) == (("Homes Programme",), ("programmes",))
    assert closing.lead_members == ("Cllr Sample",)
    # The rule of dashes is a row too, and no item.
    assert framework.rows.note == 1


def test_a_programme_printed_on_the_second_page_belongs_to_the_whole_merged_cell(
    as_text: Draw,
) -> None:
    framework = understand(
        as_text("""Homes

        Actions

        Deliverable | Lead Member | Deadline | Programme
        First | Cllr Example | June 2020 |

        Deliverable | Lead Member | Deadline | Programme
        Second | Cllr Example | June 2021 | Care and Homes Improvement Programmes
        """)
    )
    programmes = ("Care Improvement Programme", "Homes Improvement Programme")
    assert [one.programmes for one in framework.deliverables] == [programmes, programmes]
    assert framework.deliverables[0].source.lines == (6, 9)


def test_as_above_and_the_blanks_before_it_say_what_stands_above(as_text: Draw) -> None:
    framework = understand(
        as_text(f"""Homes

        Indicators

        {MEASURES}
        First | That one | 1% | ↑ | Better than London | Annually
        Second | | 2% | ↑ | | Annually
        Third | That three | 3% | ↑ | As above | Annually
        Fourth | That four | 4% | ↑ | | Annually
        """)
    )
    assert [one.target_text for one in framework.measures] == [
        "Better than London",
        "Better than London",
        "Better than London",
        None,
    ]
    assert framework.measures[1].inherited == ("rationale", "target")
    assert framework.measures[2].inherited == ("target",)


def test_cells_shifted_right_are_read_under_the_heading_they_fit(as_text: Draw) -> None:
    framework = understand(
        as_text("""Homes

        Indicators

        Issue | Metric | What does it tell us? | Target | Frequency
        Lettings | % of homes let in time | Whether lettings work | 90% | Monthly

        Issue | Metric | What does it tell us? | Target | Frequency |
         | Percentage of garages let | | Whether garages are used | | Quarterly
        """)
    )
    garages = framework.measures[1]
    assert garages.title == "Percentage of garages let"
    assert (garages.rationale, garages.target_text, garages.frequency_text) == (
        "Whether garages are used",
        None,
        "Quarterly",
    )
    assert garages.placements[0].topic == "Lettings"


def test_a_sub_group_between_two_columns_is_part_of_the_names_under_it(as_text: Draw) -> None:
    framework = understand(
        as_text("""Reach

        Indicators

        Issue | Metric | What does it tell us? | Target | Frequency
        Media | Percentage who saw a campaign | That we reach people | 45% | Annually
         | Newsletter | Number of readers | That online reach is good | Targets to be set later
         | Chat | Number of posts | |
         | | Number of followers | |
         | | | | Frequency to be set later
        """)
    )
    assert [one.title for one in framework.measures] == [
        "Percentage who saw a campaign",
        "Newsletter – Number of readers",
        "Chat – Number of posts",
        "Chat – Number of followers",
    ]
    assert {one.frequency_text for one in framework.measures[1:]} == {"Frequency to be set later"}
    assert {one.target_text for one in framework.measures[1:]} == {"Targets to be set later"}
    assert framework.rows.unplaced == ()


def test_indicators_packed_into_one_cell_are_told_apart_with_their_parallel_lists(
    as_text: Draw,
) -> None:
    framework = understand(
        as_text("""Clean places

        Outcome: A safe place | | | | |
        Delivery and Implementation | Proposed Indicators | Service | Council PI / Partnership PI | Key partners / dependencies | Frequency
        1. We will keep streets clean. | - Streets swept | Parks | Council PI | N/A | Annual
        2. We will keep people safe. | - Number of thefts - Number of assaults -Lamps: % working | Parks Safety Parks | Council PI Partnership PI Council PI | N/A Police and wardens N/A | Annual Monthly Annual
        3. We will light the parks. | - Parks lit | Safety | Partnership PI | Police and wardens | Monthly
        """)
    )
    packed = framework.measures[1:4]
    assert [one.title for one in packed] == [
        "Number of thefts",
        "Number of assaults",
        "Lamps: % working",
    ]
    assert [one.service for one in packed] == ["Parks", "Safety", "Parks"]
    assert [one.ownership for one in packed] == [
        Ownership.COUNCIL,
        Ownership.PARTNERSHIP,
        Ownership.COUNCIL,
    ]
    assert [one.partners for one in packed] == [(), ("Police and wardens",), ()]
    assert [one.frequency_text for one in packed] == ["Annual", "Monthly", "Annual"]
    assert len({one.placements[0].deliverable for one in packed}) == 1
    assert framework.deliverables[1].title == "We will keep people safe."
    assert (framework.rows.measure, framework.rows.header) == (3, 2)


def test_parallel_lists_of_another_length_are_never_dealt_out(as_text: Draw) -> None:
    framework = understand(
        as_text(
            """Views

        Survey | Perception PIs | Service | Council PI / Partnership PI | Key partners | Frequency
        1. | Yearly survey | <ul> Are you safe? Are you well? Are you warm? | Care | Council PI Partnership PI Council PI | N/A Police | Annual
        """.replace("1. | ", "")
        )
    )
    assert [one.title for one in framework.measures] == [
        "Are you safe?",
        "Are you well?",
        "Are you warm?",
    ]
    assert {one.partners for one in framework.measures} == {("N/A Police",)}
    assert any("N/A Police" in note for note in framework.nodes[0].notes)
    assert {one.placements[0].role for one in framework.measures} == {Role.SURVEY}


def test_deliverables_packed_into_one_cell_are_told_apart_by_their_dates(as_text: Draw) -> None:
    framework = understand(
        as_text("""Files

        Actions and deliverables

        Topic | Lead Member | Lead Officer | Task | Milestone
        Files | Cllr Example | A Sample | Scan every paper file Shred what is out of date Report back | 1 May 2020 1 June 2020 1 July 2020
        """)
    )
    assert [(one.title, one.deadline_text) for one in framework.deliverables] == [
        ("Scan every paper file", "1 May 2020"),
        ("Shred what is out of date", "1 June 2020"),
        ("Report back", "1 July 2020"),
    ]
    assert framework.rows.deliverable == 1


def test_rows_without_a_task_add_milestones_to_the_task_above(as_text: Draw) -> None:
    framework = understand(
        as_text("""Together

        Actions and deliverables

        Topic | Task | Milestone | Deadline | Lead Member
        Giving | Grow the fund | Fund opened. | Q3 20-21 | Clr Example
         | | Fund doubled | Q4 21-22 | Cllr Example
         | Meet often | n/a | Ongoing. | Cllr Sample
         | Talk often | Ongoing. | n/a | Cllr Sample
        """)
    )
    fund, meet, talk = framework.deliverables
    assert [(one.text, one.deadline_text) for one in fund.milestones] == [
        ("Fund opened.", "Q3 20-21"),
        ("Fund doubled", "Q4 21-22"),
    ]
    assert (meet.deadline_text, meet.milestones) == ("Ongoing.", ())
    assert (talk.deadline_text, talk.milestones) == ("Ongoing.", ())
    assert talk.placements[0].topic == "Giving"


def test_rows_with_aims_of_their_own_are_deliverables_of_the_same_name(as_text: Draw) -> None:
    framework = understand(
        as_text("""Homes

        Actions and deliverables

        Deliverable | Lead Member | Lead Officer | Aims of the activity | Milestones
        New homes | Cllr Example | A Sample | Build a thousand homes | Ongoing
         | Cllr Example | B Sample | Buy a hundred homes | Bought by March 2023
        """)
    )
    build, buy = framework.deliverables
    assert (build.title, buy.title, buy.inherited) == ("New homes", "New homes", ("title",))
    assert (build.deadline_text, build.milestones) == ("Ongoing", ())
    assert [(one.text, one.deadline_text) for one in buy.milestones] == [
        ("Bought", "by March 2023")
    ]


def test_a_vision_in_the_cell_of_a_name_is_kept_as_a_note(as_text: Draw) -> None:
    framework = understand(
        as_text("""Places

        Actions and deliverables

        Deliverable | Lead Member | Lead Officer | Aims of the activity | Milestones
        <p>Old Dock</p> <p>Our vision. <i>A dock full of</i></p> | Cllr Example | A Sample | <p>Plan it.</p> | Planned by May 2021

        Deliverable | Lead Member | Lead Officer | Aims of the activity | Milestones
        <i>life and boats.</i> | | | <p>Build it.</p> |
        """)
    )
    (dock,) = framework.deliverables
    assert (dock.title, dock.description) == ("Old Dock", "Plan it. Build it.")
    assert framework.nodes[0].notes == ("Old Dock: Our vision. A dock full of life and boats.",)


def test_footnote_marks_leave_the_name_and_lead_to_their_notes(as_text: Draw) -> None:
    framework = understand(
        as_text("""Homes

        Indicators

        Issue | Metric | Target
        Repairs¹ | Repairs right first time ² | 5% by 2022*
        Space | Homes over 50 m² | 10%

        ¹ Only council homes.

        ² Judged by the tenant.
        """)
    )
    repairs, space = framework.measures
    assert repairs.title == "Repairs right first time"
    assert repairs.placements[0].topic == "Repairs"
    assert set(repairs.footnotes) == {
        Footnote("²", "Judged by the tenant."),
        Footnote("¹", "Only council homes."),
        Footnote("*", None),
    }
    assert repairs.target_text == "5% by 2022*"
    assert 11 in repairs.source.lines
    assert space.title == "Homes over 50 m²"


def test_a_star_does_not_lead_to_a_note_two_sections_on(as_text: Draw) -> None:
    framework = understand(
        as_text("""Homes

        Issue | Metric | Target
        Repairs | Repairs right first time | 5% by 2022*

        Parks

        Issue | Metric | Target
        Space | Parks with a flag | 10

        Roads

        Issue | Metric | Target
        Surfaces | Roads in need of repair* | 3%

        * Classified roads only.
        """)
    )
    repairs, _, roads = framework.measures
    assert repairs.footnotes == (Footnote("*", None),)
    assert roads.footnotes == (Footnote("*", "Classified roads only."),)


def test_lists_in_a_name_follow_a_colon_and_give_its_components(as_text: Draw) -> None:
    framework = understand(
        as_text("""Homes

        Indicators

        Metric | Target
        Homes let by group <ul style="x"> • Waiting list • Transfers  | 90%
        Number and percentage of garages let. | 80%
        Homes lost – but not those sold, per 100,000 residents | 5
        """)
    )
    let, garages, lost = framework.measures
    assert lost.components == ()  # the comma of a number parts nothing
    assert let.title == "Homes let by group: Waiting list; Transfers"
    assert let.components == ("Waiting list", "Transfers")
    assert garages.components == ("Number of garages let", "Percentage of garages let")


def test_a_sentence_in_a_table_is_a_note_and_a_lone_name_a_measure(as_text: Draw) -> None:
    framework = understand(
        as_text("""Customer plan

        Customers

        Indicators

        Issue | Metric | What does it tell us? | Target | Frequency
        Legal | Letters answered | Clients are served | 90% | Monthly
        Measures for the other services are being developed this year. | | | |
        """)
    )
    assert len(framework.measures) == 1
    assert framework.rows.note == 1
    assert framework.nodes[0].notes == (
        "Measures for the other services are being developed this year.",
    )


def test_merged_cells_are_believed_and_other_blanks_are_blank(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Homes
        Topic | Measure | What this will tell us | Target
        Repairs | Repairs done | That repairs are done | 90%
        ^ | Repairs late | ^ | 5%
        ^ | Repairs dear | |
        """)
    )
    done, late, dear = framework.measures
    assert (late.rationale, late.inherited) == (done.rationale, ("topic", "rationale"))
    assert (dear.rationale, dear.target_text) == (None, None)
    assert dear.placements[0].topic == "Repairs"


def test_every_row_without_a_name_is_listed_with_its_text_and_reason(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Homes
        Measure | Baseline | Target
        Repairs done | 80% | 90%
         | 10% | 5%
        """)
    )
    (row,) = framework.rows.unplaced
    assert row.text == "10% | 5%"
    assert "Measure" in row.reason
    assert row.source.lines == (4,)
    assert framework.rows.total == 3


def test_a_name_spelt_otherwise_than_it_is_listed_is_kept_as_written(as_text: Draw) -> None:
    framework = understand(
        as_text("""Homes

        Actions

        Deliverable | Lead Member | Lead Officer | Deadline
        Build homes | ClIr Example and Cllr Sample | Pat Other | March 2021
        Let homes | Cllr Example | Pat Other | March 2021
        """)
    )
    build, let = framework.deliverables
    assert build.lead_members == ("Cllr Example", "Cllr Sample")
    assert [(one.name, one.written) for one in build.names_as_written] == [
        ("Cllr Example", "ClIr Example")
    ]
    assert let.names_as_written == ()
