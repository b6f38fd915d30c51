"""How Pelaksana opens a coverage, prepares what is handed in, and hands it in."""
