"""Forms: what somebody types before it is saved; nothing here knows a screen.

Every key of a form goes through one place, so that keys which come in one burst are
answered in their order whatever field they lead to.
"""
