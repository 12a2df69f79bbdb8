"""The survey behind a measure, as far as the document or a person says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from goldthread.framework import Role
from goldthread.web.records.models import EditionMeasure, Measure
from goldthread.web.scorecards.models import SurveyDesign
from goldthread.web.scorecards.selectors.facts import Place

_SURVEY = re.compile(r"\bsurveys?\b", re.I)


@dataclass(frozen=True, slots=True)
class SurveyBehind:
    """A survey: its name where that is known, its design effect, and who said so (blank: nobody)."""

    name: str
    design_effect: Decimal | None = None
    said_by: str = ""


def survey_behind(
    measure: Measure,
    stated: EditionMeasure | None = None,
    *,
    places: Iterable[Place] | None = None,
) -> SurveyBehind | None:
    """The survey that a measure's figures come from; ``None`` where they come from none.

    What a person said counts; else the document, where the measure stands among those measured
    by survey, or a survey is named as where its figures come from. Two queries
    at most, and one where its ``places`` are known.
    """
    said = SurveyDesign.objects.filter(measure=measure).order_by("-pk").first()
    if said is not None:
        return SurveyBehind(said.survey, said.design_effect, said.said_by) if said.survey else None
    edition = stated or measure.editions.order_by("-pk").first()
    if edition is None:
        return None
    named = _source_named(edition.frequency) or _in_words(edition)
    topics = _topics(edition, places)
    if topics:
        return SurveyBehind(next((topic for topic in topics if topic), named))
    return SurveyBehind(named) if named else None


def _topics(edition: EditionMeasure, places: Iterable[Place] | None) -> list[str | None]:
    """Under which topics it stands among what is measured by survey."""
    if places is not None:
        return [place.topic for place in places if place.role == Role.SURVEY.value]
    rows = edition.placements.filter(role=Role.SURVEY.value)
    return list(rows.values_list("topic", flat=True))


def _source_named(frequency: Mapping[str, Any] | None) -> str:
    """The source of the figures where the frequency names one that is a survey."""
    for rule in (frequency or {}, *((frequency or {}).get("parts") or ())):
        source = rule.get("source")
        if isinstance(source, str) and _SURVEY.search(source):
            return source
    return ""


def _in_words(edition: EditionMeasure) -> str:
    """A survey named in brackets in the title: "(Resident Survey)"."""
    found = re.search(r"\(([^()]*\bsurvey\b[^()]*)\)", edition.title, re.I)
    return found[1].strip() if found else ""
