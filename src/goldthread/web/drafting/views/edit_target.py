"""The target of a measure in a draft: chosen by its kind, or written, and shown back before saving."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from goldthread.framework import Measure
from goldthread.framework.outline import with_measure
from goldthread.framework.rules import Target
from goldthread.grammar.asking import (
    KINDS,
    Made,
    answers_of,
    kind_of,
    target_of_answers,
    words_of_target,
)
from goldthread.grammar.asking.making import WORDS
from goldthread.reports.wording import target_sentence
from goldthread.web.accounts.needing import needs
from goldthread.web.accounts.permissions import Permission
from goldthread.web.drafting.selectors.edit_draft import Draft, fingerprint
from goldthread.web.drafting.selectors.edit_target import OFFERED, asked_of, shown_back
from goldthread.web.drafting.views.edit_frame import (
    ASKED,
    found_draft,
    found_item,
    not_a_draft,
    page_of,
    saved,
    shown,
    to,
)
from goldthread.web.records.mapping.subjects import calendar_of
from goldthread.web.records.models import Authority

_NOTHING = Made(None)
_LONGEST = 4_000


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(ASKED)
def target(request: HttpRequest, authority: Authority, draft: str, code: str) -> HttpResponse:
    """Say what a measure should reach; see it as a sentence and a picture; then save it."""
    here = found_draft(request, authority, draft)
    measure = found_item(here, "measures", code)
    if not isinstance(measure, Measure) or not here.is_open:
        return not_a_draft(request, here) or to(here, "outline")
    context = here.context(measure)
    seen = fingerprint(measure.target_text, measure.target)
    stale = request.method == "POST" and request.POST.get("seen") != seen
    answers = _answers(request, here, measure)
    # A look at the questions of a kind is not yet an attempt to answer them.
    tries = request.method == "POST" and request.POST.get("do") in ("look", "save")
    made = target_of_answers(answers, before=measure.target, context=context) if tries else _NOTHING
    if made.rule is not None and request.POST.get("do") == "save" and not stale:
        after = replace(
            measure, target=made.rule, target_text=_text(answers, made.rule, here, measure)
        )
        said = f"The target is changed. {target_sentence(made.rule)}"
        if saved(request, here, with_measure(here.framework, after), said):
            return to(here, "measure", code)
    kind = KINDS.get(answers["kind"])
    main, few = asked_of(kind, answers, made.problems) if kind else ((), ())
    rule = made.rule if tries else measure.target
    taken_apart = answers_of(made.rule, context) if made.rule and answers["kind"] == WORDS else {}
    return shown(
        request,
        here,
        "target.html",
        measure=measure,
        heading=measure.title,
        seen=seen,
        theirs=_theirs(measure) if stale else "",
        kinds=OFFERED,
        kind=kind,
        by_words=answers["kind"] == WORDS,
        chosen=answers["kind"],
        words=answers.get(WORDS, ""),
        main=main,
        few=few,
        opened=any(one.answer or one.problem for one in few),
        problems=[
            (f"answer-{one.question}", one.words, _label(kind, one.question))
            for one in made.problems
        ],
        back_shown=shown_back(
            rule, measure, today=timezone.localdate(), calendar=calendar_of(here.authority)
        )
        if rule is not None
        else None,
        ready=tries and made.rule is not None,
        taken_apart=taken_apart,
        findings=here.findings_about(code),
        back=page_of(here, "measure", code),
        status=409 if stale else 200,
    )


def _answers(request: HttpRequest, here: Draft, measure: Measure) -> dict[str, str]:
    """What was answered: what was sent, or what the target says now, or nothing yet."""
    context = here.context(measure)
    if request.method == "POST":
        sent = {name: str(value)[:_LONGEST] for name, value in request.POST.items()}
        return {**sent, "kind": sent.get("kind", "")}
    now = answers_of(measure.target, context) if measure.target else {"kind": ""}
    now[WORDS] = measure.target_text or (
        words_of_target(measure.target, context) if measure.target else ""
    )
    asked = request.GET.get("kind")
    if asked is not None:
        return {**now, "kind": asked}
    if measure.target is not None and not kind_of(measure.target).parts:
        return {**now, "kind": WORDS}
    return now


def _text(answers: dict[str, str], rule: Target, here: Draft, measure: Measure) -> str | None:
    """The words that stand for the target from now on."""
    if answers["kind"] == WORDS:
        return " ".join(answers[WORDS].split())
    if rule == measure.target:
        return measure.target_text
    return words_of_target(rule, here.context(measure)) or None


def _theirs(measure: Measure) -> str:
    return target_sentence(measure.target) if measure.target else "There is no target."


def _label(kind: object, question: str) -> str:
    for one in getattr(kind, "questions", ()):
        if one.name == question:
            return str(one.label)
    return "The target"
