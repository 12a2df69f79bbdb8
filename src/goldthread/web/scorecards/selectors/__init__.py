"""What the pages ask of the database, a constant number of queries each."""
