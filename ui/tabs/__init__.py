"""The tabs of the window, one per role or question."""
