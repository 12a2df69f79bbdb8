"""What the database itself holds to: rows that never change, and rows that belong together."""
