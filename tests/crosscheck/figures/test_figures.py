"""Which figures are about the same, which replace which."""

import pytest
from made_reports import Said, accounts_in, report

from recoupe.crosscheck.figures import can_both_be, find_figures, sort_of, without_replaced


def figures(*said, **more):
    return find_figures(accounts_in([report("Delta Post", *said, **more)]))


def one(of, unit, low, high, text="Shells hit.", **more):
    return figures(Said(text, counts=((of, unit, low, high),), **more))[0]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (("fatalities", "person", 7, None), ("fatalities", "person", 9, 9), True),
        (("fatalities", "person", 7, 7), ("fatalities", "person", 9, 9), False),
        (("fatalities", "civilian", 7, 7), ("fatalities", "soldier", 2, 2), True),
        (("fatalities", "person", 7, 7), ("fatalities", "soldier", 2, 2), True),
        (("injured", "person", 0, 0), ("injured", "soldier", 2, 2), False),
        (("fatalities", "fighter", 9, 9), ("fatalities", "soldier", 3, 3), False),
        (("fatalities", "person", 7, 7), ("injured", "person", 9, 9), True),
        (("vehicles", "truck", 3, 3), ("vehicles", "convoy", 1, 1), True),
        (("vehicles", "truck", 3, 3), ("vehicles", "fuel lorry", 2, 2), False),
        (("munitions", "shell", 3, 3), ("munitions", "bomb", 2, 2), False),
    ],
)
def test_figures_clash_only_where_they_count_the_same(left, right, expected):
    assert can_both_be(one(*left), one(*right)) is expected


@pytest.mark.parametrize(("verb", "expected"), [("fired", False), ("landed", True)])
def test_what_was_fired_is_not_what_landed(verb, expected):
    fired = one("munitions", "rocket", 7, 7, "Seven were fired.", trigger="fired")
    assert can_both_be(fired, one("munitions", "rocket", 4, 4, f"Four were {verb}.", trigger=verb)) is expected


def test_a_part_is_no_whole():
    told = figures(Said("Twelve died, three of them children.", counts=(("fatalities", "person", 12, 12),),
                        part=(("fatalities", "child", 3, 3),)))  # fmt: skip
    assert [f.is_part for f in told] == [False, True]


def test_what_one_hospital_counts_is_a_part_beside_a_claim_of_the_happening():
    counted = Said(
        "The hospital received five bodies.", kind="other.casualties", counts=(("fatalities", "person", 5, 5),)
    )
    assert figures(counted)[0].is_part is False
    assert figures(Said("Shells hit."), counted)[0].is_part is True


def test_a_bare_toll_beside_a_claim_of_the_happening_is_its_toll():
    counted = Said("Five people died.", kind="other.casualties", counts=(("fatalities", "person", 5, 5),))
    assert figures(Said("Shells hit."), counted)[0].is_part is False


@pytest.mark.parametrize(
    ("text", "unit"),
    [("Four women died.", "woman"), ("Two hundred have died since the war began.", "person"),
     ("Two of the wounded are in critical condition.", "person")],
)  # fmt: skip
def test_a_bare_toll_of_some_or_of_other_days_is_not_the_toll_of_the_happening(text, unit):
    counted = Said(text, kind="other.casualties", counts=(("fatalities", unit, 4, 4),))
    assert figures(Said("Shells hit."), counted)[0].is_part is True


def toll(text, low, published="2020-11-19", language="en"):
    return report(
        "Delta Post", Said(text, counts=(("fatalities", "person", low, low),)), published=published, language=language
    )


@pytest.mark.parametrize(
    ("early", "late", "language"),
    [
        ("Six people died.", "The toll has risen to eight.", "en"),
        ("Officials initially spoke of six dead.", "Eight people died.", "en"),
        ("Six personnes sont mortes.", "Le bilan s'est alourdi à huit morts.", "fr"),
        ("Il avait fait état dans un premier temps de six morts.", "Huit personnes sont mortes.", "fr"),
    ],
)
def test_a_running_total_is_replaced_where_words_say_so(early, late, language):
    found = find_figures(accounts_in([toll(early, 6, language=language), toll(late, 8, language=language)]))
    assert [f.low for f in without_replaced(found, lambda a: a.key)] == [8]


def test_a_revised_figure_replaces_a_higher_one_of_its_own_origin_alone():
    both = find_figures(accounts_in([toll("The toll is now three.", 3), toll("Twenty died.", 20, "2020-11-18")]))
    assert len(without_replaced(both, lambda a: a.document.id)) == 2
    assert [f.low for f in without_replaced(both, lambda a: a.document.outlet)] == [3]


def test_a_revised_figure_does_not_replace_what_was_published_later():
    found = find_figures(
        accounts_in([toll("The toll rose to eight.", 8, "2020-11-18"), toll("Six died.", 6, "2020-11-20")])
    )
    assert len(without_replaced(found, lambda a: a.key)) == 2


def test_one_source_replaces_its_earlier_figure_and_another_source_does_not():
    found = find_figures(accounts_in([toll("Six died.", 6, "2020-11-18"), toll("Eight died.", 8, "2020-11-20")]))
    assert [f.low for f in without_replaced(found, lambda _: "police")] == [8]
    assert len(without_replaced(found, lambda a: a.key)) == 2


def test_a_rocket_of_any_name_and_a_missile_are_one_sort_of_thing_and_soldiers_are_no_fighters():
    assert sort_of("Katyusha rocket") == sort_of("ballistic missile")
    assert sort_of("soldier") != sort_of("fighter")


@pytest.mark.parametrize(
    ("left", "right"), [("fisherman", "militia fighter"), ("pupil", "customs officer"), ("citizen", "mutineer")]
)
def test_tolls_of_the_unarmed_and_of_the_armed_both_stand(left, right):
    assert can_both_be(one("fatalities", left, 7, 7), one("fatalities", right, 2, 2))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ten motorcycles were destroyed.", True),
        ("Une dizaine de motos ont été brûlées.", True),
        ("They came on ten motorcycles.", False),
    ],
)
def test_what_was_lost_is_not_what_they_came_with(text, expected):
    came = one("vehicles", "motorcycle", 30, 30, "The men came on thirty motorcycles.")
    assert can_both_be(came, one("vehicles", "motorcycle", 10, 10, text)) is expected
