"""The list of all messages: what is not listed here does not exist on the wire."""

from shared.protocol import auth, chat, log, org, sync
from shared.wire import session
from shared.wire.message import Message

CATALOGUE: tuple[type[Message], ...] = (
    session.Hello,
    session.Welcome,
    session.Beat,
    session.Beaten,
    session.Bye,
    session.Done,
    auth.SignIn,
    auth.Resume,
    auth.SignedIn,
    auth.ChangePassword,
    auth.ListDevices,
    auth.Devices,
    auth.RevokeDevice,
    auth.SignOut,
    auth.NewDevice,
    org.ListPeople,
    org.People,
    org.PeopleChanged,
    sync.CatchUp,
    sync.Digest,
    sync.StateChanged,
    log.Append,
    log.Appended,
    log.After,
    log.Page,
    log.Before,
    log.History,
    log.FindCommon,
    log.Common,
    log.Offer,
    log.Offered,
    log.Entries,
    chat.MarkDelivered,
    chat.MarkRead,
    chat.Typing,
    chat.SomeoneTyping,
)
