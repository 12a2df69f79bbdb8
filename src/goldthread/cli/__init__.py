"""The ``goldthread`` command: arguments, progress and exit codes, nothing else."""
