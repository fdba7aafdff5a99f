"""The plan of a year, written from the records."""
from . import _library as lib
from ._calls import Calls
from ._documents import Document, asked
from ._text import Day, as_text, encode


class Plans(Calls):
    """Goals are records of kind `Goal` of a `Plan`; its free texts are those of `TextSlot`."""

    def plan(self, year: int, as_of: Day, *, language: str = "zh",
             masked: bool = False) -> Document:
        """The plan of a year: its goals with where they stand as of a day, who there is in
        which area, festivals, what the staff learn, and the tree of goals.

        `masked` hides the names of workers. Without a plan of that year: NotFound."""
        return asked(masked, lambda place: self._call(
            lib.report_plan, year, encode(as_text(as_of)), encode(language), place))
