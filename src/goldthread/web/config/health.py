"""Whether the server answers and its database can be read: for load balancers and start-up."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from goldthread.web.accounts.admission import public


@public
@require_safe
def health(_request: HttpRequest) -> HttpResponse:
    """200 and "ok" when the database answers, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("the database does not answer", status=503, content_type="text/plain")
    return HttpResponse("ok", content_type="text/plain")
