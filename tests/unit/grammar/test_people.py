"""Who is named in a cell."""

from __future__ import annotations

import pytest

from goldthread.grammar import read_people, spellings_of


@pytest.mark.parametrize("spelling", ["Cllr", "ClIr", "CLlr", "Clr", "Cllr.", "Councillor", "CIlr"])
def test_a_councillor_is_one_person_however_the_title_is_spelt(spelling: str) -> None:
    assert read_people(f"{spelling} Example") == ("Cllr Example",)


@pytest.mark.parametrize(
    ("text", "spellings"),
    [
        ("ClIr Example", ("ClIr Example",)),
        ("CLlr Sample and Clr Example", ("Clr Example",)),
        ("Clr Example / ClIr Example", ("Clr Example", "ClIr Example")),
        ("Cllr Example", ()),
        ("Cllr. Example", ()),
        ("Councillor Example", ()),
        ("Clr Sample & Example", ()),
        ("", ()),
    ],
)
def test_a_title_spelt_otherwise_is_told_as_it_is_written(
    text: str, spellings: tuple[str, ...]
) -> None:
    assert spellings_of(text, "Cllr Example") == spellings


def test_a_name_without_a_title_is_listed_as_it_is_written() -> None:
    assert spellings_of("Pat Example", "Pat Example") == ()


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Cllr Example and Cllr Sample", ("Cllr Example", "Cllr Sample")),
        ("Cllr Example & Sample", ("Cllr Example", "Cllr Sample")),
        ("Clr Example, Clr Sample and Clr Other", ("Cllr Example", "Cllr Sample", "Cllr Other")),
        ("Cllr Example Cllr Sample Cllr Other", ("Cllr Example", "Cllr Sample", "Cllr Other")),
        ("Cllrs Example, Sample and Other", ("Cllr Example", "Cllr Sample", "Cllr Other")),
        ("Cllr Example\nCllr Sample", ("Cllr Example", "Cllr Sample")),
        ("Jane Example / Pat Sample", ("Jane Example", "Pat Sample")),
        ("Jane Example and Pat Sample", ("Jane Example", "Pat Sample")),
        (
            "<p>Jane Example / Pat Sample</p> <p>Mark Other (for park improvements)</p>",
            ("Jane Example", "Pat Sample", "Mark Other"),
        ),
        ("Cllr Example, Jane Sample", ("Cllr Example", "Jane Sample")),
        ("Cllr O'Example-Smith", ("Cllr O'Example-Smith",)),
    ],
)
def test_each_person_is_one_entry(text: str, people: tuple[str, ...]) -> None:
    assert read_people(text) == people


@pytest.mark.parametrize(
    "post",
    [
        "Director of Housing and Regeneration",
        "Returning Officer/Chief Executive",
        "Head of Libraries, Heritage & Arts",
        "Cabinet Member for Finance, Growth and Core Services",
        "Assistant Director, Housing",
        "Assistant Director, Community Safety and Street Scene",
        "Head of Waste and Street Scene",
        "Policy Officer/Relevant Council Officers",
    ],
)
def test_the_words_of_one_post_are_not_taken_apart(post: str) -> None:
    assert read_people(post) == (post,)


def test_two_posts_joined_by_and_are_two_people() -> None:
    assert read_people("Director of Housing and Head of Finance") == (
        "Director of Housing",
        "Head of Finance",
    )


def test_a_post_by_its_last_word_is_somebody_else_after_and() -> None:
    assert read_people("Chief Nurse and Medical Director") == ("Chief Nurse", "Medical Director")


def test_the_post_of_somebody_named_is_not_another_person() -> None:
    assert read_people("Jane Example, Director of Housing and Regeneration") == ("Jane Example",)
    assert read_people("Cabinet Member for Housing: Cllr Example") == ("Cllr Example",)
    assert read_people("Cllr Example, Leader and Cllr Sample") == ("Cllr Example", "Cllr Sample")


@pytest.mark.parametrize(
    "cell",
    [
        "Cllr Example / Cabinet Member for Housing",
        "Cabinet Member for Housing / Cllr Example",
        "Cabinet Member for Finance, Growth and Skills, Cllr Example",
        "Cllr Example, Cabinet Member for Housing and Planning",
    ],
)
def test_a_cabinet_post_beside_a_councillor_is_theirs(cell: str) -> None:
    assert read_people(cell) == ("Cllr Example",)


def test_an_officers_post_beside_a_councillor_is_somebody_else() -> None:
    assert read_people("Cllr Example / Director of Housing") == (
        "Cllr Example",
        "Director of Housing",
    )


@pytest.mark.parametrize("nobody", ["", "N/A", "n/a", "TBC", "-", "–", "None", "Vacant", None])
def test_na_and_its_like_name_nobody(nobody: str | None) -> None:
    assert read_people(nobody) == ()


def test_a_person_named_twice_is_one_entry() -> None:
    assert read_people("ClIr Example; Cllr Example") == ("Cllr Example",)
