"""Who uses Goldthread, and what a person who has not signed in may see."""
