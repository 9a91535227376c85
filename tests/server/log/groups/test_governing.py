"""What owners and admins may, and what others may not."""

from shared.ids import new_id
from shared.model.bodies import EditBody, MessageBody, NoticeBody, ReactionBody, RulesBody
from tests.server.log.conftest import Author
from tests.server.log.grouping import Group, changed


class TestGoverning:
    async def test_ranks_and_what_they_may(
        self, group: Group, zhang: Author, li: Author, wang: Author
    ) -> None:
        await group.found(zhang, li, wang)
        for body in (
            RulesBody(name="新名"),
            NoticeBody("公告"),
            changed("remove", wang),
            changed("mute", wang),
        ):
            assert (await group.refused(li, body)).detail == {"reason": "rank"}
        await group.change(zhang, "admin", li)
        info = await group.info(li)
        assert info is not None
        assert info.rank == "admin"
        await group.say(li, RulesBody(name=" 新名 "))
        infos = [await group.info(one) for one in (zhang, li, wang)]
        assert [one.name for one in infos if one] == ["新名"] * 3
        await group.change(li, "mute", wang)
        assert (await group.refused(wang, "嗯")).detail == {"reason": "muted"}
        assert (await group.refused(li, changed("mute", zhang))).detail == {"reason": "rank"}
        assert (await group.refused(li, RulesBody(from_start=True))).detail == {"reason": "rank"}
        assert (await group.refused(li, changed("admin", wang))).detail == {"reason": "rank"}
        await group.change(li, "unmute", wang)
        await group.say(wang, "嗯")
        await group.change(zhang, "member", li)
        assert (await group.refused(li, RulesBody(name="又改"))).detail == {"reason": "rank"}

    async def test_mute_lasts_through_leaving_and_coming_again(
        self, group: Group, zhang: Author, li: Author
    ) -> None:
        await group.found(zhang, li)
        await group.change(zhang, "mute", li)
        await group.change(li, "leave", li)
        await group.change(zhang, "add", li)
        assert (await group.refused(li, "嗨")).detail == {"reason": "muted"}

    async def test_while_all_are_muted_those_who_govern_speak(
        self, group: Group, zhang: Author, li: Author
    ) -> None:
        await group.found(zhang, li)
        message = new_id()
        await group.office.placed(li, li.writes(li, "原话", conversation=group.id, id=message))
        await group.say(zhang, RulesBody(mute_all=True))
        for body in ("嗯", EditBody(message, "改"), ReactionBody(message, "👍", on=True)):
            assert (await group.refused(li, body)).detail == {"reason": "muted_all"}
        await group.say(zhang, "安静")
        await group.say(zhang, RulesBody(mute_all=False))
        await group.say(li, "好")

    async def test_everyone_is_mentioned_by_right(self, group: Group, zhang: Author, li: Author) -> None:
        await group.found(zhang, li)
        refusal = await group.refused(li, MessageBody("开会", everyone=True))
        assert refusal.detail == {"right": "group.mention_everyone"}
        await group.say(zhang, MessageBody("开会", everyone=True))

    async def test_a_notice_stands_until_another(self, group: Group, zhang: Author) -> None:
        await group.found(zhang)

        async def stands() -> tuple[int, str]:
            return await group.office.database.read(
                lambda db: db.execute("SELECT notice, notice_text FROM conversation").fetchone()
            )

        await group.say(zhang, NoticeBody(" 周五大扫除 "))
        assert await stands() == (2, "周五大扫除")
        await group.say(zhang, NoticeBody(" "))
        assert await stands() == (0, "")
