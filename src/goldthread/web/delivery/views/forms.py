"""What people say of a deliverable: progress, a chosen status, links, risks and remarks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goldthread.framework.delivery import DeliverableStatus
from goldthread.web.accounts.needing import needs, require
from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.views.doing import done, done_or_told
from goldthread.web.collection.evidence import kept_file
from goldthread.web.collection.views.frame import frame, me
from goldthread.web.delivery.actions.add_dependency import add_dependency
from goldthread.web.delivery.actions.change_risk import change_risk
from goldthread.web.delivery.actions.end_link import end_link
from goldthread.web.delivery.actions.link_measure import link_measure
from goldthread.web.delivery.actions.open_risk import RiskWords, open_risk
from goldthread.web.delivery.actions.override_status import override_status
from goldthread.web.delivery.actions.remark_on_deliverable import remark_on_deliverable
from goldthread.web.delivery.actions.report_milestone import GivenFile, report_milestone
from goldthread.web.delivery.actions.take_back_override import take_back_override
from goldthread.web.delivery.forms import (
    WHOLE,
    BackForm,
    DependencyForm,
    LinkForm,
    OverrideForm,
    RemarkForm,
    ReportForm,
    RiskForm,
)
from goldthread.web.delivery.models import (
    Concern,
    Dependency,
    Expected,
    Grade,
    LinkedMeasure,
    ReportEvidence,
    RiskOrIssue,
)
from goldthread.web.records.models import Authority, EditionDeliverable, Person
from goldthread.web.records.selectors import framework_in_force

_ASKED = ["GET", "HEAD", "POST"]


@needs(Permission.REPORT_PROGRESS)
@require_http_methods(_ASKED)
def report(request: HttpRequest, authority: Authority, code: str) -> HttpResponse:
    """Say that a milestone is done, or when it is expected."""
    here = _stated(request, Permission.REPORT_PROGRESS, authority, code)
    steps = {
        str(one.milestone.code): one.milestone
        for one in here.editionmilestones.select_related("milestone")
    }
    last = here.deliverable.milestone_reports.order_by("-number").first()
    form = ReportForm(
        request.POST or None,
        request.FILES or None,
        milestones=[(key, one.text) for key, one in steps.items()],
        initial={
            "seen": last.number if last else 0,
            "milestone": request.GET.get("milestone", next(iter(steps), WHOLE)),
        },
    )

    def act() -> None:
        told = form.cleaned_data
        file = told["file"]
        report_milestone(
            deliverable=here.deliverable,
            milestone=steps.get(told["milestone"]),
            by=me(request).get_username(),
            seen=told["seen"],
            done_on=told["on"] if told["how"] == "done" else None,
            expected_on=told["on"] if told["how"] == "expected" else None,
            reason=told["reason"],
            files=[GivenFile(file.name, file.read())] if file else [],
        )

    return _asked(request, here, form, act, "Say how far it is", "Say so", "It is on record.")


@needs(Permission.SHAPE_DELIVERY)
@require_http_methods(_ASKED)
def status(request: HttpRequest, authority: Authority, code: str) -> HttpResponse:
    """Choose a status over the one worked out."""
    here = _stated(request, Permission.SHAPE_DELIVERY, authority, code)
    form = OverrideForm(request.POST or None)

    def act() -> None:
        told = form.cleaned_data
        override_status(
            deliverable=here.deliverable,
            status=DeliverableStatus(told["status"]),
            until=told["until"],
            reason=told["reason"],
            by=me(request).get_username(),
        )

    title = "Choose another status for a while"
    return _asked(request, here, form, act, title, "Let this status count", "The status is chosen.")


@needs(Permission.SHAPE_DELIVERY)
@require_http_methods(_ASKED)
def status_back(request: HttpRequest, authority: Authority, code: str) -> HttpResponse:
    """Let the worked out status count again."""
    here = _stated(request, Permission.SHAPE_DELIVERY, authority, code)
    last = here.deliverable.overrides.last()
    if last is None:
        raise Http404("No status was chosen here.")
    form = BackForm(request.POST or None)

    def act() -> None:
        take_back_override(
            override=last,
            reason=form.cleaned_data["reason"],
            by=me(request).get_username(),
        )

    title = "Let the worked out status count again"
    return _asked(request, here, form, act, title, "Take the chosen status back", "Taken back.")


@needs(Permission.SHAPE_DELIVERY)
@require_http_methods(_ASKED)
def waits_for(request: HttpRequest, authority: Authority, code: str) -> HttpResponse:
    """Say what it waits for."""
    here = _stated(request, Permission.SHAPE_DELIVERY, authority, code)
    others = list(
        here.framework.edition_deliverables.exclude(pk=here.pk)
        .select_related("deliverable")
        .order_by("title")
    )
    form = DependencyForm(request.POST or None, others=others)

    def act() -> None:
        told = form.cleaned_data
        other = next(one for one in others if one.deliverable.code == told["waits_for"])
        add_dependency(
            deliverable=here.deliverable,
            waits_for=other.deliverable,
            reason=told["reason"],
            by=me(request).get_username(),
        )

    return _asked(request, here, form, act, "What it waits for", "Say so", "It is on record.")


@needs(Permission.SHAPE_DELIVERY)
@require_http_methods(_ASKED)
def moves(request: HttpRequest, authority: Authority, code: str) -> HttpResponse:
    """Say which measure it is meant to move."""
    here = _stated(request, Permission.SHAPE_DELIVERY, authority, code)
    measures = list(here.framework.edition_measures.select_related("measure").order_by("title"))
    form = LinkForm(request.POST or None, measures=measures)

    def act() -> None:
        told = form.cleaned_data
        link_measure(
            deliverable=here.deliverable,
            measure=next(one for one in measures if one.measure.code == told["measure"]).measure,
            expected=Expected(told["expected"]),
            reason=told["reason"],
            by=me(request).get_username(),
        )

    return _asked(request, here, form, act, "What it is meant to move", "Say so", "On record.")


@needs(Permission.REPORT_PROGRESS)
@require_http_methods(_ASKED)
def new_risk(request: HttpRequest, authority: Authority, code: str) -> HttpResponse:
    """Open a risk or an issue."""
    here = _stated(request, Permission.REPORT_PROGRESS, authority, code)
    posts = list(Person.objects.for_authority(authority))
    form = RiskForm(request.POST or None, posts=posts, is_new=True, initial={"kind": "risk"})

    def act() -> None:
        open_risk(
            deliverable=here.deliverable,
            words=_words(form, posts),
            by=me(request).get_username(),
        )

    return _asked(request, here, form, act, "A risk or an issue", "Open it", "It is opened.")


@needs(Permission.REPORT_PROGRESS)
@require_http_methods(_ASKED)
def risk(request: HttpRequest, authority: Authority, code: str, number: str) -> HttpResponse:
    """Change a risk or an issue, or close it."""
    here = _stated(request, Permission.REPORT_PROGRESS, authority, code)
    row = _of(here, RiskOrIssue, number)
    posts = list(Person.objects.for_authority(authority))
    form = RiskForm(
        request.POST or None,
        posts=posts,
        is_new=False,
        initial={
            **{name: getattr(row, name) for name in ("kind", "text", "likelihood", "impact")},
            "owner": str(row.owner_id or ""),
            "action": row.action,
            "closed_for": row.closed_for,
            "seen": row.version,
        },
    )

    def act() -> None:
        change_risk(
            risk=row,
            words=_words(form, posts),
            seen=form.cleaned_data["seen"] or 0,
            closed_for=form.cleaned_data["closed_for"].strip() or None,
            by=me(request).get_username(),
        )

    return _asked(request, here, form, act, str(row), "Keep this", "It is kept.")


@needs(Permission.COMMENT)
@require_http_methods(_ASKED)
def remark(request: HttpRequest, authority: Authority, code: str) -> HttpResponse:
    """Say something about a deliverable."""
    here = _stated(request, Permission.COMMENT, authority, code)
    form = RemarkForm(request.POST or None)

    def act() -> None:
        remark_on_deliverable(
            deliverable=here.deliverable,
            text=form.cleaned_data["text"],
            by=me(request).get_username(),
        )

    return _asked(request, here, form, act, "A remark or a question", "Say it", "It is said.")


@needs(Permission.SHAPE_DELIVERY)
@require_POST
def end(
    request: HttpRequest, authority: Authority, code: str, kind: str, number: str
) -> HttpResponse:
    """End that it waits for another, or is meant to move a measure."""
    here = _stated(request, Permission.SHAPE_DELIVERY, authority, code)
    model: type[Dependency | LinkedMeasure] = Dependency if kind == "waits-for" else LinkedMeasure
    link = _of(here, model, number)
    by = me(request).get_username()
    done_or_told(request, lambda: end_link(link=link, by=by), "It is ended, and stays on record.")
    return redirect("scorecards:deliverable", authority.code, code)


@needs(Permission.SEE_RETURNS)
@require_safe
def evidence(
    request: HttpRequest, authority: Authority, code: str, number: str, digest: str
) -> HttpResponseBase:
    """One file, to be saved and never shown: what it holds is its giver's, not ours."""
    here = _stated(request, Permission.SEE_RETURNS, authority, code)
    file = ReportEvidence.objects.filter(
        report__deliverable=here.deliverable, report__number=_number(number), sha256=digest
    ).first()
    if file is None or not kept_file(digest).is_file():
        raise Http404("There is no file at this address.")
    answer = FileResponse(
        kept_file(digest).open("rb"),
        as_attachment=True,
        filename=file.name,
        content_type="application/octet-stream",
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


def _stated(
    request: HttpRequest, permission: Permission, authority: Authority, code: str
) -> EditionDeliverable:
    """The deliverable of the edition in force at an address, if the person may do this to it."""
    here = (
        EditionDeliverable.objects.filter(
            framework=framework_in_force(authority), deliverable__code=code
        )
        .select_related("deliverable__authority", "framework")
        .first()
    )
    if here is None:
        raise Http404("There is no deliverable at this address.")
    require(request, permission, here.deliverable)
    return here


def _of(here: EditionDeliverable, model: Any, number: str) -> Any:
    own = model.objects.filter(deliverable=here.deliverable)
    row = own.filter(pk=_number(number)).first()
    if row is None:
        raise Http404("There is nothing at this address.")
    return row


def _number(told: str) -> int:
    """A number in an address; one that nothing has for nonsense."""
    return int(told) if told.isascii() and told.isdigit() and len(told) < 10 else -1


def _words(form: forms.Form, posts: list[Person]) -> RiskWords:
    told = form.cleaned_data
    return RiskWords(
        kind=Concern(told["kind"]),
        text=told["text"],
        likelihood=Grade(told["likelihood"]),
        impact=Grade(told["impact"]),
        owner=next((one for one in posts if str(one.pk) == told["owner"]), None),
        action=told["action"],
    )


def _asked(
    request: HttpRequest,
    here: EditionDeliverable,
    form: forms.Form,
    act: Callable[[], None],
    title: str,
    button: str,
    said: str,
) -> HttpResponse:
    """The form, or once it is done the way back to the deliverable's page."""
    authority = here.deliverable.authority
    if request.method == "POST" and done(form, act):
        messages.success(request, said)
        return redirect("scorecards:deliverable", authority.code, here.deliverable.code)
    return render(
        request,
        "delivery/form.html",
        frame(request, authority, "")
        | {"here": here, "form": form, "title": title, "button": button},
    )
