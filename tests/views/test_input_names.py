"""What an input is called: two inputs of one plan never look the same to who moves them."""

from __future__ import annotations

from collections import Counter

import pytest

from verdienmodel.study.opening import examples, open_study
from verdienmodel.study.study import Study
from verdienmodel.views.input_names import change_words, input_name, input_name_with_unit


def study_of(name: str) -> Study:
    study = open_study(name).study
    assert study is not None
    return study


@pytest.fixture(scope="module")
def dorp() -> Study:
    return study_of("dorpscooperatie_nieuw_dordrecht")


def test_a_name_that_occurs_more_than_once_says_whose_it_is(dorp: Study) -> None:
    leaf = dorp.leaf("onderdelen.straten.aandeel")
    assert input_name(dorp, leaf) == "Deel dat overgaat (stoepen en straten)"
    assert change_words(dorp, leaf, 0.8, 0.0) == "Deel dat overgaat (stoepen en straten): van 80% naar 0%"
    groen = dorp.leaf("onderdelen.groen.productbudget")
    assert input_name_with_unit(dorp, groen) == "Productbudget van nu (groen, euro per jaar)"


def test_a_name_that_stands_alone_stays_as_it_is() -> None:
    kampen = study_of("kampen_ontwikkelpilot")
    assert input_name_with_unit(kampen, kampen.leaf("uren_usus")) == "Uren Usus (uur per jaar)"


def test_blocks_with_one_name_say_whose_books_they_are() -> None:
    study = study_of("sportlaancollectief_oude_pekela")
    tennis = study.leaf("boekhouding.tennis.drie_jaar")
    assert input_name(study, tennis) == "Termijn voor staatssteun (Boekhouding, Tennisvereniging)"
    post = study.leaf("posten.contributie_tennis.aan")
    assert input_name(study, post) == "Energie in de contributie: doet mee (Tennisvereniging)"


def test_blocks_with_one_name_in_two_collections_say_which() -> None:
    study = study_of("wijkbedrijf_parkwijk")
    assert input_name(study, study.leaf("subsidies.werkplaats.levensduur")) == "Levensduur (werkplaats, subsidies)"


def test_the_keys_of_a_shared_post_say_of_which_post() -> None:
    study = study_of("wijkbedrijf_parkwijk")
    key = study.leaf("posten.huisvesting.sleutel_groen_grijs")
    assert input_name(study, key) == "Deel van Groen grijs (Ruimte in de wijkontmoetingsplek)"


@pytest.mark.parametrize("example", examples())
def test_no_two_inputs_of_an_example_look_the_same(example: str) -> None:
    study = study_of(example)
    names = Counter(input_name(study, leaf) for leaf in study.graph.leaves.values())
    assert [name for name, count in names.items() if count > 1] == []
