"""What the pages of drafting ask the records for."""
