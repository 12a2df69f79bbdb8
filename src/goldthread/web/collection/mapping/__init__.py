"""Between rows of the collection app and what the pure rooms understand."""

from goldthread.web.collection.mapping.given import Given, GivenFigure, given_from_json

__all__ = ["Given", "GivenFigure", "given_from_json"]
