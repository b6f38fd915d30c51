"""The demo office: what it shows is drawn by our own code and shows nobody."""
