"""One finding about one item, as it stands: counted, or set aside."""

from __future__ import annotations

from dataclasses import dataclass

from goldthread.web.audit.selectors import names_of
from goldthread.web.records import models as records_models
from goldthread.web.records import selectors as records
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.findings import Found, Subject, findings_of
from goldthread.web.scorecards.selectors.tree import tree_of


@dataclass(frozen=True, slots=True)
class Standing:
    """What a rule says of an item; ``aside`` is the decision that sets it aside, if any does, and
    ``by`` the name of whoever decided so.
    """

    finding: Found
    subject: Subject
    aside: records_models.SetAside | None
    by: str = ""

    @property
    def goes_with_it(self) -> tuple[Subject, ...]:
        """What else the finding is about, where it is about several things together."""
        if self.finding.grouped:
            return ()
        return tuple(one for one in self.finding.subjects if one is not self.subject)


def standing_of(scope: Scope, rule: str, kind: str, item: str) -> Standing | None:
    """What the current check says under a rule about an item; ``None`` when it says nothing."""
    check = records.current_check(scope.framework)
    if check is None:
        return None
    for finding in findings_of(scope, check, tree_of(scope)):
        if finding.code != rule:
            continue
        for subject in finding.subjects:
            if (subject.kind, subject.code) == (kind, item):
                aside = records.set_aside_in(scope.framework).get((rule, kind, item))
                who = aside.decided_by if aside else ""
                return Standing(finding, subject, aside, names_of([who]).get(who, who))
    return None
