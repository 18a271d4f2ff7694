"""Calculators: single questions of arithmetic, for any drug."""
