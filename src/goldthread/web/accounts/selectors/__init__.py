"""What is asked of people and their roles."""

from goldthread.web.accounts.selectors.deciding import (
    About,
    Decision,
    about,
    assignments_on,
    authorities_of,
    decide,
    decide_for_a_part,
    may,
    permitted_measures,
)
from goldthread.web.accounts.selectors.entering import authority_entered
from goldthread.web.accounts.selectors.invitations import (
    invitation_for,
    open_invitations,
    still_open,
)
from goldthread.web.accounts.selectors.people import administrators_of

__all__ = [
    "About",
    "Decision",
    "about",
    "administrators_of",
    "assignments_on",
    "authorities_of",
    "authority_entered",
    "decide",
    "decide_for_a_part",
    "invitation_for",
    "may",
    "open_invitations",
    "permitted_measures",
    "still_open",
]
