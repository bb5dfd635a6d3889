"""What every test may stand on: the standing characters in their places."""

import pytest
from django.core.cache import cache
from django.utils import translation

from convenor.apps.mentoring.queries import whereabouts
from world import World, make_world


@pytest.fixture
def world(db: None) -> World:
    """Everybody in their places, nothing begun, nothing kept from the test before."""
    cache.clear()
    translation.activate("en")  # the reader of the test before may have had another language
    whereabouts.forget()
    return make_world()
