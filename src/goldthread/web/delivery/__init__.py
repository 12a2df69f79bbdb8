"""How far the council is with what it said it would do: progress, risks, and what waits."""
