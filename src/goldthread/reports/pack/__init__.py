"""A pack: everything a report of one period says, as facts, before it is laid out."""
