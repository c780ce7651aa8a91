"""Who was named in the answers: each a party of the plan, and the municipality only once."""

from __future__ import annotations

from verdienmodel.views.new_scenario.answers import Answers
from verdienmodel.views.new_scenario.quoting import quoted

KINDS = {"klant": "klanten", "partner": "overig", "betaler": "overig"}
MUNICIPALITY = "gemeente"


def parties(answers: Answers) -> str:
    """A line for everybody who was named beside the municipality."""
    named = [party for party in KINDS if party_of(party, answers) == party]
    return "\n".join(
        f"  {party}: {{naam: {quoted(getattr(answers, party))}, soort: {KINDS[party]}}}" for party in named
    )


def party_of(answer: str, answers: Answers) -> str:
    """The id of who was named: 'de gemeente', 'Gemeente Assen' and, in Assen, 'Assen' are all the municipality."""
    said = getattr(answers, answer).casefold().removeprefix("de ")
    same = said == MUNICIPALITY or _bare(said) == _bare(answers.gemeente.casefold())
    return MUNICIPALITY if same else answer


def municipality(answers: Answers) -> str:
    """Its name as on the begroting: Gemeente Assen, whether or not that word was typed."""
    named = MUNICIPALITY in answers.gemeente.casefold()
    return answers.gemeente if named else f"Gemeente {answers.gemeente}"


def _bare(name: str) -> str:
    return name.removeprefix(f"{MUNICIPALITY} ")
