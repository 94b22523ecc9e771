"""What one record looks like, written out: a tuple of blocks for a sheet.

Pure functions from records to blocks; the detail under a list, the full page of a
record and nothing else draw with them. Every statement ends in its citation.
"""
