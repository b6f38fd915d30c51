"""How the admin publishes what was approved and records what became of it."""
