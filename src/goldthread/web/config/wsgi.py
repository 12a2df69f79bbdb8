"""The application that a WSGI server such as gunicorn runs."""

from __future__ import annotations

from django.core.wsgi import get_wsgi_application

from goldthread.web import setup

setup()
application = get_wsgi_application()
