"""What rules need to know of an item before they can judge it: kinds, numbers, likeness, time."""
