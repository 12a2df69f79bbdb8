"""The demonstration: two frameworks, the documents they are read from and their figures.

The documents are real files, read through the same door as anybody's own. They were written
for the package from facts in two published frameworks; ``docs/explanation/demo-data.md``
says what was kept, what was left out and how the made-up figures are made.
"""

from goldthread.demo.breakdowns import DIMENSION, IllustrativePart, illustrative_parts
from goldthread.demo.frameworks import DemoFramework, demo_frameworks
from goldthread.demo.illustrative import (
    SEED,
    SOURCE,
    IllustrativeFigure,
    SeriesToFill,
    illustrative_figures,
    series_to_fill,
)
from goldthread.demo.others import (
    CouncilFigure,
    DemoGroup,
    IllustrativeComparator,
    figures_of_england,
    groups_for,
    illustrative_comparators,
)
from goldthread.demo.published import PublishedFigure, published_figures
from goldthread.demo.stories import SIGNED_BY, WRITTEN_BY, ToBeTold, Told, illustrative_stories

__all__ = [
    "DIMENSION",
    "SEED",
    "SIGNED_BY",
    "SOURCE",
    "WRITTEN_BY",
    "CouncilFigure",
    "DemoFramework",
    "DemoGroup",
    "IllustrativeComparator",
    "IllustrativeFigure",
    "IllustrativePart",
    "PublishedFigure",
    "SeriesToFill",
    "ToBeTold",
    "Told",
    "demo_frameworks",
    "figures_of_england",
    "groups_for",
    "illustrative_comparators",
    "illustrative_figures",
    "illustrative_parts",
    "illustrative_stories",
    "published_figures",
    "series_to_fill",
]
