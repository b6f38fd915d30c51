"""Whether an office's history and files are what its people signed."""
