"""Copies of the office's history: made daily from the replica, checked, rotated, brought back."""
