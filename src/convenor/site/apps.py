"""Puts the product together: what one app offers another of the same storey."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """The house around the apps."""

    name = "convenor.site"

    def ready(self) -> None:
        """Let the handouts start with what is known of the meeting."""
        from convenor.apps.learning.queries import facts
        from convenor.site.debriefs import TOPICS, facts_of_meeting

        facts.also_from(tuple(TOPICS), facts_of_meeting)
