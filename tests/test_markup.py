"""What tests/markup.py finds wrong, so that its silence means something."""

import pytest

from tests.markup import Page

WHOLE = """<!doctype html>
<html lang="da"><head><title>T</title></head><body><main><h1>H</h1>{}</main></body></html>"""


@pytest.mark.parametrize(
    ("markup", "fault"),
    [
        # As it is written.
        ("<div><p>a</p>", "end-tag-too-early in line 2"),
        ("<p>a</p></div>", "end-tag-too-early in line 2"),
        ('<p class="a" class="b">x</p>', "duplicate-attribute in line 2"),
        ('<a href="?a=1&copy=2">x</a>', "named-entity-without-semicolon in line 2"),
        ("<table><tr><p>x</p></tr></table>", "unexpected-start-tag-implies-table-voodoo in line 2"),
        # What stands inside what.
        ("<span><div>x</div></span>", "div in span"),
        ("<h2><a href='/'><ul><li>x</li></ul></a></h2>", "ul in h2"),
        ("<ul><p>x</p></ul>", "p in ul"),
        ("<li>x</li>", "li in main"),
        ("<button type='button'><span tabindex='0'>x</span></button>", "span in a link or button"),
        ("<details><p>x</p></details>", "details without a summary first"),
        # What it is called and what it points to.
        ("<p id='a'>x</p><p id='a'>y</p>", "id twice: a"),
        ("<p aria-describedby='b'>x</p>", "aria-describedby to nothing: b"),
        ("<a href='/x/'> </a>", "a without words: {'href': '/x/'}"),
        (
            "<svg><a href='/x/'><rect/></a></svg>",
            "{http://www.w3.org/2000/svg}a without words: {'href': '/x/'}",
        ),
        ("<input name='q'>", "field without a label: q"),
        ("<img src='/a.png'>", "picture without alt"),
        ("<time>i går</time>", "time that is none: i går"),
        ("<p align='left'>x</p>", "align on p"),
        ("<h1>x</h1>", "2 h1"),
        # What is stopped or not to be seen.
        ("<p style='color: red'>x</p>", "a style or script of its own: p"),
        ("<script>x()</script>", "a script of its own"),
        ("<img alt='' src='https://x.example/a.png'>", "from elsewhere: https://x.example/a.png"),
        ("<p>Sagsbehandler: gitb</p>", "initials"),
    ],
)
def test_a_fault_is_found(markup: str, fault: str) -> None:
    assert fault in Page(WHOLE.format(markup)).faults()


def test_a_whole_page_has_none() -> None:
    page = Page(
        WHOLE.format("""
        <dl><dt>a</dt><dd>b</dd></dl>
        <p><a href="/x/#b" rel="nofollow">c</a> <time datetime="2025-09-02">d</time></p>
        <form action="/s/"><label for="q">e</label><input id="q" name="q"></form>
        <details><summary><h2>f</h2></summary><table><tbody><tr><td>g</td></tr></tbody></table></details>
        <svg role="img" aria-label="h"><a href="?aar=1" aria-label="i"><title>i</title></a></svg>""")
    )
    assert page.faults() == []
    assert page.links == {"/x/#b", "?aar=1"}
