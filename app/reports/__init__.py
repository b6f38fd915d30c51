"""What the office's days say when they are counted."""
