"""What the terminal says in Russian, phrases by name, lines about groups by their English."""

from client.core.words.language import Catalogue

PHRASES: Catalogue = {
    "welcome": "Linxin. Введите /help для списка команд, /quit для выхода.",
    "server": "Адрес сервера или ссылка-приглашение: ",
    "user": "Табельный номер или имя: ",
    "password": "Пароль: ",
    "first_sight": (
        "Первое подключение к «{name}».\nИдентификатор {organisation}\nЭто тот, что сообщил "
        "администратор? [y/N] "
    ),
    "not_trusted": "Доверие не подтверждено, вход не выполнен.",
    "signed_in": "Вход выполнен: {name} ({number}), {organisation}",
    "signed_in_offline": "{name} ({number}), пока нет связи; написанное уйдёт, когда она появится.",
    "must_change": "Сначала смените одноразовый пароль.",
    "old_password": "Старый пароль: ",
    "new_password": "Новый пароль: ",
    "again": "Ещё раз: ",
    "not_the_same": "Пароли не совпадают; прежний остаётся в силе.",
    "password_changed": "Пароль изменён.",
    "up": "подключено",
    "down": "Связь прервалась и восстановится. {why}",
    "secrets_in_file": (
        "Внимание: на этом компьютере нет хранилища ключей; ключи лежат в файле, доступном только вам."
    ),
    "cache_aside": (
        "Кеш не удалось прочитать, он сохранён как {path}; спасено неотправленных сообщений: {saved}."
    ),
    "whom": "Кому? Сначала введите /to с номером или именем.",
    "talking": "Собеседник: {name}",
    "several": "Подходит несколько человек, уточните:",
    "nobody": "По запросу «{text}» никто не найден.",
    "no_message": "По запросу «{text}» сообщений не найдено.",
    "unknown": "Команды {command} нет; /help покажет все.",
    "which": "Сообщения {number} нет; /history покажет номера.",
    "typing": "{name} печатает…",
    "delivered": "доставлено: {name}",
    "read": "прочитано: {name}",
    "recalled": "(отозвано)",
    "newer": "(нужна более новая версия)",
    "edited": "(изменено)",
    "not_sent": "Не отправлено: {text} /retry — отправить снова, /delete — удалить.",
    "cancelled": "Отменено: {cancelled}. Всё же уйдут, так как сервер мог их получить: {kept}.",
    "which_file": "Какой файл? Например: /send ~/чертёж.pdf",
    "saved_as": "сохранено как {path}",
    "no_files": "В этом сообщении нет файлов.",
    "nothing": "Здесь ничего нет.",
    "unread": "непрочитанных: {count}",
    "this_device": "это устройство",
    "online": "в сети",
    "presence_online": "в сети",
    "presence_away": "нет на месте",
    "presence_busy": "занят",
    "presence_do_not_disturb": "не беспокоить",
    "presence_out": "отсутствует",
    "presence_offline": "не в сети",
    "be_what": "Можно указать: в сети, нет на месте, занят, не беспокоить, отсутствует, не в сети.",
    "signed_out": "Сеанс завершён. {why}",
    "new_place": (
        "Вход с вашего устройства «{name}» из нового места ({address}). Не вы? /devices, затем /revoke."
    ),
    "new_device": (
        "В вашу учётную запись вошли с нового устройства «{name}» ({address}). Не вы? /devices, затем "
        "/revoke."
    ),
    "status": "связь: {connection}   ожидает: {waiting}   не отправлено: {failed}   сервер: {server}",
    "which_row": "Строки {number} нет. Сначала выведите список, затем возьмите номер слева.",
    "which_department": "Какой отдел? Укажите название или путь, например 研发部/平台组.",
    "left_group": "(вне группы)",
    "rank_owner": "владелец",
    "rank_admin": "администратор",
    "rank_member": "",
    "is_muted": "не может писать",
    "joining_closed": "закрыто",
    "joining_approval": "по заявке",
    "joining_open": "свободно",
    "joining_what": "Можно указать: закрыто, по заявке, свободно.",
    "card": "{name}   участников: {members}   {joining}",
    "asked": "Заявка отправлена; вы увидите, когда вас примут.",
    "mentioned": "вас упомянули",
    "have_read": "прочитали {count}: {names}",
    "have_not_read": "не прочитали {count}: {names}",
    "urged": "Напоминаний отправлено: {count}.",
    "urged_me": "{name}: просьба прочитать сообщение",
    "ends_what": "Укажите, через сколько дней группа закроется, 0 — без срока: /ends 7.",
    "ends": "Закроется {time}",
    "has_ended": "Закрыта {time}",
    "kept": "Сохранено.",
    "kept_until": "Отправка: {time}.",
    "later_how": "Когда? Например: /later 18:30 увидимся вечером, или /later 30 через полчаса.",
    "reminded_at": "Напоминание: {time}.",
    "done": "Готово.",
    "favourite": "Теперь в избранном: {name}.",
    "not_favourite": "Больше не в избранном: {name}.",
    "blocked": "{name} больше не может писать вам, кроме как в группах.",
    "unblocked": "{name} снова может писать вам.",
    "quiet": "Эта беседа больше не подаёт звук.",
    "not_quiet": "Эта беседа снова подаёт звук.",
    "on_top": "Беседа закреплена вверху.",
    "not_on_top": "Беседа больше не закреплена.",
    "folded": "Беседа свёрнута: звук будет, только если вас упомянут.",
    "not_folded": "Беседа больше не свёрнута.",
    "is_folded": "свёрнута",
    "flagged": "Отмечено как непрочитанное.",
    "hidden": "Беседа скрыта из списка до нового сообщения.",
    "entry_hidden": "Сообщение скрыто от вас; остальные видят его как прежде.",
    "one_time_password": "Одноразовый пароль: {password}   Показан один раз, меняется при первом входе.",
    "import_ready": "Пока ничего не изменилось. /apply выполнит.",
    "import_errors": "Есть ошибки, ничего не изменилось. Исправьте файл и снова введите /import.",
    "privacy_on": "другие об этом узнают",
    "privacy_off": "никто об этом не узнает",
    "privacy_everyone": "видят все",
    "privacy_friends": "видят друзья и коллеги",
    "privacy_colleagues": "видят только коллеги",
    "privacy_how": """Например, /privacy phones friends или /privacy read off.
read, typing: on, off; phones, mail, signature: everyone, friends, colleagues.""",
    "import_first": "Сначала загрузите файл с помощью /import.",
    "help": """Введите текст, чтобы отправить его текущему собеседнику.
/to КТО           выбрать собеседника: номер, имя, пиньинь или инициалы
/people ТЕКСТ     найти коллег              /find ТЕКСТ   найти сообщения
/list             беседы
/be СОСТОЯНИЕ [МИНУТ] [СЛОВА]   в сети, нет на месте, занят, не беспокоить, отсутствует, не в сети
/history [СКОЛЬКО]   сообщения с номерами
/edit N ТЕКСТ     изменить своё сообщение   /recall N   отозвать
/react N ЭМОДЗИ   реакция                   /pin N      закрепить
/send ФАЙЛ        отправить файл           /save N [ПАПКА]   сохранить файлы сообщения
/later ВРЕМЯ ТЕКСТ отправить позже (18:30 или 30 минут)   /later   что ждёт   /drop_later N   не отправлять
/remind_me N ВРЕМЯ   напомнить о сообщении    /reminders   все напоминания
/read             отметить как прочитанное
/retry  /delete   отправить снова или удалить то, что не ушло
/cancel           отменить ещё не отправленное
/devices          мои устройства            /revoke N   завершить сеанс устройства
/password         сменить пароль            /status     состояние
/signout          выйти из учётной записи   /quit       закрыть
/help groups      группы    /help office   организация и список    /help admin   управление""",
    "help_groups": """/groups           мои группы          /group N или НАЗВАНИЕ   перейти в группу
/new НАЗВАНИЕ: КТО КТО   создать группу     /room НАЗВАНИЕ   открыть общую комнату
/add КТО  /remove КТО   добавить, исключить   /leave  /disband   выйти, распустить
/members  /card   участники, сведения   /requests   заявки
/letin N  /turndown N   принять, отклонить
/rename НАЗВАНИЕ  /about ТЕКСТ  /notice ТЕКСТ   название, описание, объявление
/joining КАК      закрыто, по заявке, свободно
/admin КТО  /member КТО  /handover КТО   администратор, участник, передать
/mute [КТО]  /unmute [КТО]   запретить и разрешить писать; без КТО — всем
/rooms [ТЕКСТ]    общие комнаты       /join N  /ask N [СЛОВА]
/readers N        кто прочитал моё сообщение   /remind N   напомнить непрочитавшим
/nick ИМЯ         моё имя в этой группе        /ends ДНИ   через сколько дней закроется, 0 — без срока""",
    "help_office": """/tree [ОТДЕЛ]        структура организации, например /tree 研发部/平台组
/remark КТО ИМЯ      имя, которое видите только вы
/favourite КТО       избранное             /block КТО     ничего не принимать
/contacts [N]        мои списки или кто в списке   /newcontacts НАЗВАНИЕ: КТО КТО   новый список
/addcontact N КТО КТО   /removecontact N КТО КТО   добавить, убрать
/renamecontacts N НАЗВАНИЕ   /movecontacts N N   /dropcontacts N   название, место, удалить
/signature ТЕКСТ   /phones НОМЕР…   /mail АДРЕС   моя карточка
/privacy [ЧТО КАК]   что узнают обо мне другие и что в моей карточке видят внешние контакты
/quiet  /top  /unread   без звука, закрепить, отметить как непрочитанное
/fold                свернуть беседу или вернуть в список
/hide [N]            скрыть беседу или одно сообщение
/replies             быстрые ответы        /answer N      отправить один из них
/rights              мои права""",
    "help_admin": """/adduser НОМЕР ИМЯ [ОТДЕЛ]   /move КТО ОТДЕЛ
/title КТО [ДОЛЖНОСТЬ]   /level КТО [УРОВЕНЬ]   без слов — убрать
/disable КТО [ПРЕЕМНИК]   /enable НОМЕР   /reset КТО   отключить, включить, сбросить пароль
/adddept ПУТЬ   /renamedept ПУТЬ НАЗВАНИЕ   /removedept ПУТЬ
/heads ПУТЬ КТО КТО   руководители отдела
/import ФАЙЛ   /apply   таблица сотрудников: сначала просмотр, затем выполнение
/roles   /role КТО РОЛЬ [ОТДЕЛ…]""",
}

