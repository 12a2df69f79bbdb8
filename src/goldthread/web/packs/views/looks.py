"""How packs look: colours, logo and font, the council's Word template and its committee cover."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goldthread.reports.docx import docx_of
from goldthread.web.accounts.needing import needs, require
from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.views.doing import done, done_or_told
from goldthread.web.collection.selectors.one_return import names_of
from goldthread.web.collection.views.frame import me
from goldthread.web.packs.actions import (
    Look,
    give_word_template,
    remove_word_template,
    set_branding,
    set_cover,
)
from goldthread.web.packs.branding import branding_of, look_to_begin_with
from goldthread.web.packs.forms import SECTIONS, LookForm
from goldthread.web.packs.forms_kinds import CoverForm, TemplateForm, filled_with_cover
from goldthread.web.packs.rendering import FORMATS
from goldthread.web.packs.sample import sample_pack
from goldthread.web.packs.selectors.looks import cover_of, template_given, word_template_of
from goldthread.web.packs.views.frame import frame
from goldthread.web.packs.views.listing import asked
from goldthread.web.packs.word_template import MEGABYTES, TemplateRefusedError, looked_over
from goldthread.web.records.models import Authority

_ASKED = ["GET", "HEAD", "POST"]


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(_ASKED)
def look(request: HttpRequest, authority: Authority) -> HttpResponse:
    """Say how packs look."""
    require(request, Permission.MANAGE_FRAMEWORK, authority)
    now = look_to_begin_with(authority)
    form = LookForm(
        request.POST or None,
        request.FILES or None,
        initial={
            "main_colour": now.main_colour,
            "accent_colour": now.accent_colour,
            "font": now.font,
            "logo_words": now.logo_words,
        },
    )

    def act() -> None:
        said = form.cleaned_data
        file = said["logo"]
        set_branding(
            authority=authority,
            look=Look(
                main_colour=said["main_colour"],
                accent_colour=said["accent_colour"],
                font=said["font"],
                # One byte more than is taken tells that it is too large.
                logo=file.read(1_000_001) if file else None,
                logo_words=said["logo_words"],
            ),
            by=me(request).get_username(),
        )

    if request.method == "POST" and done(form, act):
        return redirect("packs:packs", authority.code)
    return asked(
        request, authority, form, title="How packs look", button="Keep this look", logo=now.logo
    )


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(_ASKED)
def word(request: HttpRequest, authority: Authority) -> HttpResponse:
    """The council's own Word template: what there is, and another in its place."""
    require(request, Permission.MANAGE_FRAMEWORK, authority)
    form = TemplateForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["template"]
        try:
            ready = looked_over(file.read(MEGABYTES * 1_000_000 + 1))
        except TemplateRefusedError as refused:
            form.add_error("template", str(refused))
        else:
            by = me(request).get_username()
            give_word_template(authority=authority, name=file.name, ready=ready, by=by)
            messages.success(request, "Word files of packs take their look from it from now on.")
            return redirect("packs:word", authority.code)
    given = template_given(authority)
    told = frame(
        request,
        authority,
        form=form,
        given=given,
        giver=names_of([given.given_by]).get(given.given_by, given.given_by) if given else "",
    )
    return render(request, "packs/word.html", told, status=422 if form.errors else 200)


@needs(Permission.MANAGE_FRAMEWORK)
@require_safe
def word_sample(request: HttpRequest, authority: Authority) -> HttpResponse:
    """A short Word document with one of everything, as a pack would look now."""
    require(request, Permission.MANAGE_FRAMEWORK, authority)
    made = docx_of(
        sample_pack(authority.name, branding_of(authority)), template=word_template_of(authority)
    )
    answer = HttpResponse(made, content_type=FORMATS["docx"].content_type)
    answer["Content-Disposition"] = f'attachment; filename="{authority.code}-sample.docx"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@needs(Permission.MANAGE_FRAMEWORK)
@require_POST
def word_away(request: HttpRequest, authority: Authority) -> HttpResponse:
    """Take the Word template away."""
    require(request, Permission.MANAGE_FRAMEWORK, authority)
    done_or_told(
        request,
        lambda: remove_word_template(authority=authority, by=me(request).get_username()),
        "Word files of packs look as they do without a template.",
    )
    return redirect("packs:word", authority.code)


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(_ASKED)
def cover(request: HttpRequest, authority: Authority) -> HttpResponse:
    """Say what every new pack begins with."""
    require(request, Permission.MANAGE_FRAMEWORK, authority)
    kept = filled_with_cover(cover_of(authority)) or {"sections": SECTIONS}
    form = CoverForm(request.POST or None, initial=kept)

    def act() -> None:
        set_cover(authority=authority, cover=form.told(), by=me(request).get_username())
        messages.success(request, "New packs begin with this cover.")

    if request.method == "POST" and done(form, act):
        return redirect("packs:packs", authority.code)
    return asked(request, authority, form, title="The committee’s cover", button="Keep this cover")
