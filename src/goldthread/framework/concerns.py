"""Whom and where a measure is about: vulnerable groups and localities.

Two things say so: the dimensions that figures are broken down by ("Ward", "Age band"), and tags
that people set. What is here is a vocabulary to begin with, in the words councils use; a council
adds dimensions and groups of its own. Words alone never tag anything: they propose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Concern(StrEnum):
    """What a tag or a dimension speaks of."""

    VULNERABLE_GROUP = "vulnerable_group"
    LOCALITY = "locality"


_PLACES = (
    "area", "areas", "borough", "catchment", "cluster", "constituency", "community area",
    "council area", "county", "district", "division", "estate", "hub", "local area", "locality",
    "lsoa", "msoa", "neighbourhood", "parish", "place", "postcode", "quarter of the borough",
    "region", "settlement", "town", "town centre", "village", "ward", "zone",
)  # fmt: skip
_GROUPS_OF_PEOPLE = (
    "age", "age band", "age group", "care status", "caring responsibility", "client group",
    "deprivation", "disability", "disabled", "ethnic group", "ethnic origin", "ethnicity",
    "first language", "free school meals", "fsm", "gender", "gender identity", "imd decile",
    "imd quintile", "income", "marital status", "migration status", "need", "primary need",
    "primary support reason", "protected characteristic", "pupil premium", "race", "religion",
    "religion or belief", "sen", "send", "sen status", "sex", "sexual orientation",
    "socio-economic group", "tenure", "vulnerability", "vulnerable group",
)  # fmt: skip


def concern_of_dimension(name: str) -> Concern | None:
    """What a breakdown by this dimension tells apart; ``None`` where its name does not say.

    Case, plurals and a "by" before it do not matter. What stands before "area" or "group" says
    which, and not what kind.

    >>> concern_of_dimension("Electoral wards"), concern_of_dimension("Channel")
    (<Concern.LOCALITY: 'locality'>, None)
    """
    words = re.findall(r"[a-z-]+", name.casefold())
    # "Age of the child" is an age; "School cluster" is a cluster.
    head = [word for word in words if word not in ("by", "the")]
    phrases = {" ".join(head[start:]) for start in range(len(head))}
    phrases |= {" ".join(head[:end]) for end in range(1, len(head))} if "of" in head else set()
    phrases |= {phrase.removesuffix("s") for phrase in phrases}
    phrases |= {f"{phrase[:-3]}y" for phrase in phrases if phrase.endswith("ies")}
    phrases |= {f"{phrase[:-2]}y" for phrase in phrases if phrase.endswith("ie")}
    for concern, known in (
        (Concern.VULNERABLE_GROUP, _GROUPS_OF_PEOPLE),
        (Concern.LOCALITY, _PLACES),
    ):
        if not phrases.isdisjoint(known):
            return concern
    return None


@dataclass(frozen=True, slots=True)
class Group:
    """A group of people, or a place, with the words that speak of it.

    ``words`` are plain words and beginnings of words ("homeless*"); the name is one of them.
    """

    name: str
    words: tuple[str, ...] = ()

    def mentioned_in(self, text: str) -> str | None:
        """The words of a text that speak of it, as they stand there; ``None`` where none do."""
        found = _pattern(self.name, self.words).search(text)
        return found[0] if found else None


VULNERABLE_GROUPS = (
    Group("Children in care", ("looked after child*", "looked-after child*", "children looked after",
                               "children in care", "in our care", "foster*", "adopt* child*")),
    Group("Care leavers", ("care leaver*", "leaving care")),
    Group("Children in need of protection", ("child protection", "children in need",
                                             "child in need", "early help", "safeguarding")),
    Group("Children with special educational needs", ("special educational need*", "send", "sen",
                                                      "ehc plan*", "ehcp*", "education, health and care")),
    Group("Young people out of education and work", ("neet", "not in education, employment*",
                                                     "excluded from school*", "permanent exclusion*")),
    Group("Young people at risk of crime", ("youth justice", "youth offend*", "knife crime",
                                            "first time entrant*", "serious youth violence")),
    Group("Disabled people", ("disabled", "disabilit*", "impairment*")),
    Group("People with learning disabilities", ("learning disabilit*", "learning difficult*")),
    Group("People with poor mental health", ("mental health", "mental ill*", "mental wellbeing",
                                             "depress*", "self-harm*", "suicide*")),
    Group("Older people", ("older people", "older resident*", "older adult*", "aged 65*", "65+",
                           "65 and over", "elderly", "dementia",
                           "nursing care", "nursing home*")),
    Group("Unpaid carers", ("unpaid carer*", "young carer*", "carers", "carer's")),
    Group("Victims of domestic abuse", ("domestic abuse", "domestic violence", "domestic homicide*")),
    Group("Homeless people", ("homeless*", "rough sleep*", "temporary accommodation")),
    Group("People who misuse drugs or alcohol", ("substance misuse", "drug*", "alcohol*", "opiate*")),
    Group("People with little money", ("poverty", "low income*", "low-income", "free school meal*",
                                       "universal credit", "rent arrears", "disadvantaged",
                                       "food bank*", "council tax support")),
    Group("People out of work", ("unemploy*", "out of work", "workless*", "claimant*", "jobseeker*")),
    Group("Refugees and asylum seekers", ("refugee*", "asylum*", "unaccompanied")),
    Group("People of minority ethnic groups", ("minority ethnic", "ethnic minorit*", "bame",
                                               "racial*", "race equality")),
    Group("Lesbian, gay, bisexual and trans people", ("lgbt*", "lesbian*", "gay", "bisexual*",
                                                      "trans people", "transgender")),
    Group("Lonely people", ("lonel*", "social isolation", "socially isolated")),
    Group("Mothers and babies", ("pregnan*", "maternity", "mothers", "breastfe*", "infant*",
                                 "low birth weight")),
    Group("People who have offended", ("reoffend*", "re-offend*", "ex-offender*", "offenders")),
)  # fmt: skip
"""Groups that councils name in their plans; each council adds its own."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A group or place that a text speaks of, with the words that do."""

    name: str
    words: str


def mentions(groups: Iterable[Group], text: str) -> Iterator[Mention]:
    """Which of the groups a text speaks of, in their order.

    >>> [one.name for one in mentions(VULNERABLE_GROUPS, "Care leavers in employment")]
    ['Care leavers']
    """
    for group in groups:
        words = group.mentioned_in(text)
        if words:
            yield Mention(group.name, words)


def _pattern(name: str, words: tuple[str, ...]) -> re.Pattern[str]:
    known = _PATTERNS.get((name, words))
    if known is None:
        spoken = sorted({name.casefold(), *(word.casefold() for word in words)}, key=len)[::-1]
        known = re.compile("|".join(map(_as_pattern, spoken)), re.I)
        _PATTERNS[name, words] = known
    return known


_PATTERNS: dict[tuple[str, tuple[str, ...]], re.Pattern[str]] = {}


def _as_pattern(words: str) -> str:
    """Whole words; a star at the end of one stands for any ending of it."""
    plain = r"\s+".join(
        re.escape(word.removesuffix("*")).replace("'", "['’]")
        + (r"[\w'’-]*" if word.endswith("*") else "")
        for word in words.replace("’", "'").split()
    )
    return rf"(?<![\w-]){plain}(?!\w)"
