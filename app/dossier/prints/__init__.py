"""The panes as text: for pipes, scripts, braille displays and screen readers.

A noun a module, each with one ``print_...(store, view, out)``. ``out`` is one of
three: a terminal (Rich tables), a pipe (a record a line, nothing drawn), or one JSON
document for a program. What is no list of records is written line by line, by
``write_...(stream, ...)``. Where text leaves, in ``plain``, ``terminal``, ``document``
and ``dossier.console``, it is made safe.
"""
