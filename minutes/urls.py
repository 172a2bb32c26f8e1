"""The site map: addresses grouped by the path they share. An address once shown never dies.

`pages` are there in Danish, and in English under /en/; `once` is what has no language of its own.
"""

from django.contrib.auth import views as auth_views
from django.urls import path, register_converter

from minutes import api, feeds, sitemaps
from minutes.converters import CodeConverter, CouncilConverter, DayConverter, ItemConverter
from minutes.views import (
    about,
    account,
    archive,
    calendar,
    cases,
    document_list,
    documents,
    enclosures,
    front,
    health,
    log,
    login,
    meetings,
    people,
    permanent,
    picture,
    places,
    review,
    scans,
    search,
    share,
    spreadsheet,
    suggest,
    threads,
    tokens,
    upload,
    versions,
)

register_converter(CodeConverter, "code")
register_converter(CouncilConverter, "council")
register_converter(DayConverter, "day")
register_converter(ItemConverter, "item")

pages = [
    path("", front.front, name="front"),
    path("arkivet/", archive.archive, name="archive"),
    path("was/", about.accessibility, name="accessibility"),
    path("cookies/", about.cookies, name="cookies"),
    path("soeg/", search.search, name="search"),
    path("soeg/hjaelp/", search.search_help, name="search_help"),
    path("soeg/forslag/", suggest.suggest, name="suggest"),
    path("<council:council>/", places.council, name="council"),
    path("<council:council>/<day:day>/", meetings.meeting, name="meeting"),
    path("<council:council>/<day:day>/side/<int:number>/", meetings.page, name="page"),
    path(
        "<council:council>/<day:day>/dagsorden/side/<int:number>/",
        meetings.page,
        {"kind": meetings.AGENDA},
        name="agenda_page",
    ),
    path("<council:council>/<day:day>/<item:item>/", meetings.item, name="item"),
    path("<council:council>/<day:day>/<item:item>/citat/", share.quotations, name="quotations"),
    path("<council:council>/<day:day>/bilag/<slug:slug>/", enclosures.enclosure, name="enclosure"),
    path("p/<code:code>/", permanent.permanent, name="permanent"),
    path("medlem/", people.members, name="members"),
    path("medlem/<slug:slug>/", people.member, name="member"),
    path("parti/", people.parties, name="parties"),
    path("parti/<slug:slug>/", people.party, name="party"),
    path("kommune/", places.municipalities, name="municipalities"),
    path("kommune/<slug:slug>/", places.municipality, name="municipality"),
    path("emne/", cases.topics, name="topics"),
    path("emne/<slug:slug>/", cases.topic, name="topic"),
    path("forloeb/", threads.threads, name="threads"),
    path("forloeb/<slug:slug>/", threads.thread, name="thread"),
    path("sag/", cases.cases, name="cases"),
    path("sag/<str:number>/", cases.case, name="case"),
]

