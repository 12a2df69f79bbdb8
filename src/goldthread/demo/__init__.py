"""The demonstration: two frameworks, the documents they are read from and their figures.

The documents are real files, read through the same door as anybody's own. They were written
for the package from facts in two published frameworks; ``docs/explanation/demo-data.md``
says what was kept, what was left out and how the made-up figures are made.
"""

from goldthread.demo.frameworks import DemoFramework, demo_frameworks
from goldthread.demo.illustrative import (
    SEED,
    SOURCE,
    IllustrativeFigure,
    SeriesToFill,
    illustrative_figures,
    series_to_fill,
)
from goldthread.demo.published import PublishedFigure, published_figures

__all__ = [
    "SEED",
    "SOURCE",
    "DemoFramework",
    "IllustrativeFigure",
    "PublishedFigure",
    "SeriesToFill",
    "demo_frameworks",
    "illustrative_figures",
    "published_figures",
    "series_to_fill",
]
