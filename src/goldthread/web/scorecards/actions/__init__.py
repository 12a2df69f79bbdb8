"""The only code that changes what people say across a framework."""

from goldthread.web.scorecards.actions.describe_survey import describe_survey
from goldthread.web.scorecards.actions.describe_tag import describe_tag
from goldthread.web.scorecards.actions.judge_pairs import judge_pairs
from goldthread.web.scorecards.actions.link_proxy import link_proxy
from goldthread.web.scorecards.actions.say_dimension import say_dimension
from goldthread.web.scorecards.actions.set_tags import set_tags

__all__ = [
    "describe_survey",
    "describe_tag",
    "judge_pairs",
    "link_proxy",
    "say_dimension",
    "set_tags",
]
