"""The performance team brings the Single Performance Framework in, and later its revision.

Everything is done in the browser's requests, as a person would: the Word file is given, what was
not understood is put right, the checks are looked at, and it is adopted. A year later a copy of
the file with forty changes is given. Rows are named by the number of their table and row in the
Word file, which is how its reader names them.
"""

from __future__ import annotations

import io
import re
import time
from collections import Counter
from copy import deepcopy
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from goldthread.framework.periods import financial_year
from goldthread.web.accounts.models import RoleAssignment, User
from goldthread.web.drafting.models import DocumentImport
from goldthread.web.drafting.selectors.differing import Sort, compared
from goldthread.web.drafting.selectors.imports import import_at
from goldthread.web.drafting.selectors.line_words import lines_shown
from goldthread.web.jobs.worker import run_waiting_jobs
from goldthread.web.records import actions
from goldthread.web.records import models as records
from goldthread.web.records.selectors import framework_in_force

WORD_FILE = (
    Path(__file__).parents[3] / "shared" / "documents" / "single-performance-framework-2020-22.docx"
)
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not WORD_FILE.is_file(), reason="../shared/documents is not here"),
]
MEGABYTE = 1_000_000
TEN_MINUTES = 600

Row = tuple[int, int]

# Thirty-three cells: the row, the heading of its column, what it says from now on, what that is.
CELLS: list[tuple[Row, str, str, Sort]] = [
    ((3, 2), "Target", "74%", Sort.RETARGETED),
    ((4, 2), "Target", "78%", Sort.RETARGETED),
    ((6, 2), "Target", "0.25", Sort.RETARGETED),
    ((6, 4), "Target", "46%", Sort.RETARGETED),
    ((7, 2), "Target", "93%", Sort.RETARGETED),
    ((10, 5), "Target", "98.5%", Sort.RETARGETED),
    ((12, 2), "Target", "82%", Sort.RETARGETED),
    ((12, 5), "Target", "72%", Sort.RETARGETED),
    ((14, 2), "Target", "62%", Sort.RETARGETED),
    ((32, 4), "Target", "61%", Sort.RETARGETED),
    ((12, 3), "Baseline", "9.1%", Sort.REBASED),
    ((14, 5), "Baseline", "81.5%", Sort.REBASED),
    ((17, 7), "Baseline", "86%", Sort.REBASED),
    ((4, 7), "Collection Frequency", "Monthly", Sort.RECOLLECTED),
    ((20, 2), "Collection Frequency", "Quarterly", Sort.RECOLLECTED),
    ((28, 2), "Collection Frequency", "Monthly", Sort.RECOLLECTED),
    ((72, 12), "Frequency", "Quarterly", Sort.RECOLLECTED),
    ((2, 2), "Deadline", "June 2021", Sort.REDATED),
    ((11, 2), "Deadline", "September 2021", Sort.REDATED),
    ((49, 7), "Milestones", "March 2022", Sort.REDATED),
    ((55, 5), "Milestones", "December 2021", Sort.REDATED),
    ((61, 6), "Milestones", "March 2022", Sort.REDATED),
    ((63, 5), "Milestones", "June 2021", Sort.REDATED),
    ((75, 2), "Milestone", "May 2022", Sort.REDATED),
    ((49, 3), "Lead Member", "Cllr Example", Sort.REOWNED),
    ((49, 8), "Lead Member", "Cllr Example", Sort.REOWNED),
    ((59, 3), "Lead Member", "Cllr Example", Sort.REOWNED),
    ((61, 5), "Lead Member", "Cllr Example", Sort.REOWNED),
    ((71, 10), "Lead Member", "Cllr Example", Sort.REOWNED),
    ((38, 7), "Measure", "Adult smoking prevalence in the borough.", Sort.REWORDED),
    (
        (56, 2),
        "What will we measure",
        "Gross median annual income of residents in LBBD.",
        Sort.REWORDED,
    ),
    ((68, 8), "What will we measure", "Increased tree canopy cover", Sort.REWORDED),
    ((72, 2), "Metric", "Revenue outturn against budget", Sort.REWORDED),
]
# Three rows that are new, each a copy of the row before it with another name.
ADDED: list[tuple[Row, str]] = [
    ((3, 3), "Children seen by a health visitor by the age of two"),
    ((14, 5), "Care Leavers with a bank account of their own"),
    ((55, 5), "Open a second enterprise centre"),
]
# Three rows that are gone.
GONE: list[Row] = [(25, 3), (29, 4), (35, 10)]
# One row that stands in another table: the measure is placed elsewhere.
MOVED: tuple[Row, int] = ((12, 4), 14)


