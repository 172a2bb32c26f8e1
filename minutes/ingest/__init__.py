"""A parsed referat → rows. One transaction, natural keys; twice writes nothing and says so."""

from minutes.ingest.meeting import Refused, ingest
from minutes.ingest.rows import Report

__all__ = ["Refused", "Report", "ingest"]
