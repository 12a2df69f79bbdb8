"""Packs: chosen, previewed, checked, frozen, issued, and corrected only in an addendum."""
