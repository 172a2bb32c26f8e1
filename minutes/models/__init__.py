"""What we know: the archive's tables, one file per subject."""

from minutes.models.addresses import Paragraph, Redirect, ShortAddress
from minutes.models.attachments import Attachment, Enclosure
from minutes.models.cases import Case, Topic
from minutes.models.changes import SearchChange
from minutes.models.decisions import (
    Appointment,
    Decision,
    Follows,
    FollowUp,
    Outcome,
    Reservation,
    Vote,
)
from minutes.models.documents import Document, DocumentPage
from minutes.models.items import AgendaItem, Remark
from minutes.models.meetings import Meeting
from minutes.models.people import Attendance, Mandate, Member, MemberName, Party
from minutes.models.places import Council, Municipality
from minutes.models.presence import Guest, Presence
from minutes.models.threads import Certainty, Link, Reason, Thread, ThreadItem, Traits, Verdict

__all__ = [
    "AgendaItem",
    "Appointment",
    "Attachment",
    "Attendance",
    "Case",
    "Certainty",
    "Council",
    "Decision",
    "Document",
    "DocumentPage",
    "Enclosure",
    "FollowUp",
    "Follows",
    "Guest",
    "Link",
    "Mandate",
    "Meeting",
    "Member",
    "MemberName",
    "Municipality",
    "Outcome",
    "Paragraph",
    "Party",
    "Presence",
    "Reason",
    "Redirect",
    "Remark",
    "Reservation",
    "SearchChange",
    "ShortAddress",
    "Thread",
    "ThreadItem",
    "Topic",
    "Traits",
    "Verdict",
    "Vote",
]
