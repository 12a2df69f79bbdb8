"""What is asked of people and their roles."""

from goldthread.web.accounts.selectors.deciding import (
    About,
    Decision,
    about,
    authorities_of,
    decide,
    decide_for_a_part,
    may,
    permitted_measures,
)
from goldthread.web.accounts.selectors.entering import authority_entered
from goldthread.web.accounts.selectors.people import administrators_of

__all__ = [
    "About",
    "Decision",
    "about",
    "administrators_of",
    "authorities_of",
    "authority_entered",
    "decide",
    "decide_for_a_part",
    "may",
    "permitted_measures",
]
