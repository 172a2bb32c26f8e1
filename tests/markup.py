"""What is wrong with a page's HTML: by the standard's parser, by what may stand where, by what it points to.

html5lib tells errors of writing (open tags, stray ones, twice the same attribute). It says nothing
of a list inside a heading or of a link without words; that is looked for in the tree it makes.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from xml.etree.ElementTree import Element

import html5lib

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
BLOCKS = HEADINGS | {
    "address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figure", "footer",
    "form", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul",
}  # fmt: skip
# What holds words and no blocks. A summary may hold a heading beside, and a link holds what its parent may.
WORDS_ONLY = HEADINGS | {
    "abbr", "b", "button", "cite", "code", "em", "i", "kbd", "label", "mark", "p", "pre", "q", "small",
    "span", "strong", "summary", "time",
}  # fmt: skip
CHILDREN = {
    "ul": {"li"}, "ol": {"li"}, "dl": {"dt", "dd", "div"}, "tr": {"th", "td"}, "thead": {"tr"},
    "tbody": {"tr"}, "table": {"caption", "colgroup", "thead", "tbody", "tfoot"},
    "select": {"option", "optgroup"},
}  # fmt: skip
PARENTS = {
    "li": {"ul", "ol"}, "dt": {"dl", "div"}, "dd": {"dl", "div"}, "summary": {"details"},
    "figcaption": {"figure"}, "caption": {"table"},
}  # fmt: skip
PRESSED = {"a", "button"}
CONTROLS = {"a", "button", "details", "input", "label", "select", "summary", "textarea"}
# Attributes that any element may have, and those of some.
EVERYWHERE = re.compile(r"(aria-[a-z]+|data-[a-z-]+|class|hidden|id|lang|role|tabindex|title)")
OF_ELEMENT = {
    "a": "href hreflang rel type download", "button": "type name value disabled", "col": "span",
    "details": "open name", "form": "action method enctype novalidate", "img": "src alt width height loading",
    "input": "type name value placeholder autocomplete required checked multiple accept maxlength autofocus "
             "autocapitalize readonly list spellcheck",
    "label": "for", "link": "rel href type sizes hreflang media as", "meta": "name content charset property",
    "ol": "start reversed", "option": "value selected", "progress": "value max", "script": "src defer type",
    "select": "name", "td": "colspan rowspan", "textarea": "name rows cols required",
    "th": "scope colspan rowspan", "time": "datetime", "blockquote": "cite", "li": "value",
}  # fmt: skip
POINTING = ("aria-labelledby", "aria-describedby", "aria-controls", "for", "list")
DAY_OR_HOUR = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?|\d\d:\d\d")
INITIALS = re.compile(r"\b(?:gitb|ascm)\b")
SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Page:
    text: str

    @cached_property
    def _read(self) -> tuple[Element, list[str]]:
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        return parser.parse(self.text), [f"{code} in line {place[0]}" for place, code, _ in parser.errors]

    @cached_property
    def elements(self) -> list[Element]:
        """Comments left out."""
        return [element for element in self._read[0].iter() if isinstance(element.tag, str)]

    @cached_property
    def above(self) -> dict[Element, Element]:
        return {child: parent for parent in self.elements for child in parent}

    def every(self, *tags: str) -> list[Element]:
        return [element for element in self.elements if element.tag in tags]

    @cached_property
    def ids(self) -> list[str]:
        return [found for element in self.elements if (found := element.get("id"))]

    @cached_property
    def links(self) -> set[str]:
        """All that the page leads to: its feeds, its other language and its picture elsewhere among it."""
        leading = {"alternate", "next", "prev", "canonical"}
        heads = [one for one in self.every("link") if leading & set((one.get("rel") or "").split())]
        pictures = {one.get("content") for one in self.every("meta") if one.get("property") == "og:image"}
        return set(filter(None, pictures | {one.get("href") for one in heads + self.every("a", f"{SVG}a")}))

    @cached_property
    def resources(self) -> set[str]:
        """What a browser fetches without being asked."""
        sources = [one.get(name) for one in self.elements for name in ("src", "srcset", "data", "poster")]
        sheets = [
            one.get("href")
            for one in self.every("link")
            if one.get("rel") in {"stylesheet", "icon", "preload"}
        ]
        return set(filter(None, [*sources, *sheets]))

    def faults(self) -> list[str]:
        steps = (self._once, self._placed, self._attributes, self._named, self._own)
        return [*self._read[1], *(fault for step in steps for fault in step())]

    def _once(self) -> Iterator[str]:
        for tag in ("h1", "main", "title"):
            if (count := len(self.every(tag))) != 1:
                yield f"{count} {tag}"
        yield from (f"id twice: {name}" for name, count in Counter(self.ids).items() if count > 1)
        yield from (f"id with a space: {name}" for name in self.ids if re.search(r"\s", name))
        if not self.elements[0].get("lang"):
            yield "no language"

    def _placed(self) -> Iterator[str]:
        for element in self.elements:
            inside = self._around(element)
            tag, parent = element.tag, inside[0] if inside else ""
            if tag in PARENTS and parent not in PARENTS[tag]:
                yield f"{tag} in {parent}"
            if parent in CHILDREN and tag not in CHILDREN[parent]:
                yield f"{tag} in {parent}"
            holder = next((above for above in inside if above not in {"a", "ins", "del"}), "")
            if tag in BLOCKS and holder in WORDS_ONLY and not (holder == "summary" and tag in HEADINGS):
                yield f"{tag} in {holder}"
            if (tag in CONTROLS or element.get("tabindex")) and PRESSED & set(inside):
                yield f"{tag} in a link or button"
            if tag == "details" and [child.tag for child in element][:1] != ["summary"]:
                yield "details without a summary first"

    def _around(self, element: Element) -> list[str]:
        """The names of what holds an element, nearest first."""
        names = []
        while (element := self.above.get(element)) is not None:
            names.append(element.tag)
        return names

    def _attributes(self) -> Iterator[str]:
        for element in self.elements:
            own = OF_ELEMENT.get(element.tag, "").split()
            for name, value in element.attrib.items():
                if not (element.tag.startswith("{") or name in own or EVERYWHERE.fullmatch(name)):
                    yield f"{name} on {element.tag}"
                if name in POINTING:
                    yield from (f"{name} to nothing: {one}" for one in value.split() if one not in self.ids)
            if element.tag == "time" and not DAY_OR_HOUR.fullmatch(element.get("datetime") or said(element)):
                yield f"time that is none: {said(element)}"

    def _named(self) -> Iterator[str]:
        labelled = {one.get("for") for one in self.every("label")}
        for element in self.every(
            "a", "button", "summary", "th", "caption", "h1", "h2", "h3", "title", f"{SVG}a"
        ):
            if not said(element):
                yield f"{element.tag} without words: {element.attrib}"
        for element in self.every("input", "select", "textarea"):
            within = "label" in self._around(element)
            if not (
                within or element.get("type") == "hidden" or element.get("id") in labelled or told(element)
            ):
                yield f"field without a label: {element.get('name')}"
        yield from ("picture without alt" for element in self.every("img") if element.get("alt") is None)

    def _own(self) -> Iterator[str]:
        """What the Content-Security-Policy would stop, and what no reader may see."""
        for element in self.elements:
            if element.tag == "style" or any(re.match(r"style$|on[a-z]+$", name) for name in element.attrib):
                yield f"a style or script of its own: {element.tag}"
        for element in self.every("script"):
            if element.get("type") == "application/ld+json":
                json.loads(element.text or "")
            elif not element.get("src"):
                yield "a script of its own"
        yield from (f"from elsewhere: {one}" for one in self.resources if re.match(r"(https?:)?//", one))
        if INITIALS.search(self.text):
            yield "initials"


def told(element: Element) -> str:
    return element.get("aria-label") or element.get("aria-labelledby") or element.get("title") or ""


def said(element: Element) -> str:
    """What is read aloud of it, roughly: its label, its words, the alt of its pictures."""
    alts = [one.get("alt") or "" for one in element.iter("img")]
    return " ".join([told(element), *element.itertext(), *alts]).strip()
