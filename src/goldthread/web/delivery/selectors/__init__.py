"""What is asked of delivery."""