LINES: Catalogue = {
    "{by} began this group": "{by}: группа создана",
    "{by} began this group with {whom}": "{by}: группа создана, участники: {whom}",
    "{by} opened this room": "{by}: комната открыта",
    "The department's group begins here": "здесь начинается группа отдела",
    "The group of all staff begins here": "здесь начинается группа всех сотрудников",
    "{whom} joined": "{whom} — теперь в группе",
    "{whom} left": "{whom} — больше не в группе",
    "{by} added {whom}": "{by}: теперь в группе — {whom}",
    "{by} removed {whom}": "{by}: больше не в группе — {whom}",
    "{by} handed the group over to {whom}": "{by}: новый владелец группы — {whom}",
    "{by} made {whom} an admin": "{by}: теперь администратор — {whom}",
    "{by} took the admin's rank from {whom}": "{by}: больше не администратор — {whom}",
    "{by} muted {whom}": "{by}: больше не может писать — {whom}",
    "{by} let {whom} write again": "{by}: снова может писать — {whom}",
    "Now in charge here: {whom}": "теперь руководит здесь: {whom}",
    "No longer in charge here: {whom}": "больше не руководит здесь: {whom}",
    "The group belongs to {whom} now": "новый владелец группы — {whom}",
    "Something changed for {whom}; a newer version tells": "изменение, которое покажет новая версия: {whom}",
    "{by} set the notice: {text}": "{by}, объявление: {text}",
    "{by} took the notice away": "{by}: объявление снято",
    "{by} disbanded the group": "{by}: группа распущена",
    "{by} took the name “{text}” in this group": "{by}: имя в группе теперь «{text}»",
    "{by} took the usual name in this group again": "{by}: в группе снова обычное имя",
    "{by} let the group end on {time}": "{by}: группа закроется {time}",
    "{by} let the group go on without an end": "{by}: группа теперь без срока",
    "This group ends on {time}. After that it can be read, but nobody writes in it.": (
        "Группа закроется {time}. После этого её можно читать, но писать в ней нельзя."
    ),
    "This group ended on {time}. What was said stays readable.": (
        "Группа закрыта {time}. Прежние сообщения можно читать."
    ),
    "{by} renamed the group “{text}”": "{by}: новое название группы — «{text}»",
    "The group is called “{text}” now": "группа теперь называется «{text}»",
    "{by} changed the description": "{by}: описание изменено",
    "{by} let only owner and admins add people": "{by}: людей добавляют только владелец и администраторы",
    "{by} let people ask to join": "{by}: вступить можно по заявке",
    "{by} opened the group to everyone": "{by}: вступить может любой",
    "{by} changed who may join": "{by}: изменено, кто может вступить",
    "{by} let newcomers see what was said before": "{by}: новые участники видят прежние сообщения",
    "{by} let newcomers see only what comes after them": (
        "{by}: новые участники видят только то, что после них"
    ),
    "{by} muted everyone but owner and admins": "{by}: теперь пишут только владелец и администраторы",
    "{by} let everyone write again": "{by}: снова могут писать все",
    "{whom} and others, {count} people": "{whom} и другие, всего {count}",
    "The organisation": "организация",
    "you": "вы",
}
