"""The Django room: it keeps, checks and shows what the pure rooms mean.

``setup()`` is the one place where Django is started, for the command line and for a server.
"""

from __future__ import annotations

import os


def setup() -> None:
    """Start Django with Goldthread's settings; calling it again does nothing.

    Makes the data directory, and on a machine that is not in production the secret key file,
    before the settings are read. Raises ``ImproperlyConfigured`` when a setting in the
    environment cannot be used; the message says which and how to write it.
    """
    from django.apps import apps

    if apps.ready:
        return
    from goldthread.web.config.data_directory import prepare_data_directory

    prepare_data_directory()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.web.config.settings")
    import django

    django.setup()
