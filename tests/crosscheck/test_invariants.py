"""Invariants that define cross-checking, on reports drawn at random. Source: crosscheck §7; numbers are those of its list."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_reports import Said, accounts_in, anonymous, copy_edge, day, event_of, report, speaker

from recoupe.crosscheck.edge import Links
from recoupe.crosscheck.event import make_event
from recoupe.crosscheck.group import Group
from recoupe.crosscheck.witnesses import count
from recoupe.model import Document, Event, Factuality, Naming, Outlet, make_id

OUTLETS = ("Delta Post", "Northern Gazette", "Le Courrier du Fleuve", "AFP", "Press TV", "SANA")
SOURCES = (
    (),
    (speaker("the army", "actor:iq.military", Naming.NAMED_ROLE),),
    (speaker("the Taliban", "actor:taliban", Naming.NAMED_ROLE),),
    (speaker("Nadia Hamoud, a nurse"),),
    (speaker("Karim Sabbagh, a shopkeeper"),),
    (anonymous("a security source"),),
    (anonymous("two medics"), anonymous("a resident")),
    (anonymous("a source"),),
    (speaker("a resident", None, Naming.UNNAMED_INDIVIDUAL, Factuality.PS_PLUS),),
    (speaker("the governor", None, Naming.NAMED_ROLE, Factuality.CT_MINUS),),
)
COUNTS = st.sampled_from([(), (("fatalities", "person", 3, 3),), (("fatalities", "person", 5, None),),
                          (("injured", "civilian", 2, 4), ("fatalities", "soldier", 1, 1))])  # fmt: skip


@st.composite
def saids(draw) -> Said:
    by = draw(st.sampled_from(SOURCES))
    name = by[0].name if by else "nobody"
    told = Said(
        f"Shells hit the town, {name} said, note {draw(st.integers(0, 99))}.",
        by=by,
        when=draw(st.sampled_from([None, day("2020-11-17"), day("2020-11-18")])),
        at=draw(st.sampled_from([(), ("Baghdad",), ("Green Zone",), ("Mosul",)])),
        agent=draw(st.sampled_from([None, "actor:iq.military", "actor:taliban"])),
        victim=draw(st.sampled_from([None, "actor:iq.civilians"])),
        counts=draw(COUNTS),
    )
    return replace(told, factuality=draw(st.sampled_from([Factuality.CT_PLUS, Factuality.U_U])))


@st.composite
def reports(draw) -> list[Document]:
    names = draw(st.lists(st.sampled_from(OUTLETS), min_size=1, max_size=4, unique=True))
    return [report(name, *draw(st.lists(saids(), min_size=1, max_size=3))) for name in names]


quick = settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
RANK = {"1": 1, "2": 2, "3": 3, "4": 4, "5": 5}


def copy_of(original: Document, outlet: str, claims: int | None = None) -> Document:
    """The same text and claims under another outlet."""
    text = original.text + f"\n\n{outlet}"
    chains = tuple(
        replace(c, said_by=(replace(c.said_by[0], name=outlet, id=None), *c.said_by[1:]))
        for c in original.claims[:claims]
    )
    return replace(original, id=make_id(text), text=text, outlet=Outlet(outlet, None, None), claims=chains)


@given(reports(), st.integers(1, 3))
@quick
def test_1_a_copy_whole_or_trimmed_changes_neither_witnesses_nor_digit_nor_grade(documents, kept):
    before = event_of(documents)
    copy = copy_of(documents[0], "The Reprinter", kept)
    after = event_of([*documents, copy], copy_edge(documents[0], copy))
    assert after.witnesses == before.witnesses
    assert (after.credibility, after.grade) == (before.credibility, before.grade)


@given(reports(), st.randoms(use_true_random=False))
@quick
def test_2_the_order_of_accounts_and_edges_changes_nothing(documents, random):
    copies = [copy_of(d, f"Reprinter {i}") for i, d in enumerate(documents)]
    edges = [copy_edge(d, c) for d, c in zip(documents, copies, strict=True)]
    accounts = list(accounts_in([*documents, *copies]))
    event = make_event(Group(tuple(accounts), ()), Links(tuple(edges)))
    random.shuffle(accounts)
    random.shuffle(edges)
    assert make_event(Group(tuple(accounts), ()), Links(tuple(edges))) == event


@given(reports())
@quick
def test_3_without_its_credit_a_copy_can_only_raise_the_upper_end(documents):
    copy = copy_of(documents[0], "The Reprinter")
    everything = accounts_in([*documents, copy])
    with_credit = count(everything, Links((copy_edge(documents[0], copy),))).happened
    assert count(everything, Links()).happened[1] >= with_credit[1]


@given(reports())
@quick
def test_4_outlets_under_other_names_have_as_many_witnesses(documents):
    plain = [replace(d, outlet=Outlet(f"Paper {i}", None, None)) for i, d in enumerate(documents)]
    renamed = [replace(d, outlet=Outlet(f"Zeitung {9 - i}", None, None)) for i, d in enumerate(documents)]
    assert event_of(plain).witnesses == event_of(renamed).witnesses


@given(reports())
@quick
def test_5_6_witnesses_are_ordered_bounded_by_chains_and_one_origin_confirms_nothing(documents):
    event = event_of(documents)
    chains = {(a.document.id, tuple((s.name, s.id) for s in a.claim.said_by)) for a in accounts_in(documents)}
    low, high = event.witnesses.happened
    assert low <= high <= len(chains)
    if high <= 1:
        assert event.credibility != "1"
        assert event.grade != "fair"


@given(reports())
@quick
def test_8_every_value_of_an_event_is_in_one_of_its_claims(documents):
    event = event_of(documents)
    accounts = accounts_in(documents)
    assert event.when is None or event.when in {a.when for a in accounts}
    assert event.where is None or event.where in {p for a in accounts for _, p in a.places}
    assert event.kind in {a.claim.kind for a in accounts}
    quantities = {(q.low, q.high, q.unit) for a in accounts for q in a.claim.quantities}
    for name in ("fatalities", "injured"):
        found = getattr(event.fields, name)
        assert all((v.value.low, v.value.high, v.value.unit) in quantities for v in found.values) if found else True
    known = {(c.document, c.claim) for c in event.claims}
    assert all((k.document, k.claim) in known for _, f in event.fields.given() for v in f.values for k in v.claims)
    assert Event.from_dict(event.to_dict()) == event


@given(reports())
@quick
def test_9_a_mere_mention_is_no_witness(documents):
    rumour = report("Rumour Weekly", Said("It may have happened.", by=(anonymous("some people"),)))
    doubtful = tuple(
        replace(s, factuality=replace(s.factuality, value=Factuality.U_U)) for s in rumour.claims[0].said_by
    )
    rumour = replace(rumour, claims=(replace(rumour.claims[0], said_by=doubtful),))
    assert event_of([*documents, rumour]).witnesses.happened == event_of(documents).witnesses.happened


@given(reports())
@quick
def test_10_a_new_witness_never_worsens_the_digit_and_a_denial_never_improves_it(documents):
    before = event_of(documents).credibility
    agreeing = report("Salt Road News", Said("Shells hit the town.", by=(speaker("Imen Ferchichi, a schoolteacher"),)))
    denying = report(
        "Salt Road News", Said("No shell fell.", by=(speaker("Imen Ferchichi", factuality=Factuality.CT_MINUS),))
    )
    after, denied = event_of([*documents, agreeing]).credibility, event_of([*documents, denying]).credibility
    assert before == "6" or RANK[after] <= RANK[before]
    assert before == "6" or RANK[denied] >= RANK[before]


@given(reports(), st.integers(1, 2))
@quick
def test_11_both_halves_of_a_report_have_the_witnesses_of_the_whole(documents, at):
    whole = documents[0]
    halves = [
        replace(whole, id=make_id(whole.text + mark), claims=part)
        for mark, part in (("1", whole.claims[:at]), ("2", whole.claims[at:]))
    ]
    parts = [d for d in halves if d.claims]
    assert event_of([*parts, *documents[1:]]).witnesses == event_of(documents).witnesses
