"""Letters about packs: what an outside reader's link opens, and what their sender does."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goldthread.reports.pack.sentences.summary import in_short
from goldthread.web.accounts.admission import public
from goldthread.web.accounts.needing import needs, require
from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.views.doing import done_or_told
from goldthread.web.collection.sending.secret_links import key_of_secret
from goldthread.web.collection.views.frame import me
from goldthread.web.packs.actions import count_use, note_opening, revoke_link, send_letter_again
from goldthread.web.packs.actions.tell_readers import DAYS_A_LINK_OPENS
from goldthread.web.packs.jobs import start_telling
from goldthread.web.packs.letters import LINK_KIND
from goldthread.web.packs.models import Pack, PackLetter
from goldthread.web.packs.rendering import FORMATS
from goldthread.web.packs.selectors.files import files_of, issued_file
from goldthread.web.packs.selectors.readers import letter_to
from goldthread.web.packs.views.frame import as_a_page_of_its_own, found, frame
from goldthread.web.packs.views.reading import as_file, what_is_frozen
from goldthread.web.records.models import Authority
from goldthread.web.refusal import ActionRefusedError

_NOTHING = "This link opens nothing: it is too old, or it was taken back."
_A_DAY_MORE = timedelta(days=1)
"""A letter may wait to be sent, so that its secret is younger than it."""


@public
@require_safe
def letter(request: HttpRequest, authority: str, token: str) -> HttpResponseBase:
    """What an outside reader's link leads to: the files of one pack and nothing else.

    Opening this page is not counted as reading: programs that look after e-mail open links too.
    """
    found_letter = _letter_of(authority, token)
    if not count_use(letter=found_letter):
        return _too_often(request)
    report, frozen = what_is_frozen(found_letter.pack)
    told = {
        "here": found_letter.pack,
        "report": report,
        "answer": in_short(report),
        "frozen": frozen,
        "files": files_of(found_letter.pack, frozen),
        "letter": found_letter,
        "token": token,
    }
    return _for_them_alone(render(request, "packs/letter.html", told))


@public
@require_safe
def letter_file(request: HttpRequest, authority: str, token: str, form: str) -> HttpResponseBase:
    """A file of the pack that an outside reader's link opens, as it was issued."""
    found_letter = _letter_of(authority, token)
    if form not in FORMATS:
        raise Http404("There is no such file.")
    if not count_use(letter=found_letter):
        return _too_often(request)
    try:
        path = issued_file(found_letter.pack, form)
    except ActionRefusedError as refused:
        raise Http404(str(refused)) from refused
    if path is None:
        raise Http404("There is no such file.")
    note_opening(pack=found_letter.pack, by=found_letter.reader, form=form)
    answer = as_file(found_letter.pack, path, form)
    if form == "html":
        answer = as_a_page_of_its_own(request, answer)
    return _for_them_alone(answer)


@needs(Permission.PUBLISH)
@require_POST
def tell_more(request: HttpRequest, authority: Authority, number: str) -> HttpResponse:
    """Write to those on the list of an issued pack who were not written to yet."""
    here = found(request, authority, number)
    require(request, Permission.PUBLISH, authority)
    if not here.is_open_at(timezone.now()):
        raise Http404("Nobody is told of a pack that may not be read.")
    return redirect(start_telling(here, by=me(request).get_username()))


@needs(Permission.PUBLISH)
@require_http_methods(["GET", "HEAD", "POST"])
def again(request: HttpRequest, authority: Authority, number: str, key: str) -> HttpResponse:
    """Send a letter again; where it may have arrived, only after saying what is known of it."""
    here, one = _of_a_pack(request, authority, number, key)
    left_half_way = one.was_left_half_way(timezone.now())
    if left_half_way and "may_be_second" not in request.POST:
        opened = here.openings.filter(by=one.reader).first()
        told = frame(request, authority, here=here, letter=one, opened=opened)
        return render(request, "packs/again.html", told)
    if request.method != "POST":
        return redirect(here)
    by = me(request).get_username()
    try:
        send_letter_again(letter=one, may_be_second=left_half_way, by=by)
    except ActionRefusedError as refused:
        messages.error(request, str(refused))
        return redirect(here)
    return redirect(start_telling(here, by=by))


@needs(Permission.PUBLISH)
@require_POST
def revoke(request: HttpRequest, authority: Authority, number: str, key: str) -> HttpResponse:
    """Take back what an outside reader's link opens."""
    here, one = _of_a_pack(request, authority, number, key)
    done_or_told(
        request,
        lambda: revoke_link(letter=one, by=me(request).get_username()),
        f"The link of {one.address} opens nothing any more.",
    )
    return redirect(here)


def _of_a_pack(
    request: HttpRequest, authority: Authority, number: str, key: str
) -> tuple[Pack, PackLetter]:
    here = found(request, authority, number)
    require(request, Permission.PUBLISH, authority)
    one = letter_to(here, key)
    if one is None:
        raise Http404("There is no such letter.")
    return here, one


def _letter_of(authority: str, token: str) -> PackLetter:
    """The letter a secret was made for. Raises ``Http404``, the same for every reason."""
    key = key_of_secret(LINK_KIND, token, holds_for=timedelta(days=DAYS_A_LINK_OPENS) + _A_DAY_MORE)
    if key is None:
        raise Http404(_NOTHING)
    one = (
        PackLetter.objects.filter(pk=key, pack__authority__code=authority)
        .select_related("pack__authority", "pack__definition", "user", "message")
        .first()
    )
    if one is None or not one.opens_at(timezone.now()):
        raise Http404(_NOTHING)
    return one


def _for_them_alone(answer: HttpResponseBase) -> HttpResponseBase:
    """Kept by nobody on the way, found by no search, and its address told to no other site."""
    answer["Cache-Control"] = "private, no-store"
    answer["X-Robots-Tag"] = "noindex, nofollow"
    answer["Referrer-Policy"] = "no-referrer"
    return answer


def _too_often(request: HttpRequest) -> HttpResponse:
    return render(request, "packs/too_often.html", status=429)
