"""A small framework as a web page, as somebody would give it, and one that was revised."""

from __future__ import annotations

HEAD = (
    "<tr><th>Measure</th><th>What this will tell us</th><th>Baseline</th><th>Good is</th>"
    "<th>Target</th><th>Collection frequency</th><th>Lead officer</th></tr>"
)
WORK = "<tr><th>Deliverable</th><th>Lead Member</th><th>Deadline</th></tr>"


def row(*cells: str) -> str:
    """A row of a table."""
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


VISITS = ("Visits to libraries", "Use.", "50,000", "", "55,000", "Monthly", "Head of Libraries")
LOANS = (
    "Loans of books",
    "Reading.",
    "12%",
    "Higher",
    "green on the dashboard mostly",
    "Quarterly",
    "Head of Libraries",
)
SWIMS = ("Swims by children", "Health.", "9%", "Higher", "12%", "Annually", "Head of Sport")
HALL = ("A new hall", "Cllr Example", "March 2021")
POOL = ("A repaired pool", "Cllr Sample", "June 2021")


def page(
    culture: tuple[tuple[str, ...], ...] = (VISITS, LOANS),
    sport: tuple[tuple[str, ...], ...] = (SWIMS,),
    work: tuple[tuple[str, ...], ...] = (HALL, POOL),
    more: str = "",
    after: str = "",
    years: str = "2020-22",
) -> bytes:
    """The framework with these rows, as a web page; ``more`` stands before and ``after`` after."""
    return (
        f"<html><head><title>Our plan {years}</title></head><body><h1>Our plan {years}</h1>{more}"
        "<h2>Priority 1: Growing</h2><h3>Theme 1: Culture</h3>"
        f"<table>{WORK}{''.join(row(*one) for one in work)}</table>"
        f"<table>{HEAD}{''.join(row(*one) for one in culture)}</table>"
        f"<h3>Theme 2: Sport</h3><table>{HEAD}{''.join(row(*one) for one in sport)}</table>"
        f"{after}</body></html>"
    ).encode()


UNPLACED = "<table><tr><td>Songs sung</td><td>12</td></tr><tr><td>---</td><td>x</td></tr></table>"
"""A table of which nothing says what its columns hold."""
