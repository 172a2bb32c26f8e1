"""The layer of what editors have said, laid over a reading before anything of it becomes rows.

A new reading is laid under it, so no word of an editor is lost by a better parser, scan or file.
"""

from minutes.corrections.applying import Refused, Result, apply, lay, value

__all__ = ["Refused", "Result", "apply", "lay", "value"]
