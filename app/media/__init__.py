"""What is handed in as files: kept, recognised, and shown small."""
