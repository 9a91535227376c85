"""People: the organisation's tree, lists of people, cards, picking."""
