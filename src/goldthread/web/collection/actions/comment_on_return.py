"""Say something about a return."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.collection.models import Comment, Return
from goldthread.web.refusal import ActionRefusedError


def comment_on_return(*, period_return: Return, text: str, by: str) -> Comment:
    """Add a remark or question to a return. Raises ``ActionRefusedError`` for a blank one."""
    if not text.strip():
        raise ActionRefusedError("Write what you want to say.")
    with transaction.atomic():
        comment = Comment.objects.create(
            period_return=period_return, text=text.strip(), by=by, at=timezone.now()
        )
        record_event(
            by=by,
            action="comment on return",
            authority=period_return.measure.authority,
            subject=period_return,
            after={"comment": comment.text},
        )
    return comment
