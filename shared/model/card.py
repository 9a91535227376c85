"""The fields of a person's card, as long as they may be."""

from typing import Annotated

from msgspec import Meta

from shared import limits

Name = Annotated[str, Meta(max_length=limits.NAME_LENGTH)]
Mail = Annotated[str, Meta(max_length=limits.MAIL_LENGTH)]
Phones = Annotated[
    tuple[Annotated[str, Meta(max_length=limits.PHONE_LENGTH)], ...], Meta(max_length=limits.PHONES)
]
Signature = Annotated[str, Meta(max_length=limits.SIGNATURE_LENGTH)]
"""The words under a name."""
