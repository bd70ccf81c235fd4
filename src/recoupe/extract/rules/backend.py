"""The rule back end: lexicons, word patterns and the tables of this folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from recoupe.extract.analysis import analyse
from recoupe.extract.backend import Extraction
from recoupe.extract.rules.acceptance import load_judge
from recoupe.extract.rules.claims import find_by_rules, find_claims
from recoupe.extract.rules.grammar import load_grammar
from recoupe.extract.rules.headline_days import date_headlines
from recoupe.extract.rules.interests import settle_interests
from recoupe.extract.rules.method import Finder, Method
from recoupe.extract.rules.repeats import join_repeats
from recoupe.extract.rules.spelt import whole_words
from recoupe.lang.pack import installed_packs, load_pack
from recoupe.model import ActorMention, AttributedContent, Claim, Document, Mention, QuantityMention, Rejected

STAGE = "extract"


class RulesBackend:
    """Claims by rules; needs a language pack."""

    name = "rules"
    find: Finder = staticmethod(find_by_rules)

    def method(self, language: str = "") -> Method:
        """How claims are found and judged."""
        return Method(self.find, load_judge(language))

    def extract(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        """Claims of each document, with ids `c1`, `c2`, … in text order."""
        for document in documents:
            yield self._extract(document)

    def _extract(self, document: Document) -> Extraction:
        if document.language not in installed_packs():
            packs = ", ".join(installed_packs())
            reason = f"no language pack for {document.language!r} (installed: {packs}); no claims were looked for"
            return Extraction(document.id, document.mentions, (), (Rejected(STAGE, reason),))
        analysis = analyse(document)
        attributions: list[AttributedContent] = []
        found = find_claims(document, analysis, self.method(document.language), attributions)
        told = sorted(found, key=lambda c: (c.trigger.start, c.trigger.stop, c.kind))
        claims = join_repeats(document, date_headlines(document, told), load_grammar(document.language))
        numbered = tuple(replace(c, id=f"c{n}") for n, c in enumerate(claims, 1))
        rejected = tuple(
            Rejected(STAGE, "sentence of more than 1,200 words, read in pieces", span) for span in analysis.too_long
        )
        numbered = settle_interests(numbered, document.mentions)
        mentions = _without_unused(document.mentions, numbered)
        if load_pack(document.language).has_clitics:
            mentions = tuple(whole_words(m, document.text) if isinstance(m, ActorMention) else m for m in mentions)
        return Extraction(document.id, mentions, numbered, rejected, tuple(attributions))


def _without_unused(mentions: tuple[Mention, ...], claims: tuple[Claim, ...]) -> tuple[Mention, ...]:
    """Leave out pronouns, plain things and uncounted people that no claim uses: alone they say nothing."""
    used = {r.mention for c in claims for r in c.roles} | {q.mention for c in claims for q in c.quantities}
    return tuple(m for m in mentions if m.id in used or not _says_nothing(m))


def _says_nothing(mention: Mention) -> bool:
    if isinstance(mention, ActorMention):
        return mention.group in {"pronoun", "thing"}
    return isinstance(mention, QuantityMention) and mention.rule in {"one", "bare_plural"}
