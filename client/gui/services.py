"""A client's services as its windows take them, with what is known of last time."""

from client.app import Client
from client.platform.dictionaries import dictionary_folders
from client.services.spelling import SpellingService
from client.viewmodels.main.services import Services


def services_of(client: Client) -> Services:
    """Return what windows work with; who I am is known before a server has said it."""

    def me() -> bytes | None:
        return client.me.person if client.me.known else None

    def my_name() -> str:
        account = client.settings.value.account
        return "" if account is None else account.name

    def company() -> str:
        pin = client.settings.value.pin
        return "" if pin is None else pin.name

    return Services(
        *(client.auth, client.people, client.chat, client.bus, client.presence),
        *(client.groups, client.admin, client.avatars, client.invites),
        me=me,
        my_name=my_name,
        company=company,
        files=client.files,
        arrivals=client.arrivals,
        later=client.later,
        reminders=client.reminders,
        search=client.search,
        replies=client.replies,
        spelling=SpellingService(dictionary_folders()),
        own_words=client.own_words,
    )
