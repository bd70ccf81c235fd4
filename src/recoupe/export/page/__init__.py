"""The page that `recoupe read --format html` writes: the reports with their claims, in one self-contained file."""

from recoupe.export.page.page import make_page

__all__ = ["make_page"]
