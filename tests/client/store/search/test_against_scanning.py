"""The index finds what looking at every text finds, whatever happened to the messages."""

import random

import pytest

from client.services.chat.history import fold_page
from shared.model.bodies import EditBody, ReactionBody, RecallBody
from shared.model.entry import decode_header
from shared.model.words import Query
from tests.client.making import id_of
from tests.client.store.search.device import Device

PIECES = (
    "开会",
    "报告",
    "会",
    "Report",
    "rep",
    "E-217",
    "217",
    "２１７",
    "图纸",
    "ＲＥＰ",
    "，",
    " ",
    "👍",
    "a",
    "é",
)


@pytest.mark.parametrize("seed", range(12))
async def test_the_index_finds_what_looking_at_every_text_finds(device: Device, seed: int) -> None:
    chance = random.Random(seed)
    desk = device.desk

    def said() -> str:
        return "".join(chance.choices(PIECES, k=chance.randint(1, 6)))

    for _ in range(80):
        texts = [one for one in desk.log.entries if decode_header(one.header).kind == "message"]
        target = id_of(chance.choice(texts)) if texts else b""
        writer = chance.choice((desk.me, desk.other))
        what = chance.random()
        if what < 0.7 or not texts:
            desk.log.say(writer, said())
        elif what < 0.85:
            desk.log.write(writer, EditBody(target, said()))
        elif what < 0.95:
            author = next(one for one in texts if id_of(one) == target)
            same = decode_header(author.header).author == desk.me.person
            desk.log.write(desk.me if same else desk.other, RecallBody(target))
        else:
            desk.log.write(writer, ReactionBody(target, "👍", on=True))
        if chance.random() < 0.2:
            await device.store()
        if chance.random() < 0.1:
            await device.cache.index()
    await device.store()
    await device.index()
    standing = fold_page(await device.cache.page(desk.conversation, 0, 1000))
    for _ in range(40):
        typed = said() if chance.random() < 0.7 else f"{said()} {said()}"
        query = Query.of(typed)
        fitting = [one.id for one in standing if query and one.kind == "message" and query.fits(one.text)]
        assert [hit.id for hit in (await device.find(typed, 200)).hits] == fitting[::-1], typed
