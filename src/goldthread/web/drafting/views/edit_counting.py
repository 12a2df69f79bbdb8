"""In what units a measure of a draft is counted, and into which parts it is broken down."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from goldthread.grammar.asking.codecs import unit_in_words, unit_of
from goldthread.web.accounts.needing import needs
from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.views.doing import done
from goldthread.web.collection.views.frame import me
from goldthread.web.drafting.actions.describe_counting import describe_counting
from goldthread.web.drafting.forms_editing import CountingForm, parts_of_lines
from goldthread.web.drafting.selectors.edit_draft import series_of
from goldthread.web.drafting.views.edit_frame import (
    ASKED,
    found_draft,
    found_item,
    not_a_draft,
    page_of,
    shown,
    to,
)
from goldthread.web.records.models import Authority


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(ASKED)
def counting(request: HttpRequest, authority: Authority, draft: str, code: str) -> HttpResponse:
    """Say the units of a measure's figures, and their breakdown."""
    here = found_draft(request, authority, draft)
    found = found_item(here, "measures", code)
    stated, series = series_of(here, code)
    wholes = [one for one in series if not one.part]
    dimensions: dict[str, list[str]] = {}
    for one in series:
        if one.part and one.category not in dimensions.setdefault(one.dimension, []):
            dimensions[one.dimension].append(one.category)
    form = CountingForm(
        request.POST or None,
        wholes={str(one.pk): str(one) for one in wholes},
        initial={
            "parts": "\n".join(f"{name}: {', '.join(of)}" for name, of in dimensions.items()),
            **{f"unit-{one.pk}": unit_in_words(one.unit) for one in wholes},
        },
    )

    def saving() -> None:
        told = form.cleaned_data
        different = describe_counting(
            measure=stated,
            units={one.pk: unit_of(told[f"unit-{one.pk}"]) for one in wholes},
            parts=parts_of_lines(told["parts"]),
            by=me(request).get_username(),
        )
        said = "How it is counted is kept." if different else "Nothing is different."
        messages.success(request, said)

    if request.method == "POST" and here.is_open and form.is_valid() and done(form, saving):
        return to(here, "measure", code)
    return not_a_draft(request, here) or shown(
        request,
        here,
        "form.html",
        form=form,
        kicker="Units and breakdown",
        heading=found.title,
        back=page_of(here, "measure", code),
    )
