"""What changes delivery, each with its line in the record of changes."""
