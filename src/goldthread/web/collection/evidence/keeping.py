"""Files kept under their digest in the data directory, where no web server looks."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path

from goldthread.web.config.data_directory import data_directory


def keep_file(content: bytes, *, folder: str = "evidence") -> str:
    """Keep a file and return its SHA-256 digest; one that is there already is not written again.

    It appears whole or not at all, readable by the owner of the installation alone.
    """
    digest = hashlib.sha256(content).hexdigest()
    path = kept_file(digest, folder=folder)
    if path.is_file():
        return digest
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = path.with_name(f"{digest}.{secrets.token_hex(8)}")
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
    return digest


def kept_file(digest: str, *, folder: str = "evidence") -> Path:
    """Where the file with this digest is kept, whether it is there or not."""
    return data_directory() / folder / digest[:2] / digest
