"""What stands before the desk: joining, founding, signing in, waiting, the lock."""
