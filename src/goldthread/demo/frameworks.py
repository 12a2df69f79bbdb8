"""The two frameworks of the demonstration and where everything about them is found."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

from goldthread.demo.published import PublishedFigure, published_figures


@dataclass(frozen=True, slots=True)
class DemoFramework:
    """One authority of the demonstration: its names, its document and its dates.

    ``code`` is short, for addresses and the shell; ``gss_code`` the Office for National
    Statistics' own. Illustrative figures run from ``figures_since`` to ``figures_until``,
    the day on which the demonstration stands, and progress of deliverables to
    ``progress_until``, in the middle of the plan, so that there is something to look forward to.
    Returns of the quarter that ends on ``told_until`` are made up, with what is said in them.
    """

    code: str
    name: str
    gss_code: str
    document_name: str
    edition: str
    figures_since: date
    figures_until: date
    progress_until: date
    told_until: date

    @contextmanager
    def document(self) -> Iterator[Path]:
        """The document as a file, for as long as the block runs.

        >>> with demo_frameworks()[1].document() as path:
        ...     path.suffix
        '.xlsx'
        """
        with as_file(files("goldthread.demo") / "documents" / self.document_name) as path:
            yield path

    @property
    def figures(self) -> tuple[PublishedFigure, ...]:
        """The real figures that ship for this authority."""
        return published_figures(self.code)


def demo_frameworks() -> tuple[DemoFramework, ...]:
    """The two frameworks of the demonstration, the larger one first."""
    return (
        DemoFramework(
            code="barking-and-dagenham",
            name="London Borough of Barking and Dagenham",
            gss_code="E09000002",
            document_name="barking-and-dagenham-2020-22.docx",
            edition="2020-22",
            figures_since=date(2018, 10, 1),
            figures_until=date(2022, 3, 31),
            progress_until=date(2021, 7, 31),
            told_until=date(2021, 3, 31),
        ),
        DemoFramework(
            code="havering",
            name="London Borough of Havering",
            gss_code="E09000016",
            document_name="havering-corporate-performance-indicators-2017-18.xlsx",
            edition="2017-18",
            figures_since=date(2016, 4, 1),
            figures_until=date(2018, 3, 31),
            progress_until=date(2018, 1, 31),
            told_until=date(2018, 3, 31),
        ),
    )
