"""What a measure is held to and how it is defined, changed with a record."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from goldthread.framework import Ownership, Polarity
from goldthread.framework.rules import Frequency
from goldthread.framework.rules.targets import NotUnderstood
from goldthread.grammar import Context, read_frequency
from goldthread.reports.wording import frequency_sentence, target_sentence
from goldthread.web.accounts.needing import needs, require
from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.views.doing import done
from goldthread.web.collection.forms_rules import DefinitionForm, TargetForm
from goldthread.web.collection.views.frame import frame, me
from goldthread.web.records.actions import evaluate_framework, set_target
from goldthread.web.records.actions.change_definition import DefinedAs, change_definition
from goldthread.web.records.mapping.subjects import calendar_of
from goldthread.web.records.mapping.target_words import TargetWords, target_words
from goldthread.web.records.models import Authority, EditionMeasure
from goldthread.web.records.selectors import framework_in_force
from goldthread.web.scorecards.selectors.defining import definition_changes


@needs(Permission.CHANGE_TARGETS)
@require_http_methods(["GET", "HEAD", "POST"])
def target(request: HttpRequest, authority: Authority, code: str) -> HttpResponse:
    """Hold a measure to another target from a period on, having seen what is understood."""
    stated = _stated(request, authority, code)
    form = TargetForm(request.POST or None, calendar=calendar_of(authority))
    words: TargetWords | None = None
    if request.method == "POST" and form.is_valid():
        words = target_words(stated, form.cleaned_data["text"], form.cleaned_data["from_period"])
        if words.trouble:
            form.add_error("text", words.trouble)
        elif request.POST.get("do") == "save" and done(
            form, _setting(request, stated, form, words)
        ):
            messages.success(request, f"The target is changed: {target_sentence(words.rule)}")
            return redirect("scorecards:measure", authority.code, code)
    context = frame(request, authority, "") | {
        "stated": stated,
        "form": form,
        "targets": stated.targets.all(),
        "understood": target_sentence(words.rule) if words and not words.trouble else "",
    }
    return render(request, "collection/target.html", context)


@needs(Permission.CHANGE_TARGETS)
@require_http_methods(["GET", "HEAD", "POST"])
def definition(request: HttpRequest, authority: Authority, code: str) -> HttpResponse:
    """Define a measure otherwise from a period on."""
    stated = _stated(request, authority, code)
    calendar = calendar_of(authority)
    now = {
        "title": stated.title,
        "rationale": stated.rationale or "",
        "polarity": stated.polarity or "",
        "ownership": stated.ownership or "",
        "frequency_text": stated.frequency_text or "",
    }
    form = DefinitionForm(request.POST or None, calendar=calendar, initial=now)
    understood = ""
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        text = told["frequency_text"].strip()
        context = Context(year_start_month=calendar.financial_year_starts)
        frequency = _frequency(text, context) if text else None
        understood = frequency_sentence(frequency) if frequency else ""
        new = DefinedAs(
            told["title"],
            told["rationale"],
            Polarity(told["polarity"]) if told["polarity"] else None,
            Ownership(told["ownership"]) if told["ownership"] else None,
            text,
            frequency,
        )

        def changed() -> None:
            with transaction.atomic():
                change_definition(
                    edition_measure=stated,
                    definition=new,
                    from_period=told["from_period"],
                    by=me(request).get_username(),
                    reason=told["reason"],
                )
                _judge(request, stated)

        if request.POST.get("do") == "save" and done(form, changed):
            messages.success(request, "The definition is changed.")
            return redirect("scorecards:measure", authority.code, code)
    page = frame(request, authority, "") | {
        "stated": stated,
        "form": form,
        "understood": understood,
        "definitions": definition_changes(stated),
    }
    return render(request, "collection/definition.html", page)


def _frequency(text: str, context: Context) -> Frequency:
    """How often, by the words; not understood where a part of them is left over."""
    reading = read_frequency(text, context=context)
    return NotUnderstood(text=text) if reading.not_understood else reading.rule


def _setting(
    request: HttpRequest, stated: EditionMeasure, form: TargetForm, words: TargetWords
) -> Callable[[], None]:
    def setting() -> None:
        with transaction.atomic():
            set_target(
                edition_measure=stated,
                text=words.text,
                rule=words.rule,
                from_period=form.cleaned_data["from_period"],
                by=me(request).get_username(),
                reason=form.cleaned_data["reason"],
            )
            _judge(request, stated)

    return setting


def _judge(request: HttpRequest, stated: EditionMeasure) -> None:
    """Judge the measure's figures again, so that its page says the same as its rules."""
    series = set(stated.measure.series.values_list("pk", flat=True))
    evaluate_framework(framework=stated.framework, by=me(request).get_username(), series=series)


def _stated(request: HttpRequest, authority: Authority, code: str) -> EditionMeasure:
    found = (
        EditionMeasure.objects.for_authority(authority)
        .filter(framework=framework_in_force(authority), measure__code=code)
        .select_related("measure__authority", "framework__authority")
        .first()
    )
    if found is None:
        raise Http404("This framework has no measure at this address.")
    require(request, Permission.CHANGE_TARGETS, found.measure)
    return found
