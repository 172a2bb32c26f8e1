"""Atom feeds: of new meetings, of whatever an item tells of, and of any search."""

from minutes.feeds.atom import ArchiveFeed
from minutes.feeds.sources import (
    of_all_meetings,
    of_council,
    of_member,
    of_municipality,
    of_party,
    of_search,
    of_thread,
    of_topic,
)

all_meetings = ArchiveFeed(of_all_meetings)
council = ArchiveFeed(of_council)
member = ArchiveFeed(of_member)
municipality = ArchiveFeed(of_municipality)
party = ArchiveFeed(of_party)
search = ArchiveFeed(of_search)
thread = ArchiveFeed(of_thread)
topic = ArchiveFeed(of_topic)

__all__ = ["all_meetings", "council", "member", "municipality", "party", "search", "thread", "topic"]
