"""Pages about signing in, people and what they may do."""
