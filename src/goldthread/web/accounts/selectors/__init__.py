"""What is asked of people and their roles."""

from goldthread.web.accounts.selectors.deciding import (
    About,
    Decision,
    about,
    assignments_on,
    authorities_of,
    decide,
    decide_for_a_part,
    deliverables_of_own_posts,
    has_a_role,
    may,
    permitted_deliverables,
    permitted_measures,
)
from goldthread.web.accounts.selectors.demonstration import (
    DEMONSTRATION_DOMAIN,
    people_of_the_demonstration,
)
from goldthread.web.accounts.selectors.entering import authority_entered
from goldthread.web.accounts.selectors.invitations import (
    invitation_for,
    open_invitations,
    still_open,
)
from goldthread.web.accounts.selectors.people import (
    PeopleThere,
    PersonThere,
    administrators_of,
    colleagues_in,
    people_of,
    person_in,
    person_there,
)

__all__ = [
    "DEMONSTRATION_DOMAIN",
    "About",
    "Decision",
    "PeopleThere",
    "PersonThere",
    "about",
    "administrators_of",
    "assignments_on",
    "authorities_of",
    "authority_entered",
    "colleagues_in",
    "decide",
    "decide_for_a_part",
    "deliverables_of_own_posts",
    "has_a_role",
    "invitation_for",
    "may",
    "open_invitations",
    "people_of",
    "people_of_the_demonstration",
    "permitted_deliverables",
    "permitted_measures",
    "person_in",
    "person_there",
    "still_open",
]
