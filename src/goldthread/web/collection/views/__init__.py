"""Pages on which a period is run."""
