"""A manual of how minutes say that somebody did not go along."""

import pytest

from minutes.parsing.decision import reservations
from minutes.parsing.types import Attendee

# (the whole of a decision, parties, persons, the words that are kept)
ONE = [
    # By the party's name, in a paragraph of its own or after the decision.
    ("KKR besluttede nr. 2.\n\nEnhedslisten og Radikale Venstre anbefaler nr. 3, da det er billigst.",
     ["Ø", "B"], [], "Enhedslisten og Radikale Venstre anbefaler nr. 3, da det er billigst."),
    ("KKR tiltrådte indstillingen. Dansk Folkeparti stemte imod. De ønsker en anden vej.",
     ["O"], [], "Dansk Folkeparti stemte imod. De ønsker en anden vej."),
    ("Enhedslisten tager forbehold for takstreduktionen, som vil gå ud over de svageste.",
     ["Ø"], [], "Enhedslisten tager forbehold for takstreduktionen, som vil gå ud over de svageste."),
    ("SF kunne ikke tiltræde indstillingen.", ["F"], [], "SF kunne ikke tiltræde indstillingen."),
    ("DF stemte imod.", ["O"], [], "DF stemte imod."),
    ("Venstres gruppe kan ikke støtte forslaget.", ["V"], [], "Venstres gruppe kan ikke støtte forslaget."),
    ("Alternativet tilsluttede sig ikke.", ["Å"], [], "Alternativet tilsluttede sig ikke."),
    ("Borgernes Stemme tog forbehold.", ["Borgernes Stemme"], [], "Borgernes Stemme tog forbehold."),
    ("Radikale Venstre stemte hverken for eller imod.",
     ["B"], [], "Radikale Venstre stemte hverken for eller imod."),
    ("Liberal Alliance gik imod forslaget.", ["I"], [], "Liberal Alliance gik imod forslaget."),
    # By letter, alone or in a list.
    ("Ø stemte imod.", ["Ø"], [], "Ø stemte imod."),
    ("C, I og V undlod at stemme.", ["C", "I", "V"], [], "C, I og V undlod at stemme."),
    ("Liste Ø og F stemte imod, idet de ønsker scenarie 3.",
     ["Ø", "F"], [], "Liste Ø og F stemte imod, idet de ønsker scenarie 3."),
    ("Partierne Ø, Å og F tog forbehold for økonomien.",
     ["Ø", "Å", "F"], [], "Partierne Ø, Å og F tog forbehold for økonomien."),
    ("(SF) tog forbehold.", ["F"], [], "(SF) tog forbehold."),
    ("S, SF og EL stemte imod.", ["A", "F", "Ø"], [], "S, SF og EL stemte imod."),
    # Among the newspapers' abbreviations K is the Konservative.
    ("K, LA og DF stemte imod.", ["C", "I", "O"], [], "K, LA og DF stemte imod."),
    # The preposition is no party.
    ("I drøftelsen tog Ø forbehold for økonomien.", ["Ø"], [], "I drøftelsen tog Ø forbehold for økonomien."),
    # By name; the letter after it is the party's.
    ("Bent Hansen (V) tog forbehold for finansieringen.",
     ["V"], ["Bent Hansen"], "Bent Hansen (V) tog forbehold for finansieringen."),
    ("Palle Sønderskov (O) og Svend Åge Munk (O) stemte imod, da de ikke ønsker det.", ["O"],
     ["Palle Sønderskov", "Svend Åge Munk"],
     "Palle Sønderskov (O) og Svend Åge Munk (O) stemte imod, da de ikke ønsker det."),
    ("Borgmester Lis Jensen, Køge, tog forbehold for økonomien.",
     [], ["Lis Jensen"], "Borgmester Lis Jensen, Køge, tog forbehold for økonomien."),
    ("Jens Hansen (V) ønskede ført til referat, at han er imod.",
     ["V"], ["Jens Hansen"], "Jens Hansen (V) ønskede ført til referat, at han er imod."),
    ("Ole S. Nielsen (O) ønskede det tilført referatet, at taksten er for høj.",
     ["O"], ["Ole S. Nielsen"], "Ole S. Nielsen (O) ønskede det tilført referatet, at taksten er for høj."),
    # A minority, or a municipality, whose party is not said.
    ("Et mindretal bestående af A og F indstiller, at sagen sendes tilbage.",
     ["A", "F"], [], "Et mindretal bestående af A og F indstiller, at sagen sendes tilbage."),
    ("Et mindretal stemte imod.", [], [], "Et mindretal stemte imod."),
    ("Køge Kommune tog forbehold for finansieringen.",
     [], [], "Køge Kommune tog forbehold for finansieringen."),
    # The verb first.
    ("Imod stemte Ø og Å.", ["Ø", "Å"], [], "Imod stemte Ø og Å."),
    ("KKR godkendte forslaget, dog med forbehold fra SF.",
     ["F"], [], "KKR godkendte forslaget, dog med forbehold fra SF."),
    ("KKR tiltrådte indstillingen, idet Ø og Å tog forbehold.",
     ["Ø", "Å"], [], "KKR tiltrådte indstillingen, idet Ø og Å tog forbehold."),
    # Whose proposal it was is not who held back.
    ("SF stemte imod Venstres forslag.", ["F"], [], "SF stemte imod Venstres forslag."),
    # The subject is carried on to the second verb.
    ("SF og DF fastholder model A, som er billigst, og ønskede dette ført til referat.",
     ["F", "O"], [], "SF og DF fastholder model A, som er billigst, og ønskede dette ført til referat."),
    # A statement with its words after the colon.
    ("Mindretalsudtalelse fra Jens Hansen (Æ): Danmarksdemokraterne ønsker, at kommunerne selv afgør det.",
     ["Æ"], ["Jens Hansen"],
     "Mindretalsudtalelse fra Jens Hansen (Æ): Danmarksdemokraterne ønsker, at kommunerne selv afgør det."),
    ("Mindretalsudtalelse: Danmarksdemokraterne og LA finder, at Venstres model er for dyr.",
     ["Æ", "I"], [], "Mindretalsudtalelse: Danmarksdemokraterne og LA finder, at Venstres model er for dyr."),
    # The parties behind the number of those against.
    ("17 stemte for (A og F) og 3 imod (D og Slesvigsk Parti).",
     ["D", "Slesvigsk Parti"], [], "17 stemte for (A og F) og 3 imod (D og Slesvigsk Parti)."),
    ("Et mindretal (V) stemte imod.", ["V"], [], "Et mindretal (V) stemte imod."),
    ("Forslaget er vedtaget. C og V begrundede deres stemme med, at det er for dyrt.",
     ["C", "V"], [], "C og V begrundede deres stemme med, at det er for dyrt."),
    ("10 medlemmer (A og F) stemte for, 12 medlemmer (V og C) stemte imod.",
     ["V", "C"], [], "10 medlemmer (A og F) stemte for, 12 medlemmer (V og C) stemte imod."),
    ("Forslaget blev vedtaget mod Enhedslistens stemmer.",
     ["Ø"], [], "Forslaget blev vedtaget mod Enhedslistens stemmer."),
    ("Bo Friis (Å) ønskede at få tilføjet, at økonomien er uafklaret.",
     ["Å"], ["Bo Friis"], "Bo Friis (Å) ønskede at få tilføjet, at økonomien er uafklaret."),
    # Whoever speaks for a municipality holds back, and not the municipality alone.
    ("Bo Friis (V) tilkendegav, at Køge Kommune er imod forslaget.",
     ["V"], ["Bo Friis"], "Bo Friis (V) tilkendegav, at Køge Kommune er imod forslaget."),
    ("Lis S. Bro (C) tog på Tønder Kommunes vegne forbehold for økonomien.",
     ["C"], ["Lis S. Bro"], "Lis S. Bro (C) tog på Tønder Kommunes vegne forbehold for økonomien."),
    # It ends where the meeting goes on.
    ("Ø stemte imod. KKR drøftede herefter bilaget.", ["Ø"], [], "Ø stemte imod."),
    ("Ø stemte imod. Sagen sendes til kommunerne.", ["Ø"], [], "Ø stemte imod."),
    # A statement that goes on below its heading, and in a list.
    ("Godkendt.\n\nMindretalsudtalelse fra SF:\n\nSF finder forslaget for dyrt.",
     ["F"], [], "Mindretalsudtalelse fra SF:\n\nSF finder forslaget for dyrt."),
    ("Mindretalsudtalelse:\n\nEnhedslisten finder forslaget for dyrt.",
     ["Ø"], [], "Mindretalsudtalelse:\n\nEnhedslisten finder forslaget for dyrt."),
    ("Ø kunne ikke tiltræde, fordi:\n\n- det er for dyrt\n\n- det er for sent\n\nKKR drøftede sagen.",
     ["Ø"], [], "Ø kunne ikke tiltræde, fordi:\n\n- det er for dyrt\n\n- det er for sent"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "parties", "persons", "words"), ONE)
