"""How this installation is set up: what the environment may say, and what Django is told."""
