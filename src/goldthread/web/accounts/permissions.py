"""What a person may be allowed to do, in the council's words."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    """One thing that a role may allow; the value is how it is said in a sentence."""

    READ = "read what is published"
    SEE_RETURNS = "see returns before they are published"
    GIVE_FIGURES = "give figures"
    REPORT_PROGRESS = "report progress of deliverables"
    SHAPE_DELIVERY = "choose statuses and say what deliverables wait for and are meant to move"
    COMMENT = "comment on returns"
    SIGN_OFF = "sign returns off and send them back"
    PUBLISH = "publish returns and lock periods"
    REOPEN = "reopen what is published or locked"
    CHANGE_TARGETS = "change targets and definitions"
    MANAGE_FRAMEWORK = "bring in and adopt frameworks"
    MANAGE_PEOPLE = "invite people and give them roles"
    CHASE = "see what is missing and send reminders"
    SEE_AUDIT = "see the record of changes"


FOR_THE_WHOLE = frozenset({Permission.READ})
"""What a role allows for the whole authority even where it is given for a part: published
facts are not hidden from the people who answer for one of them."""
