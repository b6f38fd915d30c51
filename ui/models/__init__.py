"""What the lists show, apart from the pages that show it."""
