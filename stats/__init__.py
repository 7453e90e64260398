"""Counting what is in Chinese text: terms, figures and what makes a corpus characteristic."""