def test_who_held_back_in_which_words(text: str, parties: list[str], persons: list[str], words: str) -> None:
    (found,) = reservations.of(text)
    assert (found.parties, found.persons, found.text) == (parties, persons, words)


NONE = [
    # The council as a whole.
    "KKR Hovedstaden anbefaler scenarie 3.",
    "KKR tog forbehold for økonomien.",
    "KKR kunne ikke tiltræde forslaget.",
    # Somebody who has no seat.
    "Ekspertudvalget anbefaler en ny model.",
    # Going along, and remarks.
    "Enhedslisten stemte for.",
    "Venstre roste oplægget.",
    "Jens Hansen (V) orienterede om sagen.",
    "Der var ingen, der stemte imod.",
    # No party.
    "Punkt A kunne ikke nås.",
    "",
    None,
]


@pytest.mark.parametrize("text", NONE)
def test_nobody_held_back(text: str | None) -> None:
    assert reservations.of(text) == []


def test_two_who_held_back_for_reasons_of_their_own_are_two() -> None:
    text = "Ø stemte imod, da det er for dyrt. Venstre tog forbehold for tidsplanen."
    assert [(one.parties, one.text) for one in reservations.of(text)] == [
        (["Ø"], "Ø stemte imod, da det er for dyrt."),
        (["V"], "Venstre tog forbehold for tidsplanen."),
    ]


def test_a_letter_that_the_scanner_lost_is_the_one_of_the_lists() -> None:
    who = [Attendee("Kasper Islev Storm", "Ø", "Ishøj", "present", None, 1, "")]
    (found,) = reservations.of("Kasper Islev Storm (@) tog forbehold.", who)
    assert (found.parties, found.persons) == (["Ø"], ["Kasper Islev Storm"])


def test_a_local_list_is_known_from_the_lists() -> None:
    who = [Attendee("Bent Hansen", "Borgerlisten Langeland", "Langeland", "present", None, 1, "")]
    (found,) = reservations.of("Borgerlisten Langeland undlod at stemme.", who)
    assert found.parties == ["Borgerlisten Langeland"]


def test_a_member_is_known_from_the_lists() -> None:
    who = [Attendee("Bent Hansen", "V", "Gribskov", "present", None, 1, "")]
    (found,) = reservations.of("Bent Hansen tog forbehold for finansieringen.", who)
    assert found.persons == ["Bent Hansen"]
