"""The exceptions: `Error`, and below it one class for every status of the library."""
from ._error import CLASSES, Error

__all__ = ["Error"] + [cls.__name__ for cls in CLASSES.values()]

globals().update({cls.__name__: cls for cls in CLASSES.values()})
