from minutes.parsing import vocabulary


def test_there_are_98_municipalities_with_their_genitives() -> None:
    assert len(vocabulary.municipalities()) == 98
    assert vocabulary.municipality_names()["københavns"] == "København"
    assert vocabulary.municipality_names()["vesthimmerland"] == "Vesthimmerlands"


def test_a_party_is_known_by_every_name_it_has() -> None:
    for written in ("Enhedslisten", "EL", "Ø", " enhedslisten - de rød-grønne"):
        assert vocabulary.party_in_minutes(written) == "Ø"
    assert vocabulary.party_in_minutes("SF") == "F"
    assert vocabulary.party_in_minutes("Nytgribskov") == "Nytgribskov"
    assert vocabulary.party_in_minutes("Ukendt") is None
