"""Two texts side by side: sentences, fingerprints, links, quotations, facts and flags.

Nothing here knows a file or a dossier: texts come in as they are, and what is found
comes back as places in them.
"""
