"""The words for refusals in Russian, each by its English text."""

from client.core.words.language import Catalogue

RUSSIAN: Catalogue = {
    "Another Linxin is using the profile “{profile}”. Close it first, or choose another with --profile.": (
        "Профиль «{profile}» уже открыт в другом окне Linxin. Закройте его или выберите другой профиль с "
        "помощью --profile."
    ),
    "This profile belongs to {name}; you were not signed in. Use --profile for one of your own.": (
        "Этот профиль принадлежит другому человеку ({name}); вход не выполнен. Создайте свой с помощью "
        "--profile."
    ),
    "This message may have reached the server already, so it stays. Recall it once it is sent.": (
        "Возможно, сообщение уже дошло до сервера, поэтому оно остаётся. Отзовите его после отправки."
    ),
    "The files of this message are still being uploaded; for now it can only be cancelled.": (
        "Файлы этого сообщения ещё загружаются; пока его можно только отменить."
    ),
    "This message was sent or deleted meanwhile; it does not wait any more.": (
        "Это сообщение тем временем отправлено или удалено и больше не ждёт."
    ),
    "You can't write here at the moment, so nothing was set to be sent. Your words are still there.": (
        "Сейчас вам нельзя писать сюда, поэтому отправка не назначена. Написанное сохранилось."
    ),
    "You can't write here at the moment, so nobody was reminded.": (
        "Сейчас вам нельзя писать сюда, поэтому никому не напомнили."
    ),
    "To send later needs the server. Your words are still there; try again once you're connected.": (
        "Для отложенной отправки нужен сервер. Написанное сохранилось; повторите, когда появится связь."
    ),
    "That is more than a year ahead. Choose a nearer time.": (
        "До этого времени больше года. Выберите время поближе."
    ),
    "The server was restored from a backup. This may have been sent or deleted before, so it was kept.": (
        "Сервер восстановлен из резервной копии. Это сообщение могло быть отправлено или удалено раньше, "
        "поэтому ещё раз оно не отправлено."
    ),
    "This message is not in the outbox any more.": "Этого сообщения больше нет среди неотправленных.",
    "A connection without encryption is for this machine alone. Leave --plain out.": (
        "Соединение без шифрования допустимо только на этом компьютере. Уберите --plain."
    ),
    "This message was recalled.": "Это сообщение отозвано.",
    "This is not your message; only its author may do this.": (
        "Это не ваше сообщение; так может поступить только его автор."
    ),
    "You are muted in this conversation; the message is kept in the outbox.": (
        "Вам нельзя писать в эту беседу; сообщение осталось среди неотправленных."
    ),
    "Only the owner and the admins write in this group now; the message is kept in the outbox.": (
        "Сейчас в эту группу пишут только владелец и администраторы; сообщение осталось среди неотправленных."
    ),
    "The other side did not take this message; it is kept in the outbox.": (
        "Собеседник не принял это сообщение; оно осталось среди неотправленных."
    ),
    "They have left the organisation. The message is kept in the outbox; write to whoever took over.": (
        "Человек больше не работает в организации. Сообщение осталось среди неотправленных; напишите тому, "
        "кто ведёт его дела."
    ),
    "This group was disbanded; what was said stays readable. The message is kept in the outbox.": (
        "Группа распущена; прежние сообщения можно читать. Новое осталось среди неотправленных."
    ),
    "This group has ended; what was said stays readable. Its owner can open it again in its settings.": (
        "Срок группы истёк; прежние сообщения можно читать. Владелец может продлить её в настройках группы."
    ),
    "Everyone has read this message; there is nobody to remind.": (
        "Все уже прочитали это сообщение; напоминать некому."
    ),
    "They were reminded just now. You can again at {until}.": (
        "Напоминание только что отправлено. Снова можно будет в {until}."
    ),
    "An end lies ahead, five years at most. Nothing was changed.": (
        "Срок должен быть в будущем, не дальше пяти лет. Ничего не изменилось."
    ),
    "You don't tell what you have read, so you don't see it of others. Privacy settings change it.": (
        "Вы не показываете, что прочли, поэтому не видите этого и у других. Это меняется в настройках."
    ),
    "This takes a higher rank: ask the owner or an admin. Nothing was changed.": (
        "Для этого нужны права владельца или администратора: обратитесь к ним. Ничего не изменилось."
    ),
    "The owner can't just leave. Hand the group over first, or disband it.": (
        "Владелец не может просто выйти. Сначала передайте группу или распустите её."
    ),
    "This group follows the organisation; its members and name are not changed here.": (
        "Эта группа повторяет структуру организации; её состав и название здесь не меняются."
    ),
    "This group exists already, so no other was made.": "Такая группа уже есть, вторая не создана.",
    "Already a member; nothing to do.": "Уже в группе; делать ничего не нужно.",
    "This one can't be joined just so. Send a request, or ask its owner or an admin to add you.": (
        "Сюда нельзя вступить сразу. Подайте заявку или попросите владельца или администратора добавить вас."
    ),
    "That can't be done with this kind. Nothing was changed.": (
        "С таким содержимым так поступить нельзя. Ничего не изменилось."
    ),
    "The limit of {limit} is reached. Nothing was changed.": (
        "Достигнут предел: {limit}. Ничего не изменилось."
    ),
    "Your role does not allow this. Ask an administrator if you need it.": (
        "Ваша роль этого не позволяет. При необходимости обратитесь к администратору."
    ),
    "This person or department is outside what you manage. Nothing was changed.": (
        "Этот человек или отдел вне вашей зоны управления. Ничего не изменилось."
    ),
    "This is the last super administrator and has to stay. Name another one first.": (
        "Это последний главный администратор, он должен остаться. Сначала назначьте другого."
    ),
    "You can't do this to yourself. Ask another administrator.": (
        "С самим собой так поступить нельзя. Обратитесь к другому администратору."
    ),
    "A built-in role can't be changed like this. Make a role of your own.": (
        "Встроенную роль так изменить нельзя. Создайте собственную."
    ),
    "Departments go {limit} levels deep at most. Nothing was changed.": (
        "Отделы можно вкладывать не глубже {limit} уровней. Ничего не изменилось."
    ),
    "A department can't be moved into itself or below itself.": (
        "Отдел нельзя переместить в него самого или в его подразделение."
    ),
    "Over {seconds} seconds: too late to recall.": "Прошло больше {seconds} с: отозвать уже нельзя.",
    "Somebody to be added does not exist or has no access. The group is as it was.": (
        "Кого-то из добавляемых нет или у него нет доступа. Группа осталась прежней."
    ),
    "This contact group was deleted on another device.": "Этот список удалён на другом устройстве.",
    "This department was not found, or there are several of that name. Give its whole path.": (
        "Отдел не найден, или отделов с таким названием несколько. Укажите путь целиком."
    ),
    "The file “{file}” can't be read. Check its path.": "Не удалось прочитать файл «{file}». Проверьте путь.",
    "The file “{file}” exists already and was left as it is. Choose another name.": (
        "Файл «{file}» уже есть и оставлен без изменений. Выберите другое имя."
    ),
    "The file “{file}” could not be written. Check the folder and the disk.": (
        "Не удалось записать файл «{file}». Проверьте папку и диск."
    ),
    "“{file}” is larger than {megabytes} MB and was not sent.": (
        "«{file}» больше {megabytes} МБ и не отправлен."
    ),
    "This file is gone, or you may not see it any more.": (
        "Этого файла больше нет, или у вас нет к нему доступа."
    ),
    "This machine's disk is full, so the file was not kept. Free some space and try again.": (
        "На этом компьютере нет места, поэтому файл не сохранён. Освободите место и повторите."
    ),
    "This machine could not read or write the file. Check the disk and try again.": (
        "На этом компьютере не удалось прочитать или записать файл. Проверьте диск и повторите."
    ),
    "A name can't be empty, and has at most 64 characters.": (
        "Название не может быть пустым; в нём не больше 64 знаков."
    ),
    "The description has at most 500 characters.": "В описании не больше 500 знаков.",
    "The rules that arrived are not signed by your organisation and were not taken.": (
        "Полученные правила подписаны не вашей организацией и не приняты."
    ),
    "This server address can't be read. Write HOST:PORT, or paste the invite link.": (
        "Адрес сервера не распознан. Введите АДРЕС:ПОРТ или вставьте ссылку-приглашение."
    ),
    "An organisation's id has 32 letters and digits.": "В идентификаторе организации 32 буквы и цифры.",
    "A profile's name has letters, digits, “-” and “_”, at most 40.": (
        "В имени профиля допустимы буквы, цифры, «-» и «_», не больше 40."
    ),
    "What answers at this address is no Linxin server. Check the address and the port.": (
        "По этому адресу отвечает не сервер Linxin. Проверьте адрес и порт."
    ),
    "This machine has no network “{network}”. Name an interface, one of its addresses, or all.": (
        "На этом компьютере нет сети «{network}». Укажите интерфейс, один из его адресов или all."
    ),
    "This system does not let us look for servers. Type the server's address, or paste the invite link.": (
        "Система не разрешает искать серверы. Введите адрес сервера или вставьте ссылку-приглашение."
    ),
    "This command can't be read: {problem}. Nothing was changed.": (
        "Команда не распознана: {problem}. Ничего не изменилось."
    ),
    "This machine's disk is full. What was kept is safe; free some space to go on.": (
        "На диске этого компьютера нет места. Сохранённое цело; освободите место, чтобы продолжить."
    ),
    "The cache here could not be read or written. Messages on the server are safe; check the disk.": (
        "Не удалось прочитать или записать кеш. Сообщения на сервере целы; проверьте диск."
    ),
    "The keys kept here could not be read; nothing was deleted. Unlock the keyring and try again.": (
        "Не удалось прочитать сохранённые ключи; ничего не удалено. Разблокируйте хранилище ключей и "
        "повторите."
    ),
    "The settings could not be read or written: {path}.": (
        "Не удалось прочитать или записать настройки: {path}."
    ),
    "The cache here was written by a newer Linxin. Update Linxin; the cache is kept as it is.": (
        "Кеш записан более новой версией Linxin. Обновите Linxin; кеш остаётся как есть."
    ),
    "The talk with the server broke off; connecting again. What is not sent is kept.": (
        "Обмен с сервером прервался; идёт новое подключение. Неотправленное сохранено."
    ),
    "This is larger than allowed and was not sent.": "Содержимое больше допустимого и не отправлено.",
    "That was too much at once; it is tried again in a moment.": (
        "Слишком много действий сразу; скоро будет новая попытка."
    ),
    "The server does not know this yet; it may need an update.": (
        "Сервер этого ещё не умеет; возможно, его нужно обновить."
    ),
    "This could not be understood, so nothing was done.": "Данные не распознаны, поэтому ничего не сделано.",
    "This client and the server are too far apart in version; update the older one.": (
        "Версии программы и сервера слишком далеки друг от друга; обновите более старую."
    ),
    "The server did not answer in time; it is tried again. What is not sent is kept.": (
        "Сервер не ответил вовремя; будет новая попытка. Неотправленное сохранено."
    ),
    "The server can't be reached now. Messages are kept and sent once it can be.": (
        "Сейчас нет связи с сервером. Сообщения сохранены и уйдут, когда она появится."
    ),
    "The server is restarting; the connection comes back by itself.": (
        "Сервер перезапускается; связь восстановится сама."
    ),
    "Reading fell behind and some events were left out. The messages are kept: read them in the history.": (
        "Приём отстал, часть событий не показана. Сообщения целы: прочитайте их в истории."
    ),
    "Nobody is signed in here; sign in first.": "Вход не выполнен; сначала войдите.",
    "The number, name or password is not right. Check them and try again.": (
        "Неверный номер, имя или пароль. Проверьте и повторите."
    ),
    "Locked until {until}; IT can unlock it.": "Вход закрыт до {until}; отдел ИТ может открыть его раньше.",
    "Account disabled. Ask HR.": "Учётная запись отключена. Обратитесь в отдел кадров.",
    "Change the one-time password first; then everything is open.": (
        "Сначала смените одноразовый пароль, после этого всё будет доступно."
    ),
    "The new password needs at least {minimum} characters and must differ from the old one.": (
        "В новом пароле нужно не меньше {minimum} знаков, и он не должен совпадать со старым."
    ),
    "The sign-in has expired; sign in again with the password. What is not sent is kept.": (
        "Срок входа истёк; войдите снова с паролем. Неотправленное сохранено."
    ),
    "This device's key was not accepted; sign in again with the password.": (
        "Ключ этого устройства не принят; войдите снова с паролем."
    ),
    "This device was signed out. If that was not you, change the password.": (
        "Сеанс на этом устройстве завершён. Если это сделали не вы, смените пароль."
    ),
    "First contact with “{name}”, id {organisation}. Compare it with your administrator, then trust it.": (
        "Первое подключение к «{name}», идентификатор {organisation}. Сверьте его с администратором, затем "
        "подтвердите доверие."
    ),
    "What answers there is not the organisation you trust; nothing was sent. Ask your administrator.": (
        "Отвечает не та организация, которой вы доверяете; ничего не отправлено. Обратитесь к администратору."
    ),
    "It was not found.": "Ничего не найдено.",
    "You are not in this conversation; the message is kept in the outbox.": (
        "Вас нет в этой беседе; сообщение осталось среди неотправленных."
    ),
    "You may not do this.": "У вас нет на это права.",
    "This id belongs to another message, so nothing was sent.": (
        "Этот идентификатор принадлежит другому сообщению, поэтому ничего не отправлено."
    ),
    "The message is malformed and was not sent.": "Сообщение составлено неверно и не отправлено.",
    "The signature does not fit, so it was not taken.": "Подпись не сходится, поэтому содержимое не принято.",
    "The other side does not know this kind of message yet and needs an update.": (
        "Собеседник ещё не поддерживает такие сообщения, нужно обновление."
    ),
    "The message is empty and was not sent.": "Сообщение пустое и не отправлено.",
    "The message has more than {limit} characters and was not sent. Split it up.": (
        "В сообщении больше {limit} знаков, оно не отправлено. Разделите его на части."
    ),
    "This message is not there.": "Такого сообщения нет.",
    "Over {minutes} minutes: too late to recall.": "Прошло больше {minutes} мин: отозвать уже нельзя.",
    "The message runs too far ahead of its conversation and was not sent.": (
        "Сообщение слишком опережает свою беседу и не отправлено."
    ),
    "The group has its {limit} members already; nobody was added.": (
        "В группе уже {limit} участников, больше нельзя; никто не добавлен."
    ),
    "The server does not have this file any more. The message is kept; attach the file again.": (
        "На сервере этого файла больше нет. Сообщение сохранено; приложите файл снова."
    ),
    "You have uploaded as much as a day allows. The message is kept here; try again tomorrow.": (
        "На сегодня предел загрузки исчерпан. Сообщение сохранено здесь; повторите завтра."
    ),
    "Somebody has this staff number already; choose another.": (
        "Такой табельный номер уже есть; выберите другой."
    ),
    "It is still in use and was not removed. Move what is in it first.": (
        "Это ещё используется и не удалено. Сначала переместите содержимое."
    ),
    "Somebody changed this meanwhile, or the name is taken. Look again; nothing was changed.": (
        "Кто-то успел это изменить, или название занято. Посмотрите ещё раз; ничего не изменилось."
    ),
    "This file can't be read as a table of people; nothing was imported. Check its headings.": (
        "Этот файл не удалось прочитать как таблицу сотрудников; ничего не загружено. Проверьте заголовки."
    ),
    "The server is busy; it is tried again in a moment. Messages are kept.": (
        "Сервер занят; скоро будет новая попытка. Сообщения сохранены."
    ),
    "The server's disk is full. Messages are kept here and sent once it has room.": (
        "На диске сервера нет места. Сообщения сохранены здесь и уйдут, когда оно появится."
    ),
    "The server could not store this. Messages are kept here and sent once it can.": (
        "Серверу не удалось это сохранить. Сообщения остались здесь и уйдут, когда удастся."
    ),
    "The server failed; it is tried again. If it stays so, ask your administrator.": (
        "На сервере произошёл сбой; будет новая попытка. Если не пройдёт, обратитесь к администратору."
    ),
}
