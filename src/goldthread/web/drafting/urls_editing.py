"""Addresses of the pages on which a draft is edited."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from goldthread.web.drafting.views import (
    edit_counting,
    edit_history,
    edit_items,
    edit_outline,
    edit_target,
)

app_name = "editing"


def _of_items(kind: str, one: str) -> list[URLPattern]:
    """The pages of measures, or of deliverables."""
    told = {"kind": kind}
    item = f"{kind}/<str:code>/"
    return [
        path(f"{kind}/new/", edit_items.new, told, name=f"new-{one}"),
        path(item, edit_items.item, told, name=one),
        path(f"{item}move/", edit_items.move, told, name=f"move-{one}"),
        path(f"{item}remove/", edit_items.remove, told, name=f"remove-{one}"),
        path(f"{item}change/<slug:section>/", edit_items.section, told, name=f"{one}-section"),
    ]


_of_a_draft: list[URLPattern | URLResolver] = [
    path("", edit_outline.outline, name="outline"),
    path("about/", edit_outline.about, name="about"),
    path("changes/", edit_history.history, name="history"),
    path("changes/take-back/", edit_history.take_back, name="take-back"),
    path("places/new/", edit_outline.new_place, name="new-place"),
    path("places/<str:place>/", edit_outline.place, name="place"),
    path("places/<str:place>/change/", edit_outline.change_place, name="change-place"),
    path("places/<str:place>/move/", edit_outline.move_place, name="move-place"),
    path("places/<str:place>/remove/", edit_outline.remove_place, name="remove-place"),
    path("measures/<str:code>/target/", edit_target.target, name="measure-target"),
    path("measures/<str:code>/counting/", edit_counting.counting, name="counting"),
    *_of_items("measures", "measure"),
    *_of_items("deliverables", "deliverable"),
]

_of_an_authority: list[URLPattern | URLResolver] = [
    path("drafts/", edit_outline.drafts, name="drafts"),
    path("drafts/new/", edit_outline.new, name="new"),
    path("drafts/<slug:draft>/", include(_of_a_draft)),
]

urlpatterns = [
    path("<slug:authority>/", include(_of_an_authority)),
]
