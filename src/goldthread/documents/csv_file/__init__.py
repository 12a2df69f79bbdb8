"""Comma-separated files (and semicolons, tabs and pipes)."""
