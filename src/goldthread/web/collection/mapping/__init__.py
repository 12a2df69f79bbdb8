"""Between rows of the collection app and what the pure rooms understand."""

from goldthread.web.collection.mapping.doubt import Doubt, confirmed_in, with_confirmed
from goldthread.web.collection.mapping.given import Given, GivenFigure, given_from_json

__all__ = [
    "Doubt",
    "Given",
    "GivenFigure",
    "confirmed_in",
    "given_from_json",
    "with_confirmed",
]
