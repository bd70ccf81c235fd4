"""The page that `recoupe events --html` writes: events, what is agreed and disputed, who says so, in one file."""

from recoupe.export.events_page.page import make_events_page

__all__ = ["make_events_page"]
