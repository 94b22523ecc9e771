"""Whatever the bytes are: every parser, by chance and by coverage."""
