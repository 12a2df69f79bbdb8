"""Deliverables and milestones last across editions: those that are there already.

Within an authority, deliverables of one title are one, and within a deliverable the milestones
of one wording, wherever only one of each edition bears it; any other stands alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db import migrations


def keep_what_is_there(apps: Any, _schema_editor: Any) -> None:
    """Give each deliverable and milestone of an edition the lasting row it belongs to."""
    of_edition = apps.get_model("records", "EditionDeliverable").objects
    lasting = apps.get_model("records", "Deliverable").objects
    rows = list(
        of_edition.select_related("framework").order_by("framework__read_at", "framework", "pk")
    )
    shared = _shared((row.framework_id, _plain(row.title)) for row in rows)
    known: dict[tuple[int, str], Any] = {}
    taken: dict[int, set[str]] = {}
    for row in rows:
        authority = row.framework.authority_id
        same = (authority, _plain(row.title))
        if same[1] in shared or same not in known:
            code = _free(row.code, taken.setdefault(authority, set()))
            known[same] = lasting.create(authority_id=authority, code=code, title=row.title)
        row.deliverable = known[same]
        row.save(update_fields=["deliverable"])
        lasting.filter(pk=row.deliverable_id).update(title=row.title)
    _keep_milestones(apps)


def _keep_milestones(apps: Any) -> None:
    of_edition = apps.get_model("records", "EditionMilestone").objects
    lasting = apps.get_model("records", "Milestone").objects
    rows = list(
        of_edition.select_related("edition_deliverable").order_by(
            "edition_deliverable__framework__read_at", "edition_deliverable", "position"
        )
    )
    often = Counter((row.edition_deliverable_id, _plain(row.text)) for row in rows)
    known: dict[tuple[int, str], Any] = {}
    taken: dict[int, set[str]] = {}
    for row in rows:
        deliverable = row.edition_deliverable.deliverable_id
        same = (deliverable, _plain(row.text))
        if often[row.edition_deliverable_id, same[1]] > 1 or same not in known:
            code = _free(str(row.position + 1), taken.setdefault(deliverable, set()))
            known[same] = lasting.create(deliverable_id=deliverable, code=code, text=row.text)
        row.milestone = known[same]
        row.save(update_fields=["milestone"])
        lasting.filter(pk=row.milestone_id).update(text=row.text)


def _shared(titles: Iterable[tuple[int, str]]) -> set[str]:
    """The titles that several deliverables of one edition bear."""
    return {title for (_, title), often in Counter(titles).items() if often > 1}


def _free(wanted: str, taken: set[str]) -> str:
    code, number = wanted, 1
    while code in taken:
        number += 1
        code = f"{wanted}-{number}"
    taken.add(code)
    return code


def _plain(title: str) -> str:
    return re.sub(r"\W+", " ", title).strip().casefold()


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0006_deliverables_last"),
    ]

    operations = [migrations.RunPython(keep_what_is_there, migrations.RunPython.noop)]
