"""The words of a row beside its text: the sentence of a line, how far a message has come, what it quotes."""

from PySide6.QtCore import QCoreApplication

from client.viewmodels.chat.rows import ChatRow, Delivery
from client.viewmodels.people.naming import isolated


def line_text(row: ChatRow) -> str:
    """Return the sentence of a row without a bubble."""
    if not row.recalled:
        return row.text
    if row.own:
        return QCoreApplication.translate("Chat", "You recalled a message")
    said = QCoreApplication.translate("Chat", "{name} recalled a message")
    return said.format(name=isolated(row.name))


def status_text(row: ChatRow) -> str:
    """Say how far an own message has come."""
    match row.delivery:
        case Delivery.WAITING:
            return QCoreApplication.translate("Chat", "Waiting")
        case Delivery.HELD if row.offered:
            return QCoreApplication.translate("Chat", "No answer yet. Checked once you're connected.")
        case Delivery.HELD:
            return QCoreApplication.translate("Chat", "Not sent yet. Goes once you're connected.")
        case Delivery.SENT:
            return _sent_text(row.readers)
        case Delivery.DELIVERED:
            return QCoreApplication.translate("Chat", "Delivered")
        case Delivery.READ:
            return QCoreApplication.translate("Chat", "Read")
        case Delivery.FAILED:
            said = QCoreApplication.translate("Chat", "Not sent: {reason}")
            plain = QCoreApplication.translate("Chat", "Not sent")
            return said.format(reason=row.failure) if row.failure else plain
        case Delivery.NONE:
            return ""


def _sent_text(readers: tuple[int, int] | None) -> str:
    """Say that it is sent, and in a group how many have read it."""
    if readers is None:
        return QCoreApplication.translate("Chat", "Sent")
    read, of = readers
    if read >= of:
        return QCoreApplication.translate("Chat", "Read by all")
    return QCoreApplication.translate("Chat", "Read {read}/{of}").format(read=read, of=of)


def quote_words(row: ChatRow) -> str:
    """Return the line that a quote shows."""
    if row.quote is None:
        return ""
    said = QCoreApplication.translate("Chat", "{name}: {text}")
    return said.format(name=isolated(row.quote.name), text=" ".join(row.quote.text.split()))
