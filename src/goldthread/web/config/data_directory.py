"""The directory an installation keeps everything in, and the secret key made for local use."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from goldthread.web.config import environment

_KEY_FILE = "secret-key"


def data_directory() -> Path:
    """Where this installation keeps its data, as an absolute path."""
    return Path(environment.DATA.read()).expanduser().absolute()


def prepare_data_directory() -> Path:
    """Make the data directory, and in ``local`` its secret key file, where they are missing.

    Both are readable and writable by their owner alone. Raises ``ImproperlyConfigured`` when
    the directory cannot be made or written.
    """
    directory = data_directory()
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        if environment.ENVIRONMENT.read() == "local" and not environment.SECRET_KEY.read():
            _make_key_file(directory / _KEY_FILE)
    except OSError as error:
        raise ImproperlyConfigured(
            f"The data directory {directory} cannot be used ({error.strerror}). "
            f"Set {environment.DATA.name} to a directory that you may write to."
        ) from error
    return directory


def secret_key() -> str:
    """The key that signs cookies.

    In ``production`` it must be given. In ``local`` it is read from the data directory; before
    that has been prepared (a type checker reading the settings, a test) a key that lasts as
    long as this process stands in, so that reading settings never writes a file.
    """
    given = environment.SECRET_KEY.read()
    if given:
        return given
    if environment.ENVIRONMENT.read() == "production":
        raise ImproperlyConfigured(
            f"{environment.SECRET_KEY.name} is not set. In production give at least 50 random "
            'characters, such as python -c "import secrets; print(secrets.token_urlsafe(50))" '
            "prints, and keep them secret."
        )
    kept = data_directory() / _KEY_FILE
    return kept.read_text("utf-8").strip() if kept.is_file() else secrets.token_urlsafe(50)


def _make_key_file(path: Path) -> None:
    # Opened exclusively with its final permissions: two starts at once cannot both write it,
    # and nobody else can read it in between.
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(secrets.token_urlsafe(50))
