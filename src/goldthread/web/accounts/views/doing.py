"""How a page does what its form asks: done and said so, or refused beside the form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest

from goldthread.web.refusal import ActionRefusedError


def done(form: forms.Form, action: Callable[[], Any]) -> bool:
    """Do what the form asks if it is filled in rightly; a refusal is put on top of the form."""
    if not form.is_valid():
        return False
    try:
        action()
    except ActionRefusedError as refused:
        for reason in refused.reasons:
            form.add_error(None, reason)
        return False
    return True


def done_or_told(request: HttpRequest, action: Callable[[], Any], said: str) -> None:
    """Do what a button asks, and say on the next page that it is done, or why not."""
    try:
        action()
    except ActionRefusedError as refused:
        for reason in refused.reasons:
            messages.error(request, reason)
    else:
        messages.success(request, said)
