"""The screens: they ask the shelves and hand panes and sheets what to draw."""
