"""Revisions of the schema, run by ``raile.store`` through alembic.

To change the schema: change ``_schema.py``, add a file in ``versions`` whose
``down_revision`` is the last one's, and raise ``HEAD``. A test compares the two.
"""
