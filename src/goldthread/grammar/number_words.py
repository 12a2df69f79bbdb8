"""Whole numbers written in words: "three", "twelve", "a"."""

from __future__ import annotations

NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
} | {
    "fifteen": 15, "eighteen": 18, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
}  # fmt: skip


def number_of(said: str) -> int:
    """The number that a word or digits stand for; "a" and "an" are one.

    Raises ``ValueError`` for what is neither.

    >>> number_of("Three"), number_of("18"), number_of("a")
    (3, 18, 1)
    """
    word = said.lower()
    if word in {"a", "an"}:
        return 1
    return NUMBER_WORDS[word] if word in NUMBER_WORDS else int(word)
