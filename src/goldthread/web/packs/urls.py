"""Addresses of the pages of packs."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from goldthread.web.packs.views import kinds, letters, listing, looks, making, reading

app_name = "packs"

_of_a_pack: list[URLPattern | URLResolver] = [
    path("", reading.pack, name="pack"),
    path("change/", making.change, name="change"),
    path("preview/", making.preview, name="preview"),
    path("check/", making.check, name="check"),
    path("freeze/", making.freeze, name="freeze"),
    path("issue/", making.issue, name="issue"),
    path("withdraw/", making.withdraw, name="withdraw"),
    path("files/", reading.make, name="make"),
    path("files/<slug:form>/", reading.file, name="file"),
    path("files/<slug:form>/corrected/", reading.corrected, name="corrected"),
    path("letters/", letters.tell_more, name="tell"),
    path("letters/<slug:key>/again/", letters.again, name="again"),
    path("letters/<slug:key>/revoke/", letters.revoke, name="revoke"),
]

_of_a_kind: list[URLPattern | URLResolver] = [
    path("", kinds.kind, name="kind"),
    path("schedule/", kinds.schedule, name="schedule"),
    path("pause/", kinds.pause, name="pause"),
    path("resume/", kinds.resume, name="resume"),
    path("readers/", kinds.reader, name="reader"),
    path("readers/<slug:line>/remove/", kinds.reader_away, name="reader-away"),
]

_of_an_authority: list[URLPattern | URLResolver] = [
    path("packs/", listing.packs, name="packs"),
    path("packs/new/", listing.new, name="new"),
    path("packs/look/", looks.look, name="look"),
    path("packs/look/word/", looks.word, name="word"),
    path("packs/look/word/sample/", looks.word_sample, name="word-sample"),
    path("packs/look/word/remove/", looks.word_away, name="word-away"),
    path("packs/cover/", looks.cover, name="cover"),
    path("packs/kinds/", kinds.kinds, name="kinds"),
    path("packs/kinds/<slug:key>/", include(_of_a_kind)),
    path("packs/letters/<str:token>/", letters.letter, name="letter"),
    path("packs/letters/<str:token>/files/<slug:form>/", letters.letter_file, name="letter-file"),
    path("packs/<slug:number>/", include(_of_a_pack)),
]

urlpatterns = [
    path("<slug:authority>/", include(_of_an_authority)),
]
