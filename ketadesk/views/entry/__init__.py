"""Safe entry: fields that show what was typed and say why it is not read."""
