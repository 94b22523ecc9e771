"""What the program costs, as ratios measured in one run; see ``run.py``."""
