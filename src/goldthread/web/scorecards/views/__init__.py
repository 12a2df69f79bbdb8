"""The views: each asks one selector and names one template."""
