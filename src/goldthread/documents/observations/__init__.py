"""Files of figures: the sheet a data owner fills in, and what is read from it.

``figures_in`` takes a document that came through the one door and gives every figure in it,
or every problem; ``write_template`` writes the sheet to fill in. Two layouts: long (a row is
one figure) and wide (a row is one series, a column is one period).
"""

from goldthread.documents.observations.figure import (
    FiguresError,
    FiguresRead,
    GivenFigure,
    KnownSeries,
)
from goldthread.documents.observations.groups import GivenMember, KindOfGroup, groups_in
from goldthread.documents.observations.reading import figures_in
from goldthread.documents.observations.template import Layout, TemplateFormat, write_template

__all__ = [
    "FiguresError",
    "FiguresRead",
    "GivenFigure",
    "GivenMember",
    "KindOfGroup",
    "KnownSeries",
    "Layout",
    "TemplateFormat",
    "figures_in",
    "groups_in",
    "write_template",
]
