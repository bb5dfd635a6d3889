"""What has happened in the demo so far: told through the same actions that people use."""

from datetime import datetime

from convenor.site.demo.cast import World, make_world


def fill(at: datetime) -> World:
    """Everybody in their places, and the story up to today."""
    return make_world(at)
