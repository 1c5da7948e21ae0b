"""The knowledge base: its format, its rules, and how it is read and compiled."""
