"""Drawings that say more than words: what is given as shares and text is painted, and nothing is worked out."""
