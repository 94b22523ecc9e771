"""The panes: each draws the rows it is given and knows nothing of where they lie."""