once = [
    path("soeg/feed.atom", feeds.search, name="search_feed"),
    path("kalender.ics", calendar.of_all, name="calendar"),
    path("<council:council>/kalender.ics", calendar.of_council, name="council_calendar"),
    path("feed.atom", feeds.all_meetings, name="feed"),
    path("<council:council>/feed.atom", feeds.council, name="council_feed"),
    path("medlem/<slug:slug>/feed.atom", feeds.member, name="member_feed"),
    path("parti/<slug:slug>/feed.atom", feeds.party, name="party_feed"),
    path("kommune/<slug:slug>/feed.atom", feeds.municipality, name="municipality_feed"),
    path("emne/<slug:slug>/feed.atom", feeds.topic, name="topic_feed"),
    path("forloeb/<slug:slug>/feed.atom", feeds.thread, name="thread_feed"),
    path("soeg/resultat.csv", spreadsheet.search_csv, name="search_csv"),
    path("<council:council>/<day:day>/referat.pdf", meetings.original, {"extension": "pdf"}, name="original"),
    path(
        "<council:council>/<day:day>/referat.txt",
        meetings.original,
        {"extension": "txt"},
        name="original_text",
    ),
    path(
        "<council:council>/<day:day>/dagsorden.pdf",
        meetings.original,
        {"extension": "pdf", "kind": meetings.AGENDA},
        name="agenda_original",
    ),
    path(
        "<council:council>/<day:day>/dagsorden.txt",
        meetings.original,
        {"extension": "txt", "kind": meetings.AGENDA},
        name="agenda_original_text",
    ),
    path(
        "<council:council>/<day:day>/udgave/<slug:digest>.<slug:extension>",
        versions.earlier,
        name="earlier_version",
    ),
    path(
        "<council:council>/<day:day>/<item:item>/citat.bib",
        share.citation,
        {"extension": "bib"},
        name="bibtex",
    ),
    path(
        "<council:council>/<day:day>/<item:item>/citat.ris", share.citation, {"extension": "ris"}, name="ris"
    ),
    path(
        "<council:council>/<day:day>/<item:item>/billede-<slug:digest>.png", picture.picture, name="picture"
    ),
    path("upload/", upload.upload, name="upload"),
    path("upload/status/", upload.follow, name="follow"),
    path("upload/dokumenter/", document_list.documents, name="documents"),
    path("upload/dokumenter/mange/", document_list.many, name="many_documents"),
    path("upload/dokumenter/<int:pk>/", documents.document, name="document"),
    path("upload/dokumenter/<int:pk>/trin/", documents.progress, name="progress"),
    path("upload/dokumenter/<int:pk>/fil/", documents.file, name="document_file"),
    path("upload/dokumenter/<int:pk>/scan/", scans.scan, name="scan"),
    path("upload/dokumenter/<int:pk>/billede/<int:number>.webp", scans.picture, name="picture_of_page"),
    path("upload/dokumenter/<int:pk>/laes-igen/", documents.read_again, name="read_again"),
    path("upload/dokumenter/<int:pk>/tag-af/", documents.cancel, name="cancel"),
    path("upload/dokumenter/<int:pk>/udgave/", versions.version, name="version"),
    path("upload/dokumenter/<int:pk>/udgave/vaelg/", versions.choose, name="choose_version"),
    path("upload/dokumenter/<int:pk>/gennemse/", review.review, name="review"),
    path("upload/dokumenter/<int:pk>/gennemse/godtag/", review.accept, name="review_accept"),
    path("upload/dokumenter/<int:pk>/gennemse/ret/", review.correct, name="review_correct"),
    path("upload/dokumenter/<int:pk>/gennemse/hold-tilbage/", review.hold, name="review_hold"),
    path("upload/dokumenter/<int:pk>/gennemse/fortryd/<int:correction>/", review.undo, name="review_undo"),
    path("upload/dokumenter/<int:pk>/offentliggoer/", documents.publish, name="publish"),
    path("upload/dokumenter/<int:pk>/traek-tilbage/", documents.withdraw, name="withdraw"),
    path("redaktion/konto/", account.account, name="account"),
    path("redaktion/log/", log.log, name="log"),
    path("redaktion/noegler/", tokens.tokens, name="tokens"),
    path("redaktion/noegler/<int:pk>/tilbagekald/", tokens.revoke, name="revoke_token"),
    path("api/dokumenter/", api.documents, name="api_documents"),
    path("api/dokumenter/<int:pk>/", api.document, name="api_document"),
    path("log-ind/", login.Login.as_view(), name="login"),
    path("log-ud/", auth_views.LogoutView.as_view(), name="logout"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("robots.txt", front.robots, name="robots"),
    path("favicon.ico", front.icon, name="icon"),
    path("sitemap.xml", sitemaps.index, name="sitemaps"),
    path("sitemap-<slug:section>.xml", sitemaps.part, name="sitemap"),
]
