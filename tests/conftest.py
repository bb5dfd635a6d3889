"""What every test may stand on: the standing characters in their places."""

import pytest

from world import World, make_world


@pytest.fixture
def world(db: None) -> World:
    """Everybody in their places, nothing begun."""
    return make_world()
