"""The emoji on the panel: those an office uses, by kind."""

from PySide6.QtCore import QCoreApplication

CATEGORIES = (
    (
        "faces",
        (
            "😀 😃 😄 😁 😆 😅 😂 🤣 😊 🙂 🙃 😉 😌 😍 🥰 😘 😋 😜 🤪 😎 🤓 🧐 🤩 🥳 😏 😒 "
            "😞 😔 😟 😕 ☹️ 😣 😖 😫 😩 🥺 😢 😭 😤 😠 😡 🤯 😳 🥵 🥶 😱 😨 😰 😥 😓 🤗 🤔 "
            "🤭 🤫 😐 😑 😬 🙄 😯 😴 🤤 😪 😷 🤒 🤕 🤢 🤧 🤠"
        ),
    ),
    (
        "people",
        (
            "👍 👎 👌 ✌️ 🤞 🤝 👏 🙌 👐 🙏 💪 👋 🤙 👈 👉 👆 👇 ✋ 🖐️ ✊ 👊 ✍️ 🙋 🙇 🤷 🤦 "
            "💁 👨‍💻 👩‍💻 👷 🧑‍🔧 🏃 🚶 👀 🧠"
        ),
    ),
    (
        "work",
        (
            "💼 📁 📂 📅 📆 📌 📎 📝 ✏️ 📊 📈 📉 📋 📦 📧 📞 💻 🖥️ 🖨️ ⌨️ 🔧 🔨 ⚙️ 🔒 🔓 🔑 "
            "💡 🔋 🔌 ⏰ ⏳ 🏭 🏢 🚚 ✈️ 🚗 💰 💳 🧾 🎯"
        ),
    ),
    (
        "nature",
        ("☕ 🍵 🥤 🍺 🍻 🍱 🍚 🍜 🥟 🍎 🍉 🍊 🍓 🎂 🍬 🌞 🌙 ⭐ ☁️ 🌧️ ❄️ 🌈 🌸 🌹 🌱 🌳 🐶 🐱 🐼 🐯 🐉 🐟"),
    ),
    (
        "signs",
        (
            "❤️ 🧡 💛 💚 💙 💜 💔 💯 ✅ ❌ ❗ ❓ ⚠️ 🚫 ⛔ 🔥 ✨ 🎉 🎊 🎁 🏆 🥇 🧧 🏮 🎆 🔔 "
            "🔕 🆗 🆕 ➕ ➖ ➡️ ⬅️ ⬆️ ⬇️ 🔄 🚀 🚩"
        ),
    ),
)


def category_name(category: str) -> str:
    """Name a category in the present language."""
    match category:
        case "faces":
            return QCoreApplication.translate("Emoji", "Faces")
        case "people":
            return QCoreApplication.translate("Emoji", "Hands and people")
        case "work":
            return QCoreApplication.translate("Emoji", "Work")
        case "nature":
            return QCoreApplication.translate("Emoji", "Food and nature")
        case _:
            return QCoreApplication.translate("Emoji", "Signs")
