"""What a name leaves in the index grows with the name, and no faster."""

from dossier_db.search.analysis import near_keys


def test_a_key_as_long_as_no_name_has_no_near_ones() -> None:
    """There would be as many as it has letters, each as long as it is."""
    assert len(near_keys("b" * 3 + "dgk" * 20)) > 20
    assert near_keys("bdgk" * 100) == ()
