"""What was done, by whom, when and why: written with every change and never altered."""