class Team:
    """A browser of the performance team that counts its requests and the largest page."""

    def __init__(self, authority: records.Authority) -> None:
        user = User.objects.create(username="cy", email="cy@example.org")
        RoleAssignment.objects.create(
            user=user,
            role="performance_team",
            authority=authority,
            starts_on=timezone.localdate() - timedelta(days=9),
            given_by="a test",
        )
        self.client = Client()
        self.client.force_login(user)
        self.steps = 0
        self.largest = 0

    def open(self, address: str, **query: str) -> str:
        answer = self.client.get(address, query)
        return self._read(answer, 200)

    def send(self, address: str, data: dict[str, Any]) -> None:
        self._read(self.client.post(address, data), 302)

    def _read(self, answer: Any, expected: int) -> str:
        words = str(answer.content.decode())
        assert answer.status_code == expected, words[:3000]
        self.steps += 1
        self.largest = max(self.largest, len(answer.content))
        return words

    def give(self, content: bytes, name: str) -> str:
        """Give a document and have it read; the address of its import."""
        file = SimpleUploadedFile(name, content)
        self.send("/anyborough/imports/", {"file": file, "key": name})
        assert run_waiting_jobs() == 1
        number = DocumentImport.objects.order_by("-number").values_list("number", flat=True)[0]
        return f"/anyborough/imports/{number}/"

    def answer_everything(self, address: str) -> None:
        """Go through what is to be looked at, page after page, until nothing is left."""
        for kind, rest in (("which_side", "better:up"), ("two_readings", ""), ("left_over", "")):
            asked: set[tuple[str, str]] = set()
            page = self.open(f"{address}look-at/", kind=kind)
            while seen := dict(re.findall(r'name="(seen:[^"]+)" value="([^"]*)"', page)):
                assert asked.isdisjoint(seen.items()), "what was answered is asked again"
                asked |= seen.items()
                answers = {
                    name: re.findall(rf'name="{re.escape(name)}" value="([^"]+)"', page)[0]
                    for name in (one.replace("seen:", "answer:") for one in seen)
                }
                self.send(f"{address}look-at/", seen | ({"rest": rest} if rest else answers))
                page = self.open(f"{address}look-at/", kind=kind)


def table_row(document: Any, at: Row) -> Any:
    return document.tables[at[0] - 1].rows[at[1] - 1]


def put(document: Any, at: Row, heading: str, words: str) -> None:
    headings = [cell.text.strip() for cell in table_row(document, (at[0], 1)).cells]
    table_row(document, at).cells[headings.index(heading)].text = words


def with_forty_changes(word_file: Path) -> bytes:
    """The Word file with the forty changes listed above."""
    document = docx.Document(str(word_file))
    for at, heading, words, _sort in CELLS:
        put(document, at, heading, words)
    copies = []
    for at, words in ADDED:
        row = table_row(document, at)
        copy = deepcopy(row._tr)
        copies.append((row._tr, copy, words))
    gone = [table_row(document, at)._tr for at in GONE]
    (moved_at, to), moved = MOVED, table_row(document, MOVED[0])._tr
    assert moved_at[0] != to
    last_of_there = document.tables[to - 1].rows[-1]._tr
    for row, copy, words in copies:
        row.addnext(copy)
        docx.table._Cell(copy.tc_lst[0], document).text = words
    for row in gone:
        row.getparent().remove(row)
    last_of_there.addnext(moved)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def expected(framework: records.Framework) -> Counter[tuple[Sort, str]]:
    """The forty changes, by their sort and the name of what changes as the first edition has it."""
    names: dict[Row, str] = {}
    for item in (*framework.edition_measures.all(), *framework.edition_deliverables.all()):
        cell = item.source["cells"][0]
        found = re.fullmatch(r"table (\d+) row (\d+)", cell)
        if found:
            names[int(found[1]), int(found[2])] = item.title
    return Counter(
        [
            *((sort, names[at]) for at, _heading, _words, sort in CELLS),
            *((Sort.ADDED, words) for _at, words in ADDED),
            *((Sort.GONE, names[at]) for at in GONE),
            (Sort.MOVED, names[MOVED[0]]),
        ]
    )


