"""What is asked of packs."""
