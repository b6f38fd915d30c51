"""What leaves the office: the platforms, and what each of them takes."""
