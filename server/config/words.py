"""A sentence in the two languages of the command line."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """What to tell a person, in Simplified Chinese and in English."""

    zh: str
    en: str

    def fill(self, **facts: object) -> "Words":
        """Put facts into the places named in braces; a fact may itself be said in both languages."""
        chinese = {name: fact.zh if isinstance(fact, Words) else fact for name, fact in facts.items()}
        english = {name: fact.en if isinstance(fact, Words) else fact for name, fact in facts.items()}
        return Words(self.zh.format(**chinese), self.en.format(**english))
