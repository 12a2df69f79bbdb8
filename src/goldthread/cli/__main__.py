"""``python -m goldthread.cli``: the same as ``goldthread``."""

from goldthread.cli import main

main()
