"""Every type of page a reader or an editor meets: where it stands in the examples' archive.

What looks at all of them (`make screenshots`, the access tests) takes them from here. Where a
type has several faces, each that is drawn in its own way has a line.
"""

from urllib.parse import quote

READERS = {
    "front": "/",
    "council": "/hovedstaden/",
    "meeting": "/hovedstaden/2025-09-02/",
    "meeting_with_agenda_only": "/sjaelland/2020-09-07/",
    "item": "/hovedstaden/2025-09-02/3.5/",
    "item_heading": "/hovedstaden/2025-09-02/3/",
    "item_with_vote": "/syddanmark/2022-11-16/2.1/",
    "item_with_appointments": "/midtjylland/2007-03-21/4/",
    "item_searched": f"/hovedstaden/2025-09-02/3.5/?q={quote('klimaalliancen scenarie')}",
    "page": "/hovedstaden/2025-09-02/side/12/",
    "quotations": "/hovedstaden/2025-09-02/3.5/citat/",
    "members": "/medlem/",
    "member": "/medlem/oda-skagen-thun/",
    "parties": "/parti/",
    "party": "/parti/oe/",
    "municipalities": "/kommune/",
    "municipality": "/kommune/koebenhavn/",
    "topics": "/emne/",
    "topic": "/emne/sundhed/",
    "threads": "/forloeb/",
    "thread": "/forloeb/ny-faelles-it-driftsorganisation-i-nordjylland/",
    "cases": "/sag/",
    "case": "/sag/SAG-2025-03121/",
    "archive": "/arkivet/",
    "accessibility": "/was/",
    "cookies": "/cookies/",
    "front_in_english": "/en/",
    "item_in_english": "/en/hovedstaden/2025-09-02/3.5/",
    "search": "/soeg/",
    "search_found": f"/soeg/?q={quote('sundhedsreform')}",
    "search_narrowed": f"/soeg/?q={quote('takster')}&kkr=hovedstaden",
    "search_misspelt": f"/soeg/?q={quote('klmaaliancen')}",
    "search_nothing": f"/soeg/?q={quote('letbane ballerup qwertz')}",
    "search_help": "/soeg/hjaelp/",
    "login": "/log-ind/",
    "not_found": "/findes/ikke/",
}  # fmt: skip
EDITORS = {
    "upload": "/upload/",
    "documents": "/upload/dokumenter/",
    "document": "/upload/dokumenter/1/",
}
# Worth paper: what is printed to be brought to a meeting.
PRINTED = ("meeting", "item", "member", "municipality", "topic", "thread")
