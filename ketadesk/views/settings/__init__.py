"""What a person sets once: the theme, the letters, the defaults; and the window that asks for them."""
