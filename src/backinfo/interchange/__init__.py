"""The knowledge as data for other programs."""
