"""Figures: numerals with what they measure (1026亿元, 7.7%, 281个, 2021年1-11月)."""
