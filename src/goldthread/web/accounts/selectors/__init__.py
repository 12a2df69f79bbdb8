"""What is asked of people and their roles."""

from goldthread.web.accounts.selectors.deciding import (
    About,
    Decision,
    about,
    authorities_of,
    decide,
    may,
    permitted_measures,
)

__all__ = [
    "About",
    "Decision",
    "about",
    "authorities_of",
    "decide",
    "may",
    "permitted_measures",
]
