"""Widgets of the line API: each draws one kind of thing, and knows no store."""