def figures_of(authority: records.Authority) -> set[tuple[str, str, Decimal]]:
    return set(
        records.Observation.objects.filter(series__measure__authority=authority).values_list(
            "series__measure__code", "period_code", "value"
        )
    )


def test_the_word_file_is_brought_in_put_right_and_adopted_and_later_its_revision(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, record_property: Any
) -> None:
    monkeypatch.setenv("GOLDTHREAD_DATA", str(tmp_path))
    authority = actions.register_authority(code="anyborough", name="Anyborough", by="a test")
    team = Team(authority)

    began = time.monotonic()
    first = team.give(WORD_FILE.read_bytes(), WORD_FILE.name)
    overview = team.open(first)
    assert "386 measures, 249 deliverables and 44 places" in overview
    assert "Of 743 rows" in overview
    sections = re.findall(r"/sections/(\d+)/", overview)
    for section in dict.fromkeys(sections):
        team.open(f"{first}sections/{section}/")
    team.answer_everything(first)
    assert "Everything was looked at" in team.open(f"{first}look-at/")
    checks = team.open(f"{first}checks/")
    for rule in re.findall(r'href="\?rule=(\w+)#', checks)[:3]:
        team.open(f"{first}checks/", rule=rule)
    team.open(f"{first}take-in/")
    team.send(f"{first}take-in/", {"do": "adopt", "reason": "Cabinet, 21 July 2020"})
    assert run_waiting_jobs() == 2  # it is taken in and adopted, and every figure judged by it
    took = time.monotonic() - began
    record_property("seconds", round(took, 1))
    record_property("steps", team.steps)
    record_property("largest_page", team.largest)
    assert took < TEN_MINUTES
    assert team.largest < MEGABYTE

    old = framework_in_force(authority)
    assert old is not None
    assert old.edition_measures.count() == 386
    assert not old.edition_measures.filter(
        targets__rule__kind="value", targets__valid_from=None, polarity=None
    ).exists()
    _record_a_figure_for_every_tenth_measure(old)
    figures, keys = figures_of(authority), _keys(old)
    forty = expected(old)
    assert forty.total() == 40

    second = team.give(with_forty_changes(WORD_FILE), "revised.docx")
    given = import_at(authority, second.strip("/").split("/")[-1])
    assert given is not None
    found = compared(given)
    shown = lines_shown(found, found.lines)
    assert Counter((one.line.sort, one.title) for one in shown) == forty
    team.open(f"{second}differences/")
    team.send(f"{second}differences/", {"do": "take"})
    team.send(f"{second}edition/", {"title": "", "edition": "2021 to 2022", "base": old.pk})
    team.open(f"{second}take-in/")
    team.send(f"{second}take-in/", {"do": "adopt", "reason": "Cabinet, July 2021"})
    assert run_waiting_jobs() == 2  # it is taken in and adopted, and every figure judged by it

    new = framework_in_force(authority)
    assert new is not None
    assert (new.pk != old.pk, new.edition) == (True, "2021 to 2022")
    old.refresh_from_db()
    assert (old.status, old.edition_measures.count()) == ("superseded", 386)
    # Two measures are new and three are no longer stated: 386 + 2 - 3.
    assert new.edition_measures.count() == 385
    assert new.edition_deliverables.count() == 250
    # Nothing is lost: figures stand as they stood, and what carries on is the same measure.
    assert figures_of(authority) == figures
    gone = {keys[title] for sort, title in forty if sort is Sort.GONE}
    carried = set(new.edition_measures.values_list("measure_id", flat=True)) & set(keys.values())
    assert carried == set(keys.values()) - gone
    assert team.largest < MEGABYTE


def _record_a_figure_for_every_tenth_measure(framework: records.Framework) -> None:
    measures = framework.edition_measures.order_by("position").values_list("measure", flat=True)
    series = records.Series.objects.filter(measure__in=list(measures)[::10])
    actions.record_observations(
        authority=framework.authority,
        observations=[
            actions.NewObservation(
                series=one, period=financial_year(2020), value=Decimal(number), provisional=False
            )
            for number, one in enumerate(series, start=1)
        ],
        by="a test",
        source="figures.csv",
    )


def _keys(framework: records.Framework) -> dict[str, int]:
    return dict(framework.edition_measures.values_list("title", "measure_id"))
