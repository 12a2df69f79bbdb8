"""The numbers that a table may hold."""

LARGEST = 1e15
"""A number beyond this, either way, cannot be a council's figure; a table with one is refused."""

SMALLEST = 1e-12
"""A number nearer to nought than this is what a sum of floats left over, and counts as nought."""
