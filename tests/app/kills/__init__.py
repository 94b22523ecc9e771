"""Programs that are killed at every moment of a write, and what is left of it."""
