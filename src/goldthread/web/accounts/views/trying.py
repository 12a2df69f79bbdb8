"""The demonstration's open door: try Goldthread as one of its made-up people."""

from __future__ import annotations

from allauth.account.utils import perform_login
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from goldthread.web.accounts.admission import public
from goldthread.web.accounts.selectors import people_of_the_demonstration


@public
@require_http_methods(["GET", "HEAD", "POST"])
def trying(request: HttpRequest) -> HttpResponse:
    """Everybody there is to try; a button signs in as them. Nothing is here but in the demo."""
    if not settings.DEMONSTRATION:
        raise Http404("There is nothing at this address.")
    people = people_of_the_demonstration()
    if request.method == "POST":
        user = people.filter(username=request.POST.get("person", "")).first()
        if user is None:
            raise Http404("There is nobody of that name in the demonstration.")
        answer: HttpResponse = perform_login(request, user, email_verification="none")
        return answer
    return render(request, "accounts/try_as.html", {"people": people})
