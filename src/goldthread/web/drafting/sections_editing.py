"""The sides of a measure and of a deliverable that are edited by themselves, each with its form."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from django import forms

from goldthread.framework import (
    Deliverable,
    FrameworkError,
    Measure,
    Milestone,
    Ownership,
    Placement,
    Polarity,
    Role,
)
from goldthread.framework.rules.targets import NotUnderstood
from goldthread.grammar import Context, Reading, read_deadline, read_frequency, read_value
from goldthread.reports.wording import deadline_sentence, frequency_sentence, value_sentence
from goldthread.web.drafting import forms_editing as f
from goldthread.web.drafting.selectors.edit_draft import Draft, Item

Fields = dict[str, Any]
Sent = Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Section:
    """One side of an item: its name in addresses, its heading, and how it is asked for.

    ``fields`` are those of the item that it changes. ``form`` is made from what was sent,
    ``told`` gives the fields' new values from a valid form, adding errors to the form where
    there are none, and ``understood`` says in sentences what words were taken to mean.
    """

    name: str
    title: str
    fields: tuple[str, ...]
    form: Callable[[Draft, Any, Sent], forms.Form]
    told: Callable[[Draft, Any, forms.Form], Fields]
    understood: Callable[[Fields], tuple[str, ...]] = lambda _: ()
    rows: tuple[str, ...] = ()

    def values(self, item: Item) -> tuple[Any, ...]:
        """What the item says of this side now."""
        return tuple(getattr(item, name) for name in self.fields)

    def changed(self, draft: Draft, item: Any, form: forms.Form) -> tuple[Item | None, Fields]:
        """The item with this side as the form says; ``None`` where the form is not right."""
        fields = self.told(draft, item, form)
        if form.errors:
            return None, fields
        try:
            return replace(item, **fields), fields
        except FrameworkError as refused:
            form.add_error(None, str(refused))
            return None, fields


def _lines(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(one.split()) for one in text.splitlines() if one.strip()))


def _or_none(text: str) -> str | None:
    return text.strip() or None


def _measure_words(_draft: Draft, item: Measure, sent: Sent) -> forms.Form:
    return f.MeasureWordsForm(
        sent, initial={"title": item.title, "rationale": item.rationale or ""}
    )


def _measure_words_told(_draft: Draft, _item: Measure, form: forms.Form) -> Fields:
    told = form.cleaned_data
    return {"title": told["title"].strip(), "rationale": _or_none(told["rationale"])}


def _deliverable_words(_draft: Draft, item: Deliverable, sent: Sent) -> forms.Form:
    initial = {"title": item.title, "description": item.description or ""}
    return f.DeliverableWordsForm(sent, initial=initial)


def _deliverable_words_told(_draft: Draft, _item: Deliverable, form: forms.Form) -> Fields:
    told = form.cleaned_data
    return {"title": told["title"].strip(), "description": _or_none(told["description"])}


def _parts(_draft: Draft, item: Measure, sent: Sent) -> forms.Form:
    return f.PartsForm(sent, initial={"components": "\n".join(item.components)})


def _parts_told(_draft: Draft, _item: Measure, form: forms.Form) -> Fields:
    return {"components": _lines(form.cleaned_data["components"])}


def _direction(_draft: Draft, item: Measure, sent: Sent) -> forms.Form:
    return f.DirectionForm(sent, initial={"polarity": item.polarity or ""})


def _direction_told(_draft: Draft, item: Measure, form: forms.Form) -> Fields:
    said = form.cleaned_data["polarity"]
    polarity = Polarity(said) if said else None
    text = item.direction_text if polarity == item.polarity else None
    return {"direction_text": text, "polarity": polarity}


def _read_section(
    name: str,
    title: str,
    field: str,
    label: str,
    hint: str,
    read: Callable[..., Reading[Any]],
    sentence: Callable[[Any], str],
    example: str,
) -> Section:
    """A side of an item whose words are read as a rule."""
    words = f"{field}_text"

    def form(_draft: Draft, item: Any, sent: Sent) -> forms.Form:
        initial = {"text": getattr(item, words) or ""}
        return f.WordsReadForm(sent, initial=initial, label=label, hint=hint)

    def told(draft: Draft, item: Any, form: forms.Form) -> Fields:
        text = _or_none(form.cleaned_data["text"])
        if text == getattr(item, words):
            return {words: text, field: getattr(item, field)}
        rule = read_whole(text, read, draft.context(item)) if text else None
        if isinstance(rule, str):
            form.add_error("text", f"{rule} Write it more plainly, such as: {example}.")
            return {}
        return {words: text, field: rule}

    def understood(fields: Fields) -> tuple[str, ...]:
        rule = fields.get(field)
        return (sentence(rule),) if rule is not None else ()

    return Section(name, title, (words, field), form, told, understood)


def read_whole(text: str, read: Callable[..., Reading[Any]], context: Context) -> Any:
    """The rule that all of the words mean, or a sentence on what is not understood."""
    reading = read(text, context=context)
    if isinstance(reading.rule, NotUnderstood):
        return f"“{text}” is not understood."
    if reading.not_understood:
        left = ", ".join(f"“{text[one.start : one.end]}”" for one in reading.not_understood)
        return f"Of “{text}”, {left} is not understood."
    return reading.rule


def _people(_draft: Draft, item: Item, sent: Sent) -> forms.Form:
    initial: dict[str, str] = {
        "lead_members": "\n".join(item.lead_members),
        "lead_officers": "\n".join(item.lead_officers),
    }
    if not isinstance(item, Measure):
        return f.PeopleForm(sent, initial=initial)
    initial |= {
        "service": item.service or "",
        "ownership": item.ownership or "",
        "partners": "\n".join(item.partners),
    }
    return f.MeasurePeopleForm(sent, initial=initial)


def _people_told(_draft: Draft, item: Item, form: forms.Form) -> Fields:
    told = form.cleaned_data
    fields: Fields = {
        "lead_members": _lines(told["lead_members"]),
        "lead_officers": _lines(told["lead_officers"]),
    }
    if isinstance(item, Measure):
        fields["service"] = _or_none(told["service"])
        fields["ownership"] = Ownership(told["ownership"]) if told["ownership"] else None
        fields["partners"] = _lines(told["partners"])
    listed = {*fields["lead_members"], *fields["lead_officers"]}
    # How a name is spelt in the document is of use only while the name is listed.
    fields["names_as_written"] = tuple(one for one in item.names_as_written if one.name in listed)
    return fields


def _programmes(_draft: Draft, item: Deliverable, sent: Sent) -> forms.Form:
    return f.ProgrammesForm(sent, initial={"programmes": "\n".join(item.programmes)})


def _programmes_told(_draft: Draft, _item: Deliverable, form: forms.Form) -> Fields:
    return {"programmes": _lines(form.cleaned_data["programmes"])}


def _places(draft: Draft, item: Item, sent: Sent) -> forms.Form:
    roles = isinstance(item, Measure)
    initial: dict[str, str] = {}
    for row, at in enumerate(item.placements):
        initial |= {f"node-{row}": at.node, f"topic-{row}": at.topic or ""}
        if roles:
            initial[f"role-{row}"] = at.role or ""
    return f.PlacesForm(
        sent, initial=initial, places=draft.places(), rows=len(item.placements), roles=roles
    )


def _places_told(_draft: Draft, item: Item, form: forms.Form) -> Fields:
    told = form.cleaned_data
    found: list[Placement] = []
    for row in range(getattr(form, "rows", 0)):
        if not told.get(f"node-{row}"):
            continue
        was = item.placements[row] if row < len(item.placements) else None
        role = told.get(f"role-{row}")
        given = Placement(
            told[f"node-{row}"],
            Role(role) if role else None,
            _or_none(told[f"topic-{row}"]),
            was.deliverable if was else None,
        )
        if given in found:
            form.add_error(f"node-{row}", "It stands there already, in the same way.")
        found.append(given)
    if not found:
        form.add_error(
            "node-0", "Say where it stands: what stands nowhere is not shown to anybody."
        )
    return {"placements": tuple(found)}


def _milestones(_draft: Draft, item: Deliverable, sent: Sent) -> forms.Form:
    initial: dict[str, str] = {}
    for row, step in enumerate(item.milestones):
        initial |= {f"text-{row}": step.text, f"deadline-{row}": step.deadline_text or ""}
    return f.MilestonesForm(sent, initial=initial, rows=len(item.milestones))


def _milestones_told(draft: Draft, item: Deliverable, form: forms.Form) -> Fields:
    told = form.cleaned_data
    found: list[Milestone] = []
    for row in range(getattr(form, "rows", 0)):
        text, when = told[f"text-{row}"].strip(), _or_none(told[f"deadline-{row}"])
        if not text:
            if when:
                form.add_error(f"text-{row}", "A date is given, and not what will have happened.")
            continue
        was = item.milestones[row] if row < len(item.milestones) else None
        if was is not None and was.deadline_text == when:
            found.append(replace(was, text=text))
            continue
        rule = read_whole(when, read_deadline, draft.context(item)) if when else None
        if isinstance(rule, str):
            form.add_error(f"deadline-{row}", f"{rule} Write it such as: March 2027.")
            continue
        found.append(Milestone(text, when, rule))
    return {"milestones": tuple(found)}


def _milestones_understood(fields: Fields) -> tuple[str, ...]:
    steps: Sequence[Milestone] = fields.get("milestones", ())
    return tuple(
        f"{step.text}: {deadline_sentence(step.deadline)}" for step in steps if step.deadline
    )


_PLACE = Section(
    "place",
    "Where it stands",
    ("placements",),
    _places,
    _places_told,
    rows=("node", "role", "topic"),
)
_PEOPLE_FIELDS = ("lead_members", "lead_officers")

_OF_MEASURES = (
    Section("words", "What it is", ("title", "rationale"), _measure_words, _measure_words_told),
    Section("counted", "What is counted", ("components",), _parts, _parts_told),
    Section(
        "direction",
        "Which way is better",
        ("direction_text", "polarity"),
        _direction,
        _direction_told,
    ),
    _read_section(
        "baseline",
        "Baseline",
        "baseline",
        "Where does it stand now?",
        "With its unit and its period, such as: 68% in 2025/26.",
        read_value,
        value_sentence,
        "68% in 2025/26",
    ),
    _read_section(
        "collection",
        "How often",
        "frequency",
        "How often is it collected?",
        "Such as: quarterly, or: annual, three months in arrears.",
        read_frequency,
        frequency_sentence,
        "quarterly",
    ),
    _PLACE,
    Section(
        "people",
        "Who answers for it",
        (*_PEOPLE_FIELDS, "service", "ownership", "partners", "names_as_written"),
        _people,
        _people_told,
    ),
)
_OF_DELIVERABLES = (
    Section(
        "words", "What it is", ("title", "description"), _deliverable_words, _deliverable_words_told
    ),
    _read_section(
        "dates",
        "By when",
        "deadline",
        "By when will it be done?",
        "Such as: March 2027, Q2 2026/27, ongoing, or: to be confirmed.",
        read_deadline,
        deadline_sentence,
        "March 2027",
    ),
    Section(
        "milestones",
        "Milestones",
        ("milestones",),
        _milestones,
        _milestones_told,
        _milestones_understood,
        rows=("text", "deadline"),
    ),
    Section("programmes", "Programmes", ("programmes",), _programmes, _programmes_told),
    _PLACE,
    Section(
        "people", "Who answers for it", (*_PEOPLE_FIELDS, "names_as_written"), _people, _people_told
    ),
)

SECTIONS: Mapping[str, Mapping[str, Section]] = MappingProxyType(
    {
        "measures": MappingProxyType({one.name: one for one in _OF_MEASURES}),
        "deliverables": MappingProxyType({one.name: one for one in _OF_DELIVERABLES}),
    }
)
"""What is edited of measures and of deliverables; a measure's target has pages of its own."""
