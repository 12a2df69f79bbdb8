"""What people say across a framework: groups and places, proxies, surveys. One class a file."""

from goldthread.web.scorecards.models.dimension_meaning import DimensionMeaning
from goldthread.web.scorecards.models.pair_movement import PairMovement
from goldthread.web.scorecards.models.proxy_link import ProxyLink
from goldthread.web.scorecards.models.survey_design import SurveyDesign
from goldthread.web.scorecards.models.tag import Tag
from goldthread.web.scorecards.models.tagging import Tagging

__all__ = ["DimensionMeaning", "PairMovement", "ProxyLink", "SurveyDesign", "Tag", "Tagging"]
