"""The models of the drafting app."""
