"""What we know: the archive's tables, one file per subject."""

from minutes.models.addresses import Paragraph, Redirect, ShortAddress
from minutes.models.attachments import Attachment, Enclosure
from minutes.models.cases import Case, Topic
from minutes.models.changes import SearchChange
from minutes.models.corrections import Accepted, Correction, Part
from minutes.models.decisions import (
    Appointment,
    Decision,
    Follows,
    FollowUp,
    Outcome,
    Reservation,
    Vote,
)
from minutes.models.documents import Document, Hold
from minutes.models.faults import FaultReport
from minutes.models.hidings import Hiding
from minutes.models.identities import Identity, NameRule
from minutes.models.items import AgendaItem, Remark
from minutes.models.meetings import Meeting
from minutes.models.pages import DocumentPage
from minutes.models.people import Attendance, Mandate, Member, MemberName, Party
from minutes.models.places import Council, Municipality
from minutes.models.presence import Guest, Presence
from minutes.models.readings import Reading
from minutes.models.threads import Certainty, Link, Reason, Thread, ThreadItem, Traits, Verdict
from minutes.models.tokens import UploadToken
from minutes.models.trials import Trial, TrialRun

__all__ = [
    "Accepted",
    "AgendaItem",
    "Appointment",
    "Attachment",
    "Attendance",
    "Case",
    "Certainty",
    "Correction",
    "Council",
    "Decision",
    "Document",
    "DocumentPage",
    "Enclosure",
    "FaultReport",
    "FollowUp",
    "Follows",
    "Guest",
    "Hiding",
    "Hold",
    "Identity",
    "Link",
    "Mandate",
    "Meeting",
    "Member",
    "MemberName",
    "Municipality",
    "NameRule",
    "Outcome",
    "Paragraph",
    "Part",
    "Party",
    "Presence",
    "Reading",
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
    "Trial",
    "TrialRun",
    "UploadToken",
    "Verdict",
    "Vote",
]
