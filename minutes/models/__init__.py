"""What we know: the archive's tables, one file per subject."""

from minutes.models.addresses import Redirect
from minutes.models.cases import Case, Topic
from minutes.models.decisions import Attachment, Decision, Outcome, Reservation
from minutes.models.documents import Document, DocumentPage, SearchChange
from minutes.models.meetings import AgendaItem, Meeting
from minutes.models.people import Attendance, Mandate, Member, MemberName, Party
from minutes.models.places import Council, Municipality

__all__ = [
    "AgendaItem",
    "Attachment",
    "Attendance",
    "Case",
    "Council",
    "Decision",
    "Document",
    "DocumentPage",
    "Mandate",
    "Meeting",
    "Member",
    "MemberName",
    "Municipality",
    "Outcome",
    "Party",
    "Redirect",
    "Reservation",
    "SearchChange",
    "Topic",
]
