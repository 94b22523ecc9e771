"""Keeping: files are made whole beside their place, copied, thinned, put back, and
brought to a newer schema.

``workshop`` and ``placing`` are how any file comes to stand; ``backups`` makes a copy,
``rolling`` keeps a few, ``restoring`` puts one back, ``upgrading`` needs one first.
"""
