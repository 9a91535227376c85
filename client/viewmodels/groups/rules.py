"""What I may do in a group, as far as this device knows: what would be refused is not offered."""

from dataclasses import dataclass

from shared.model.conversation import FOLLOWING, ConversationKind, Joining, Rank
from shared.model.rights import Powers, Right
from shared.protocol.groups import GroupCard, Member

STEPS = {Rank.MEMBER.value: 0, Rank.ADMIN.value: 1, Rank.OWNER.value: 2}


@dataclass(frozen=True, slots=True)
class GroupPowers:
    """My standing in a group whose card is known; `rank` is a word of `shared.model.conversation.Rank`."""

    card: GroupCard
    rank: str
    muted: bool
    powers: Powers

    @property
    def active(self) -> bool:
        """Whether I am in it, and it is not disbanded."""
        return self.card.member and not self.card.disbanded

    @property
    def goes_on(self) -> bool:
        """Whether it takes anything: I am in it, and its end has not come."""
        return self.active and not self.card.ended

    @property
    def follows(self) -> bool:
        """Whether the organisation says who is in it."""
        return self.card.kind in {one.value for one in FOLLOWING}

    @property
    def governs(self) -> bool:
        """Whether I am its owner or one of its admins."""
        return self.active and self.rank != Rank.MEMBER.value

    @property
    def tells(self) -> bool:
        """Whether I may put a notice up, or mute everyone."""
        return self.governs and self.goes_on

    @property
    def owns(self) -> bool:
        """Whether it is mine."""
        return self.active and self.rank == Rank.OWNER.value

    @property
    def adds(self) -> bool:
        """Whether I may let people in."""
        open_to_all = (
            self.card.kind == ConversationKind.GROUP.value and self.card.joining == Joining.OPEN.value
        )
        return self.goes_on and not self.follows and (self.governs or open_to_all)

    @property
    def renames(self) -> bool:
        """Whether I may change name, description and the way of joining."""
        return self.governs and self.goes_on and not self.follows

    @property
    def ends(self) -> bool:
        """Whether I may say when it ends, also once it has."""
        return self.owns and not self.follows

    @property
    def speaks(self) -> bool:
        """Whether I may write in it, and be called as I like."""
        return self.goes_on and not self.silent

    @property
    def leaves(self) -> bool:
        """Whether I may leave: an owner hands over first, unless nobody else is there."""
        return self.active and not self.follows and (not self.owns or self.card.members <= 1)

    @property
    def calls_everyone(self) -> bool:
        """Whether I may mention everyone."""
        return self.goes_on and (self.governs or self.powers.may(Right.MENTION_EVERYONE))

    def above(self, member: Member) -> bool:
        """Tell whether somebody stands below me here, where anything can be done about it."""
        return self.governs and self.goes_on and STEPS.get(member.rank, 0) < STEPS.get(self.rank, 0)

    def removes(self, member: Member) -> bool:
        """Tell whether I may show a member out."""
        return self.above(member) and not self.follows

    @property
    def silent(self) -> bool:
        """Whether I may not write now."""
        return self.muted or (self.card.mute_all and not self.governs)
