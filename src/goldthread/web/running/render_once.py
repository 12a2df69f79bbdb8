"""One format of one pack, made in a process of its own, so that its memory can be told."""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

from goldthread.reports.pack.keeping import read_back
from goldthread.web.packs.rendering import FORMATS, Manner


def main(source: str, form: str) -> None:
    """Print the seconds it took, the most memory in megabytes, and the file's kilobytes."""
    facts = read_back(Path(source).read_bytes())
    begun = time.perf_counter()
    made = FORMATS[form].made(facts, Manner())
    spent = time.perf_counter() - begun
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"{spent:.2f} {most:.0f} {-(-len(made) // 1000)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
