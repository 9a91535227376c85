<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>AboutPage</name>
    <message>
        <source>About</source>
        <translation>О программе</translation>
    </message>
    <message>
        <source>Linxin</source>
        <translation>Linxin</translation>
    </message>
    <message>
        <source>An office messenger that keeps every message, on your own server or your own network.</source>
        <translation>Мессенджер для офиса: все сообщения хранятся на вашем сервере или в вашей сети.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Версия</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Linxin is free software</source>
        <translation>Linxin — свободная программа</translation>
    </message>
    <message>
        <source>Apache licence 2.0</source>
        <translation>Лицензия Apache 2.0</translation>
    </message>
    <message>
        <source>Made with the work of others</source>
        <translation>Использованы работы других авторов</translation>
    </message>
</context>
<context>
    <name>AccountList</name>
    <message>
        <source>Other accounts on this device</source>
        <translation>Другие учётные записи на этом устройстве</translation>
    </message>
    <message>
        <source>Sign in as somebody else</source>
        <translation>Войти под другим именем</translation>
    </message>
</context>
<context>
    <name>AddContactsDialog</name>
    <message>
        <source>Add people</source>
        <translation>Добавить людей</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Add ({count})</source>
        <translation>Добавить ({count})</translation>
    </message>
</context>
<context>
    <name>Admin</name>
    <message>
        <source>Disabled</source>
        <translation>Отключён</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Номер</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Должность</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Роль</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>{name} can&apos;t be read. Close it elsewhere, try again.</source>
        <translation>Не удалось прочитать {name}. Закройте файл в другой программе и повторите.</translation>
    </message>
    <message>
        <source>{name} can&apos;t be written there. Choose another place.</source>
        <translation>Не удалось записать туда {name}. Выберите другое место.</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>отключён</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>выбран</translation>
    </message>
    <message>
        <source>It has characters that nobody can see. Type it anew.</source>
        <translation>Здесь есть невидимые символы. Введите заново.</translation>
    </message>
    <message>
        <source>Whole organisation</source>
        <translation>Вся организация</translation>
    </message>
    <message>
        <source>Super admin</source>
        <translation>Главный администратор</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Администратор</translation>
    </message>
    <message>
        <source>Department head</source>
        <translation>Руководитель отдела</translation>
    </message>
    <message>
        <source>Employee</source>
        <translation>Сотрудник</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>Гость</translation>
    </message>
    <message>
        <source>Begin one-to-one conversations</source>
        <translation>Начинать личные беседы</translation>
    </message>
    <message>
        <source>See the whole directory</source>
        <translation>Видеть весь справочник</translation>
    </message>
    <message>
        <source>Change their own card</source>
        <translation>Менять свою карточку</translation>
    </message>
    <message>
        <source>Begin groups</source>
        <translation>Создавать группы</translation>
    </message>
    <message>
        <source>Open public rooms</source>
        <translation>Открывать общие комнаты</translation>
    </message>
    <message>
        <source>Find public rooms and join them</source>
        <translation>Находить общие комнаты и вступать в них</translation>
    </message>
    <message>
        <source>Call everyone in groups</source>
        <translation>Обращаться в группах ко всем</translation>
    </message>
    <message>
        <source>Manage people</source>
        <translation>Управлять сотрудниками</translation>
    </message>
    <message>
        <source>Export people</source>
        <translation>Выгружать список сотрудников</translation>
    </message>
    <message>
        <source>Manage departments</source>
        <translation>Управлять отделами</translation>
    </message>
    <message>
        <source>Manage roles and rules</source>
        <translation>Управлять ролями и правилами</translation>
    </message>
    <message>
        <source>Manage the company&apos;s quick replies</source>
        <translation>Управлять быстрыми ответами компании</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Добавлены</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Изменены</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Переведены</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>Включены</translation>
    </message>
    <message>
        <source>New department</source>
        <translation>Новые отделы</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Без изменений</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>Ошибки</translation>
    </message>
    <message>
        <source>Row {row}</source>
        <translation>Строка {row}</translation>
    </message>
    <message>
        <source>nothing stands there, and something must</source>
        <translation>значение обязательно</translation>
    </message>
    <message>
        <source>too long</source>
        <translation>слишком длинно</translation>
    </message>
    <message>
        <source>has characters that nobody can read</source>
        <translation>есть нечитаемые знаки</translation>
    </message>
    <message>
        <source>written as a power of ten: format the column as text</source>
        <translation>записано в виде степени: задайте столбцу текстовый формат</translation>
    </message>
    <message>
        <source>the formula there failed</source>
        <translation>ошибка в формуле</translation>
    </message>
    <message>
        <source>too many departments below each other</source>
        <translation>слишком много вложенных отделов</translation>
    </message>
    <message>
        <source>not a whole number from 0</source>
        <translation>нужно целое число от 0</translation>
    </message>
    <message>
        <source>too many of them</source>
        <translation>слишком много значений</translation>
    </message>
    <message>
        <source>neither active nor left</source>
        <translation>допустимо только «работает» или «уволен»</translation>
    </message>
    <message>
        <source>neither yes nor no</source>
        <translation>допустимо только «да» или «нет»</translation>
    </message>
    <message>
        <source>this staff number stands there twice</source>
        <translation>этот табельный номер встречается дважды</translation>
    </message>
    <message>
        <source>you may not change departments</source>
        <translation>у вас нет права менять отделы</translation>
    </message>
    <message>
        <source>the head of a department that isn&apos;t named</source>
        <translation>указан руководитель, но не указан отдел</translation>
    </message>
    <message>
        <source>outside of what you manage</source>
        <translation>вне вашей зоны управления</translation>
    </message>
    <message>
        <source>someone with rights that you lack</source>
        <translation>у этого человека есть права, которых нет у вас</translation>
    </message>
    <message>
        <source>the last super admin</source>
        <translation>последний главный администратор</translation>
    </message>
    <message>
        <source>that is you</source>
        <translation>это вы сами</translation>
    </message>
    <message>
        <source>Row {row}, {column}: {reason}</source>
        <translation>Строка {row}, {column}: {reason}</translation>
    </message>
</context>
<context>
    <name>AdminPage</name>
    <message>
        <source>People and departments</source>
        <translation>Сотрудники и отделы</translation>
    </message>
    <message>
        <source>Roles and rights</source>
        <translation>Роли и права</translation>
    </message>
    <message>
        <source>Invite</source>
        <translation>Приглашение</translation>
    </message>
    <message>
        <source>Quick replies</source>
        <translation>Быстрые ответы</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Загрузить</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Выгрузить</translation>
    </message>
    <message>
        <source>Choose a table of people</source>
        <translation>Выберите таблицу сотрудников</translation>
    </message>
    <message>
        <source>Export people</source>
        <translation>Выгрузить сотрудников</translation>
    </message>
    <message>
        <source>The import is in force</source>
        <translation>Загруженные изменения действуют</translation>
    </message>
    <message>
        <source>Save the passwords</source>
        <translation>Сохранить пароли</translation>
    </message>
    <message>
        <source>Written to {name}</source>
        <translation>Записано в {name}</translation>
    </message>
</context>
<context>
    <name>AppearancePage</name>
    <message>
        <source>Appearance</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Тема</translation>
    </message>
    <message>
        <source>Text and motion</source>
        <translation>Текст и движение</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>Обычная</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Бумага</translation>
    </message>
    <message>
        <source>Mist</source>
        <translation>Дымка</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Просторно</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Плотно</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Полное</translation>
    </message>
    <message>
        <source>Reduced</source>
        <translation>Меньше</translation>
    </message>
    <message>
        <source>System font</source>
        <translation>Системный</translation>
    </message>
    <message>
        <source>Accent colour</source>
        <translation>Цвет акцента</translation>
    </message>
    <message>
        <source>Used for actions, links, selection and your own messages</source>
        <translation>Действия, ссылки, выделение и ваши сообщения</translation>
    </message>
    <message>
        <source>Skin</source>
        <translation>Подложка</translation>
    </message>
    <message>
        <source>Changes the quiet surfaces of the light theme</source>
        <translation>Оттенок спокойных поверхностей светлой темы</translation>
    </message>
    <message>
        <source>List density</source>
        <translation>Плотность списка</translation>
    </message>
    <message>
        <source>Conversation rows of 60 or 48 pixels</source>
        <translation>Строки бесед высотой 60 или 48 пикселей</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>Шрифт</translation>
    </message>
    <message>
        <source>Installed fonts that can show Chinese</source>
        <translation>Установленные шрифты с китайскими знаками</translation>
    </message>
    <message>
        <source>Interface scale</source>
        <translation>Масштаб интерфейса</translation>
    </message>
    <message>
        <source>On top of the system&apos;s own scale</source>
        <translation>Поверх масштаба системы</translation>
    </message>
    <message>
        <source>Message text size</source>
        <translation>Размер текста сообщений</translation>
    </message>
    <message>
        <source>What is written in chats</source>
        <translation>То, что пишут в беседах</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Движение</translation>
    </message>
    <message>
        <source>Reduced: nothing slides, and the tray does not flash</source>
        <translation>Меньше: ничего не скользит, значок в трее не мигает</translation>
    </message>
</context>
<context>
    <name>Arrivals</name>
    <message>
        <source>Please read: {words}</source>
        <translation>Прочитайте, пожалуйста: {words}</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Try now</source>
        <translation>Повторить сейчас</translation>
    </message>
</context>
<context>
    <name>Bar</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>Выбран %n человек</numerusform>
            <numerusform>Выбрано %n человека</numerusform>
            <numerusform>Выбрано %n человек</numerusform>
        </translation>
    </message>
    <message>
        <source>Move…</source>
        <translation>Переместить…</translation>
    </message>
</context>
<context>
    <name>Calendar</name>
    <message>
        <source>Previous month</source>
        <translation>Предыдущий месяц</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>Следующий месяц</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <translation>MMMM yyyy</translation>
    </message>
</context>
<context>
    <name>Calling</name>
    <message>
        <source>everyone</source>
        <translation>все</translation>
    </message>
</context>
<context>
    <name>CardDialog</name>
    <message>
        <source>My profile…</source>
        <translation>Мой профиль…</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Больше не работает</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Заблокирован</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>Гость</translation>
    </message>
    <message>
        <source>Words under your name</source>
        <translation>Подпись под именем</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Отдел</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Уровень</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>Руководит</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Почта</translation>
    </message>
    <message>
        <source>Signed in on</source>
        <translation>В сети с</translation>
    </message>
    <message>
        <source>Copy {what}</source>
        <translation>Копировать: {what}</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Написать</translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation>Убрать из избранного</translation>
    </message>
    <message>
        <source>Add to favourites</source>
        <translation>Добавить в избранное</translation>
    </message>
    <message>
        <source>Give them another name</source>
        <translation>Назвать по-своему</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Разблокировать</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Заблокировать</translation>
    </message>
    <message>
        <source>Contact groups</source>
        <translation>Мои списки</translation>
    </message>
</context>
<context>
    <name>ChangeDialog</name>
    <message>
        <source>Words</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>Change a message for later</source>
        <translation>Изменить отложенное сообщение</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Write something first.</source>
        <translation>Сначала напишите что-нибудь.</translation>
    </message>
    <message>
        <source>This time has passed. Choose a later one.</source>
        <translation>Это время уже прошло. Выберите более позднее.</translation>
    </message>
</context>
<context>
    <name>Chat</name>
    <message>
        <source>This needs a newer version of Linxin.</source>
        <translation>Для просмотра нужна более новая версия Linxin.</translation>
    </message>
    <message>
        <source>(edited)</source>
        <translation>(изменено)</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Отправить снова</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Повторить сейчас</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>New messages</source>
        <translation>Новые сообщения</translation>
    </message>
    <message>
        <source>You recalled a message</source>
        <translation>Вы отозвали сообщение</translation>
    </message>
    <message>
        <source>{name} recalled a message</source>
        <translation>{name}: сообщение отозвано</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Ожидает отправки</translation>
    </message>
    <message>
        <source>No answer yet. Checked once you&apos;re connected.</source>
        <translation>Ответа ещё нет. Проверим, когда появится связь.</translation>
    </message>
    <message>
        <source>Not sent yet. Goes once you&apos;re connected.</source>
        <translation>Ещё не отправлено. Уйдёт, когда появится связь.</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Доставлено</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Прочитано</translation>
    </message>
    <message>
        <source>Not sent: {reason}</source>
        <translation>Не отправлено: {reason}</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Не отправлено</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Отправлено</translation>
    </message>
    <message>
        <source>Read by all</source>
        <translation>Прочитано всеми</translation>
    </message>
    <message>
        <source>Read {read}/{of}</source>
        <translation>Прочитано {read}/{of}</translation>
    </message>
    <message>
        <source>{name}: {text}</source>
        <translation>{name}: {text}</translation>
    </message>
    <message>
        <source>{name} is typing</source>
        <translation>{name} печатает</translation>
    </message>
    <message>
        <source>{names} are typing</source>
        <translation>{names} печатают</translation>
    </message>
    <message>
        <source>This group was disbanded. What was said stays readable.</source>
        <translation>Группа распущена. Прежние сообщения можно читать.</translation>
    </message>
    <message>
        <source>You are not in this group any more. What was said until then stays readable.</source>
        <translation>Вы больше не в этой группе. Прежние сообщения можно читать.</translation>
    </message>
    <message>
        <source>You are muted in this group. You can read along.</source>
        <translation>Вам нельзя писать в эту группу. Читать можно.</translation>
    </message>
    <message>
        <source>Only the owner and the admins write here. You can read along.</source>
        <translation>Сейчас пишут только владелец и администраторы. Читать можно.</translation>
    </message>
    <message>
        <source>This group ended on {time}. You can open it again in its settings.</source>
        <translation>Группа закрыта {time}. Открыть её снова можно в настройках группы.</translation>
    </message>
    <message>
        <source>This room ended on {time}. What was said stays readable.</source>
        <translation>Комната закрыта {time}. Прежние сообщения можно читать.</translation>
    </message>
    <message>
        <source>You have blocked {name}. Unblock them on their card to write.</source>
        <translation>Вы заблокировали {name}. Чтобы писать, снимите блокировку в карточке.</translation>
    </message>
    <message>
        <source>They have left. What was said stays readable.</source>
        <translation>Человек больше не работает здесь. Прежние сообщения можно читать.</translation>
    </message>
    <message>
        <source>They have left. {name} has taken over.</source>
        <translation>Человек больше не работает здесь. Его дела ведёт {name}.</translation>
    </message>
    <message>
        <source>[Picture] {name}</source>
        <translation>[Изображение] {name}</translation>
    </message>
    <message>
        <source>[File] {name}</source>
        <translation>[Файл] {name}</translation>
    </message>
    <message>
        <source>[Picture]</source>
        <translation>[Изображение]</translation>
    </message>
    <message>
        <source>Drop to send to {name}</source>
        <translation>Отпустите, чтобы отправить: {name}</translation>
    </message>
</context>
<context>
    <name>ChatFinder</name>
    <message>
        <source>Search in this chat</source>
        <translation>Поиск в этой беседе</translation>
    </message>
    <message>
        <source>Search messages of this chat by words</source>
        <translation>Поиск сообщений этой беседы по словам</translation>
    </message>
</context>
<context>
    <name>ChatFoundPage</name>
    <message>
        <source>Try other words, or fewer.</source>
        <translation>Попробуйте другие слова или меньше слов.</translation>
    </message>
</context>
<context>
    <name>ChatModel</name>
    <message>
        <source>This needs the server. Try again once you&apos;re connected.</source>
        <translation>Для этого нужен сервер. Повторите, когда появится связь.</translation>
    </message>
</context>
<context>
    <name>ChatPanel</name>
    <message>
        <source>Messages</source>
        <translation>Сообщения</translation>
    </message>
    <message>
        <source>No conversation is open</source>
        <translation>Беседа не открыта</translation>
    </message>
    <message>
        <source>Choose one on the left, or press Ctrl+K to search.</source>
        <translation>Выберите беседу слева или нажмите Ctrl+K для поиска.</translation>
    </message>
    <message>
        <source>Chats open in windows of their own</source>
        <translation>Беседы открываются в своих окнах</translation>
    </message>
    <message>
        <source>The settings tell where chats open.</source>
        <translation>Где открываются беседы, выбирается в настройках.</translation>
    </message>
    <message>
        <source>Message {name}</source>
        <translation>Написать: {name}</translation>
    </message>
    <message>
        <source>Kept as a quick reply</source>
        <translation>Сохранено как быстрый ответ</translation>
    </message>
    <message>
        <source>Reminded</source>
        <translation>Напоминание отправлено</translation>
    </message>
    <message>
        <source>Path copied. Open it in the file manager.</source>
        <translation>Путь скопирован. Откройте его в файловом менеджере.</translation>
    </message>
</context>
<context>
    <name>Chips</name>
    <message>
        <source>Chosen: {names}</source>
        <translation>Выбраны: {names}</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Emoji</source>
        <translation>Эмодзи</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Формат</translation>
    </message>
    <message>
        <source>Send a file</source>
        <translation>Отправить файл</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Отправить</translation>
    </message>
    <message>
        <source>Other ways to send</source>
        <translation>Другие способы отправки</translation>
    </message>
    <message numerus="yes">
        <source>Too long by %n</source>
        <translation>
            <numerusform>Лишний %n знак</numerusform>
            <numerusform>Лишние %n знака</numerusform>
            <numerusform>Лишних %n знаков</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %n pieces look otherwise. Clear some formatting.</source>
        <translation>
            <numerusform>Форматирование меняется больше %n раза. Уберите часть форматирования.</numerusform>
            <numerusform>Форматирование меняется больше %n раз. Уберите часть форматирования.</numerusform>
            <numerusform>Форматирование меняется больше %n раз. Уберите часть форматирования.</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter to send, Shift+Enter for a new line</source>
        <translation>Enter — отправить, Shift+Enter — перенос</translation>
    </message>
    <message>
        <source>Ctrl+Enter to send</source>
        <translation>Ctrl+Enter — отправить</translation>
    </message>
    <message>
        <source>Send with Enter</source>
        <translation>Отправлять по Enter</translation>
    </message>
    <message>
        <source>Send with Ctrl+Enter</source>
        <translation>Отправлять по Ctrl+Enter</translation>
    </message>
</context>
<context>
    <name>ContactGroupMenu</name>
    <message>
        <source>New contact group…</source>
        <translation>Новый список…</translation>
    </message>
    <message>
        <source>Chat with all of them…</source>
        <translation>Чат со всеми…</translation>
    </message>
    <message>
        <source>Add people…</source>
        <translation>Добавить людей…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Переименовать…</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Выше</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Ниже</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Удалить…</translation>
    </message>
</context>
<context>
    <name>ContactGroupSurfaces</name>
    <message>
        <source>Delete “{name}”?</source>
        <translation>Удалить «{name}»?</translation>
    </message>
    <message>
        <source>Only the group goes. The people in it, and your chats with them, stay as they are.</source>
        <translation>Удалится только список. Люди в нём и чаты с ними останутся.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Added to “{name}”</source>
        <translation>Теперь в списке «{name}»</translation>
    </message>
    <message>
        <source>Taken out of “{name}”</source>
        <translation>Больше не в списке «{name}»</translation>
    </message>
    <message>
        <source>“{name}” stands above the organisation now</source>
        <translation>«{name}» — теперь над структурой компании</translation>
    </message>
</context>
<context>
    <name>ConversationMenu</name>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Mark all as read</source>
        <translation>Отметить всё как прочитанное</translation>
    </message>
    <message>
        <source>Open in a window of its own</source>
        <translation>Открыть в отдельном окне</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Отметить как прочитанное</translation>
    </message>
    <message>
        <source>Delete draft</source>
        <translation>Удалить черновик</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>Копировать имя</translation>
    </message>
    <message>
        <source>Copy staff number</source>
        <translation>Копировать табельный номер</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>Отметить как непрочитанное</translation>
    </message>
    <message>
        <source>Remove from top</source>
        <translation>Открепить</translation>
    </message>
    <message>
        <source>Keep on top</source>
        <translation>Закрепить вверху</translation>
    </message>
    <message>
        <source>Let it ring again</source>
        <translation>Включить уведомления</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Отключить уведомления</translation>
    </message>
    <message>
        <source>Take out of the folded chats</source>
        <translation>Вернуть из свёрнутых</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Свернуть</translation>
    </message>
    <message>
        <source>Hide from the list</source>
        <translation>Скрыть из списка</translation>
    </message>
</context>
<context>
    <name>Conversations</name>
    <message>
        <source>{name}: {text}</source>
        <translation>{name}: {text}</translation>
    </message>
    <message>
        <source>{name} is typing…</source>
        <translation>{name} печатает…</translation>
    </message>
    <message>
        <source>[Not sent]</source>
        <translation>[Не отправлено]</translation>
    </message>
    <message>
        <source>[Mentions you]</source>
        <translation>[Вас упомянули]</translation>
    </message>
    <message>
        <source>[Please read]</source>
        <translation>[Прочитайте]</translation>
    </message>
    <message>
        <source>[Reminder]</source>
        <translation>[Напоминание]</translation>
    </message>
    <message>
        <source>[Draft]</source>
        <translation>[Черновик]</translation>
    </message>
    <message>
        <source>marked as unread</source>
        <translation>отмечено как непрочитанное</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>без уведомлений</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>ещё не отправлено</translation>
    </message>
    <message>
        <source>Folded chats</source>
        <translation>Свёрнутые беседы</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n непрочитанное</numerusform>
            <numerusform>%n непрочитанных</numerusform>
            <numerusform>%n непрочитанных</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ask to join</source>
        <translation>
            <numerusform>%n заявка на вступление</numerusform>
            <numerusform>%n заявки на вступление</numerusform>
            <numerusform>%n заявок на вступление</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n человек</numerusform>
            <numerusform>%n человека</numerusform>
            <numerusform>%n человек</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n online</source>
        <translation>
            <numerusform>%n в сети</numerusform>
            <numerusform>%n в сети</numerusform>
            <numerusform>%n в сети</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wrong password. %n tries left.</source>
        <translation>
            <numerusform>Неверный пароль. Осталась %n попытка.</numerusform>
            <numerusform>Неверный пароль. Осталось %n попытки.</numerusform>
            <numerusform>Неверный пароль. Осталось %n попыток.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wrong number, name or password. %n tries left.</source>
        <translation>
            <numerusform>Неверный номер, имя или пароль. Осталась %n попытка.</numerusform>
            <numerusform>Неверный номер, имя или пароль. Осталось %n попытки.</numerusform>
            <numerusform>Неверный номер, имя или пароль. Осталось %n попыток.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %n characters.</source>
        <translation>
            <numerusform>Не меньше %n знака.</numerusform>
            <numerusform>Не меньше %n знаков.</numerusform>
            <numerusform>Не меньше %n знаков.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{names} and others, %n people</source>
        <translation>
            <numerusform>{names} и другие, всего %n человек</numerusform>
            <numerusform>{names} и другие, всего %n человека</numerusform>
            <numerusform>{names} и другие, всего %n человек</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}: %n unread</source>
        <translation>
            <numerusform>{name}: %n непрочитанное</numerusform>
            <numerusform>{name}: %n непрочитанных</numerusform>
            <numerusform>{name}: %n непрочитанных</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A message takes %n files at most.</source>
        <translation>
            <numerusform>В сообщении не больше %n файла.</numerusform>
            <numerusform>В сообщении не больше %n файлов.</numerusform>
            <numerusform>В сообщении не больше %n файлов.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>[%n pictures]</source>
        <translation>
            <numerusform>[%n изображение]</numerusform>
            <numerusform>[%n изображения]</numerusform>
            <numerusform>[%n изображений]</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>[%n files]</source>
        <translation>
            <numerusform>[%n файл]</numerusform>
            <numerusform>[%n файла]</numerusform>
            <numerusform>[%n файлов]</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chats</source>
        <translation>
            <numerusform>%n беседа</numerusform>
            <numerusform>%n беседы</numerusform>
            <numerusform>%n бесед</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n с новым</numerusform>
            <numerusform>%n с новым</numerusform>
            <numerusform>%n с новым</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more people</source>
        <translation>
            <numerusform>Ещё %n человек</numerusform>
            <numerusform>Ещё %n человека</numerusform>
            <numerusform>Ещё %n человек</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more groups</source>
        <translation>
            <numerusform>Ещё %n группа</numerusform>
            <numerusform>Ещё %n группы</numerusform>
            <numerusform>Ещё %n групп</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages could not be sent at their time.</source>
        <translation>
            <numerusform>%n сообщение не удалось отправить вовремя.</numerusform>
            <numerusform>%n сообщения не удалось отправить вовремя.</numerusform>
            <numerusform>%n сообщений не удалось отправить вовремя.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages wait, the first until {when}.</source>
        <translation>
            <numerusform>%n сообщение ждёт отправки, ближайшее: {when}.</numerusform>
            <numerusform>%n сообщения ждут отправки, ближайшее: {when}.</numerusform>
            <numerusform>%n сообщений ждут отправки, ближайшее: {when}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CropDialog</name>
    <message>
        <source>Part of the picture that is shown</source>
        <translation>Видимая часть изображения</translation>
    </message>
    <message>
        <source>Drag it, or move it by the arrow keys; plus and minus make it larger and smaller.</source>
        <translation>Перетащите мышью или сдвиньте стрелками; плюс и минус меняют размер.</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Масштаб</translation>
    </message>
    <message>
        <source>Cut your picture</source>
        <translation>Кадрирование</translation>
    </message>
    <message>
        <source>Use this picture</source>
        <translation>Использовать</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Просмотр</translation>
    </message>
</context>
<context>
    <name>DemoPage</name>
    <message>
        <source>A company made up for a first look. Come in as one of its people:</source>
        <translation>Вымышленная компания для знакомства. Войдите под именем одного из сотрудников:</translation>
    </message>
    <message>
        <source>To talk to yourself, be somebody else in a second window:</source>
        <translation>Чтобы написать самому себе, войдите во втором окне под другим именем:</translation>
    </message>
    <message>
        <source>Use another server or account</source>
        <translation>Другой сервер или учётная запись</translation>
    </message>
</context>
<context>
    <name>DepartmentDialog</name>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Part of</source>
        <translation>Входит в</translation>
    </message>
    <message>
        <source>The organisation itself</source>
        <translation>Сама организация</translation>
    </message>
    <message>
        <source>Add a department</source>
        <translation>Добавить отдел</translation>
    </message>
    <message>
        <source>Edit {name}</source>
        <translation>Изменить: {name}</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>A department has a name.</source>
        <translation>У отдела должно быть название.</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>Open Linxin</source>
        <translation>Открыть Linxin</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>Linxin</source>
        <translation>Linxin</translation>
    </message>
    <message>
        <source>New message</source>
        <translation>Новое сообщение</translation>
    </message>
</context>
<context>
    <name>DevicesPage</name>
    <message>
        <source>Devices</source>
        <translation>Устройства</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>Password of this account</source>
        <translation>Пароль учётной записи</translation>
    </message>
    <message>
        <source>Your other devices have to sign in again with the new one</source>
        <translation>На других устройствах придётся войти снова с новым паролем</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Изменить…</translation>
    </message>
    <message>
        <source>It has to sign in again with the password. Sign it out?</source>
        <translation>На нём придётся снова войти с паролем. Завершить сеанс?</translation>
    </message>
    <message>
        <source>this device</source>
        <translation>это устройство</translation>
    </message>
    <message>
        <source>connected now</source>
        <translation>сейчас на связи</translation>
    </message>
    <message>
        <source>last here: {time}</source>
        <translation>последний раз: {time}</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Завершить сеанс</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>The new password is in force</source>
        <translation>Новый пароль действует</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>Directory</name>
    <message>
        <source>Group without a name</source>
        <translation>Группа без названия</translation>
    </message>
</context>
<context>
    <name>Edit</name>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Вырезать</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Вставить</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Выделить всё</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Paste without formatting</source>
        <translation>Вставить без форматирования</translation>
    </message>
    <message>
        <source>Keep as a quick reply</source>
        <translation>Сохранить как быстрый ответ</translation>
    </message>
</context>
<context>
    <name>Emoji</name>
    <message>
        <source>Recent</source>
        <translation>Недавние</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>Лица</translation>
    </message>
    <message>
        <source>Hands and people</source>
        <translation>Жесты и люди</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Работа</translation>
    </message>
    <message>
        <source>Food and nature</source>
        <translation>Еда и природа</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>Знаки</translation>
    </message>
</context>
<context>
    <name>Enclosing</name>
    <message>
        <source>Choose files to send</source>
        <translation>Выберите файлы для отправки</translation>
    </message>
</context>
<context>
    <name>EnclosureStrip</name>
    <message>
        <source>Goes with the message</source>
        <translation>Уйдёт с сообщением</translation>
    </message>
</context>
<context>
    <name>EndChoice</name>
    <message>
        <source>Ends</source>
        <translation>Срок</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Последний день</translation>
    </message>
    <message>
        <source>Ended on {time}</source>
        <translation>Закрыта {time}</translation>
    </message>
    <message>
        <source>On {time}</source>
        <translation>До {time}</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Sending {percent}%</source>
        <translation>Отправка: {percent} %</translation>
    </message>
    <message>
        <source>Fetching {percent}%</source>
        <translation>Загрузка: {percent} %</translation>
    </message>
    <message>
        <source>Not fetched. Click to try again.</source>
        <translation>Не загружен. Щёлкните, чтобы повторить.</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Сохранён</translation>
    </message>
    <message>
        <source>Can&apos;t be shown</source>
        <translation>Не показать</translation>
    </message>
    <message>
        <source>{name} could not be saved: {reason}. Choose another place with Save as.</source>
        <translation>Не удалось сохранить {name}: {reason}. Выберите другое место через «Сохранить как».</translation>
    </message>
    <message>
        <source>{name} is a folder. Pack it into one file (zip) to send it.</source>
        <translation>{name} — это папка. Упакуйте её в один файл (zip), чтобы отправить.</translation>
    </message>
    <message>
        <source>{name} is over the limit of {most} for a file.</source>
        <translation>{name} больше предела для файла: {most}.</translation>
    </message>
    <message>
        <source>{name} can&apos;t be read. Check that it is still there.</source>
        <translation>Не удаётся прочитать {name}. Проверьте, на месте ли файл.</translation>
    </message>
    <message>
        <source>{count} B</source>
        <translation>{count} Б</translation>
    </message>
    <message>
        <source>{count} KB</source>
        <translation>{count} КБ</translation>
    </message>
    <message>
        <source>{count} MB</source>
        <translation>{count} МБ</translation>
    </message>
    <message>
        <source>{count} GB</source>
        <translation>{count} ГБ</translation>
    </message>
    <message>
        <source>Picture {time}</source>
        <translation>Изображение {time}</translation>
    </message>
</context>
<context>
    <name>FoldedPage</name>
    <message>
        <source>Folded chats</source>
        <translation>Свёрнутые беседы</translation>
    </message>
    <message>
        <source>Back to all chats</source>
        <translation>Назад ко всем беседам</translation>
    </message>
</context>
<context>
    <name>FormatBar</name>
    <message>
        <source>Format</source>
        <translation>Формат</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>Полужирный</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>Курсив</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Clear formatting</source>
        <translation>Убрать форматирование</translation>
    </message>
    <message>
        <source>Usual colour</source>
        <translation>Обычный цвет</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Красный</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Оранжевый</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Зелёный</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Синий</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Фиолетовый</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Серый</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>Мелкий</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Обычный</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Крупный</translation>
    </message>
    <message>
        <source>Huge</source>
        <translation>Очень крупный</translation>
    </message>
</context>
<context>
    <name>FoundList</name>
    <message>
        <source>Look again</source>
        <translation>Искать снова</translation>
    </message>
    <message>
        <source>Look on the whole network</source>
        <translation>Искать во всей сети</translation>
    </message>
    <message>
        <source>Looking for servers on the network…</source>
        <translation>Идёт поиск серверов в сети…</translation>
    </message>
    <message>
        <source>Looking for servers on this machine…</source>
        <translation>Идёт поиск серверов на этом компьютере…</translation>
    </message>
    <message>
        <source>No server found. Type the address, or paste an invite link.</source>
        <translation>Серверы не найдены. Введите адрес или вставьте ссылку-приглашение.</translation>
    </message>
    <message>
        <source>Found: choose your company</source>
        <translation>Найдено: выберите свою компанию</translation>
    </message>
</context>
<context>
    <name>FoundPage</name>
    <message>
        <source>Search results</source>
        <translation>Результаты поиска</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Ничего не найдено</translation>
    </message>
    <message>
        <source>Try other words, a name, its pinyin or initials like zs, or a staff number.</source>
        <translation>Попробуйте другие слова, имя, пиньинь или инициалы, например zs, или табельный номер.</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>General</source>
        <translation>Общие</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Start with the system</source>
        <translation>Запускать вместе с системой</translation>
    </message>
    <message>
        <source>Opens quietly in the tray</source>
        <translation>Открывается незаметно, в трее</translation>
    </message>
    <message>
        <source>Closing the window keeps Linxin in the tray</source>
        <translation>При закрытии окна оставаться в трее</translation>
    </message>
    <message>
        <source>This desktop shows no tray.</source>
        <translation>На этом рабочем столе нет трея.</translation>
    </message>
    <message>
        <source>Send messages with</source>
        <translation>Отправлять сообщения по</translation>
    </message>
    <message>
        <source>The other key begins a new line</source>
        <translation>Другая клавиша начинает новую строку</translation>
    </message>
    <message>
        <source>Check the spelling while writing</source>
        <translation>Проверять орфографию при вводе</translation>
    </message>
    <message>
        <source>Of English words, and of Russian ones where the system has a dictionary of them</source>
        <translation>Английских слов, а русских — если в системе есть их словарь</translation>
    </message>
    <message>
        <source>Show me as away after</source>
        <translation>Показывать «нет на месте» через</translation>
    </message>
    <message>
        <source>When neither mouse nor keyboard is touched</source>
        <translation>Когда не трогают ни мышь, ни клавиатуру</translation>
    </message>
    <message>
        <source>Ask for the password after</source>
        <translation>Запрашивать пароль через</translation>
    </message>
    <message>
        <source>All windows are hidden until you give it; messages go on arriving</source>
        <translation>До ввода пароля все окна скрыты; сообщения приходят как обычно</translation>
    </message>
    <message>
        <source>Sign out and in again with your password once to use this.</source>
        <translation>Чтобы использовать это, один раз выйдите и войдите с паролем.</translation>
    </message>
    <message>
        <source>Messages go on arriving; quit from the tray</source>
        <translation>Сообщения продолжают приходить; выйти можно из трея</translation>
    </message>
    <message>
        <source>This desktop shows no tray, so closing the window ends Linxin</source>
        <translation>На этом рабочем столе нет трея, поэтому закрытие окна завершает Linxin</translation>
    </message>
    <message>
        <source>Follow system</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Никогда</translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n минуту</numerusform>
            <numerusform>%n минуты</numerusform>
            <numerusform>%n минут</numerusform>
        </translation>
    </message>
    <message>
        <source>The system did not take this; nothing was changed</source>
        <translation>Система не приняла это; ничего не изменилось</translation>
    </message>
</context>
<context>
    <name>Group</name>
    <message>
        <source>Owner</source>
        <translation>Владелец</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>Админ</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>не может писать</translation>
    </message>
    <message>
        <source>ends {time}</source>
        <translation>закроется {time}</translation>
    </message>
</context>
<context>
    <name>GroupEnds</name>
    <message>
        <source>Never</source>
        <translation>Без срока</translation>
    </message>
    <message>
        <source>In 1 day</source>
        <translation>Через 1 день</translation>
    </message>
    <message>
        <source>In 7 days</source>
        <translation>Через 7 дней</translation>
    </message>
    <message>
        <source>In 30 days</source>
        <translation>Через 30 дней</translation>
    </message>
    <message>
        <source>On a day</source>
        <translation>В выбранный день</translation>
    </message>
</context>
<context>
    <name>GroupMenu</name>
    <message>
        <source>Group settings</source>
        <translation>Параметры группы</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Объявление</translation>
    </message>
    <message>
        <source>Add people…</source>
        <translation>Добавить людей…</translation>
    </message>
    <message>
        <source>Leave group…</source>
        <translation>Выйти из группы…</translation>
    </message>
    <message>
        <source>Disband group…</source>
        <translation>Распустить группу…</translation>
    </message>
</context>
<context>
    <name>GroupSettingsDialog</name>
    <message>
        <source>Name of the group</source>
        <translation>Название группы</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Описание</translation>
    </message>
    <message>
        <source>Who may join</source>
        <translation>Кто может вступить</translation>
    </message>
    <message>
        <source>Those whom owner and admins add</source>
        <translation>Кого добавят владелец и администраторы</translation>
    </message>
    <message>
        <source>Who asks, once owner or admins agree</source>
        <translation>По заявке с одобрения администратора</translation>
    </message>
    <message>
        <source>Anyone</source>
        <translation>Любой</translation>
    </message>
    <message>
        <source>Those whom any member adds</source>
        <translation>Кого добавит любой участник</translation>
    </message>
    <message>
        <source>Newcomers see what was said before</source>
        <translation>Новые участники видят прежние сообщения</translation>
    </message>
    <message>
        <source>Only owner and admins write</source>
        <translation>Пишут только владелец и администраторы</translation>
    </message>
    <message>
        <source>My name in this group</source>
        <translation>Моё имя в этой группе</translation>
    </message>
    <message>
        <source>As everywhere</source>
        <translation>Как везде</translation>
    </message>
    <message>
        <source>Group settings</source>
        <translation>Параметры группы</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>The owner decides this.</source>
        <translation>Это решает владелец.</translation>
    </message>
    <message>
        <source>A group keeps a name.</source>
        <translation>У группы должно быть название.</translation>
    </message>
    <message>
        <source>This day has passed. Choose a later one.</source>
        <translation>Этот день уже прошёл. Выберите более поздний.</translation>
    </message>
</context>
<context>
    <name>GroupSurfaces</name>
    <message>
        <source>Add people</source>
        <translation>Добавить людей</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Add ({count})</source>
        <translation>Добавить ({count})</translation>
    </message>
    <message>
        <source>You see no new messages from then on. What was said until then stays readable.</source>
        <translation>Новые сообщения вам больше не приходят. Прежние можно читать.</translation>
    </message>
    <message>
        <source>Leave this group?</source>
        <translation>Выйти из этой группы?</translation>
    </message>
    <message>
        <source>Leave group</source>
        <translation>Выйти из группы</translation>
    </message>
    <message>
        <source>Nobody can write in it any more. What was said stays readable to its members.</source>
        <translation>Писать в неё больше никто не сможет. Участники могут читать прежние сообщения.</translation>
    </message>
    <message>
        <source>Disband this group?</source>
        <translation>Распустить эту группу?</translation>
    </message>
    <message>
        <source>Disband group</source>
        <translation>Распустить группу</translation>
    </message>
    <message>
        <source>Hand the group over to {name}?</source>
        <translation>Передать группу? Новый владелец: {name}</translation>
    </message>
    <message>
        <source>It is theirs from then on, and you become a plain member.</source>
        <translation>После этого вы станете обычным участником.</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Передать</translation>
    </message>
    <message>
        <source>Remove {name} from the group?</source>
        <translation>Исключить из группы: {name}?</translation>
    </message>
    <message>
        <source>They keep what was said until now, and see nothing that comes after it.</source>
        <translation>Прежние сообщения у человека останутся, новых он не увидит.</translation>
    </message>
    <message>
        <source>Remove from group</source>
        <translation>Исключить из группы</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>{name} talks over Linxin.

1. Install Linxin and open it.
2. Put this link into the field for the server:
   {link}
3. Sign in with your staff number and the password you were given.

Fingerprint of {name}: {fingerprint}</source>
        <translation>{name} общается в Linxin.

1. Установите Linxin и откройте.
2. Вставьте эту ссылку в поле сервера:
   {link}
3. Войдите с табельным номером и выданным паролем.

Отпечаток {name}: {fingerprint}</translation>
    </message>
</context>
<context>
    <name>GuidePage</name>
    <message>
        <source>Bring your colleagues in</source>
        <translation>Пригласите коллег</translation>
    </message>
    <message>
        <source>Add people</source>
        <translation>Добавить людей</translation>
    </message>
    <message>
        <source>One by one, or all at once from an Excel or CSV table. You see what changes before it does.</source>
        <translation>По одному или сразу всех из таблицы Excel или CSV. Изменения видны до того, как вступят в силу.</translation>
    </message>
    <message>
        <source>Invite them</source>
        <translation>Пригласите их</translation>
    </message>
    <message>
        <source>Whoever opens the link or scans the code comes to your server without comparing anything.</source>
        <translation>Кто откроет ссылку или считает код, попадёт на ваш сервер без сверки отпечатка.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Everyone signs in with the staff number and one-time password you gave them. This page stays here.</source>
        <translation>Каждый входит с табельным номером и одноразовым паролем, который вы выдали. Эта страница остаётся здесь.</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Добавить сотрудника</translation>
    </message>
    <message>
        <source>Import a table…</source>
        <translation>Загрузить таблицу…</translation>
    </message>
    <message>
        <source>Invite link as a QR code</source>
        <translation>Ссылка-приглашение в виде QR-кода</translation>
    </message>
    <message>
        <source>Addresses of the server, as colleagues reach it</source>
        <translation>Адреса сервера, доступные коллегам</translation>
    </message>
    <message>
        <source>Invite link</source>
        <translation>Ссылка-приглашение</translation>
    </message>
    <message>
        <source>The server listens to this computer alone. Let it listen on the network (setting “listen”), or write an address that leads to it.</source>
        <translation>Сервер принимает подключения только с этого компьютера. Разрешите ему слушать сеть (параметр listen) или укажите адрес, который к нему ведёт.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Искать снова</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Копировать ссылку</translation>
    </message>
    <message>
        <source>Copy words for a mail</source>
        <translation>Копировать текст письма</translation>
    </message>
    <message>
        <source>Save as a picture…</source>
        <translation>Сохранить картинку…</translation>
    </message>
    <message>
        <source>To the people</source>
        <translation>К сотрудникам</translation>
    </message>
    <message>
        <source>So far you are alone here.</source>
        <translation>Пока здесь только вы.</translation>
    </message>
    <message numerus="yes">
        <source>%n people are here.</source>
        <translation>
            <numerusform>Здесь %n человек.</numerusform>
            <numerusform>Здесь %n человека.</numerusform>
            <numerusform>Здесь %n человек.</numerusform>
        </translation>
    </message>
    <message>
        <source>Write addresses like 192.168.1.10:7443 or hc-server:7443, with commas between them.</source>
        <translation>Укажите адреса в виде 192.168.1.10:7443 или hc-server:7443, через запятую.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Скопировано</translation>
    </message>
    <message>
        <source>Save the invite</source>
        <translation>Сохранить приглашение</translation>
    </message>
    <message>
        <source>Written to {name}</source>
        <translation>Записано в {name}</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Search in this chat</source>
        <translation>Поиск в этой беседе</translation>
    </message>
    <message>
        <source>Jump to a date</source>
        <translation>Перейти к дате</translation>
    </message>
    <message>
        <source>Add people</source>
        <translation>Добавить людей</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Участники</translation>
    </message>
    <message>
        <source>Members show in a wider window</source>
        <translation>Для списка участников нужно окно шире</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Ещё</translation>
    </message>
</context>
<context>
    <name>HeadsDialog</name>
    <message>
        <source>Heads of {name}</source>
        <translation>Руководители: {name}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
</context>
<context>
    <name>ImportPanel</name>
    <message>
        <source>Preview of the import</source>
        <translation>Предварительный просмотр</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Disable who is not in the table</source>
        <translation>Отключить тех, кого нет в таблице</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>Что изменится</translation>
    </message>
    <message numerus="yes">
        <source>Apply %n changes</source>
        <translation>
            <numerusform>Применить %n изменение</numerusform>
            <numerusform>Применить %n изменения</numerusform>
            <numerusform>Применить %n изменений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows can&apos;t be taken. Mend the table and choose it again; nothing is changed.</source>
        <translation>
            <numerusform>Не удаётся принять %n строку. Исправьте таблицу и выберите её снова; ничего не изменилось.</numerusform>
            <numerusform>Не удаётся принять %n строки. Исправьте таблицу и выберите её снова; ничего не изменилось.</numerusform>
            <numerusform>Не удаётся принять %n строк. Исправьте таблицу и выберите её снова; ничего не изменилось.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JumpButton</name>
    <message>
        <source>Jump to latest</source>
        <translation>К последним сообщениям</translation>
    </message>
</context>
<context>
    <name>Later</name>
    <message>
        <source>A message waits until {when}.</source>
        <translation>Сообщение ждёт отправки: {when}.</translation>
    </message>
    <message>
        <source>Not sent: you were not allowed to write here then.</source>
        <translation>Не отправлено: к этому времени вам нельзя было писать сюда.</translation>
    </message>
    <message>
        <source>Not sent: your account was disabled then.</source>
        <translation>Не отправлено: к этому времени ваша учётная запись была отключена.</translation>
    </message>
</context>
<context>
    <name>LaterDialog</name>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Изменить…</translation>
    </message>
    <message>
        <source>Nothing waits here</source>
        <translation>Здесь ничего не ждёт отправки</translation>
    </message>
    <message>
        <source>The arrow beside Send keeps a message for later.</source>
        <translation>Стрелка рядом с кнопкой «Отправить» отложит сообщение.</translation>
    </message>
    <message>
        <source>Messages for later</source>
        <translation>Отложенные сообщения</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Отправить сейчас</translation>
    </message>
</context>
<context>
    <name>Lines</name>
    <message>
        <source>The organisation</source>
        <translation>Организация</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Вы</translation>
    </message>
    <message>
        <source>you</source>
        <translation>вы</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>{who} joined</source>
        <translation>{who} — теперь в группе</translation>
    </message>
    <message>
        <source>{who} left</source>
        <translation>{who} — больше не в группе</translation>
    </message>
    <message>
        <source>{by} added {whom}</source>
        <translation>{by}: теперь в группе — {whom}</translation>
    </message>
    <message>
        <source>{by} removed {whom}</source>
        <translation>{by}: больше не в группе — {whom}</translation>
    </message>
    <message>
        <source>{by} handed the group over to {whom}</source>
        <translation>{by}: новый владелец группы — {whom}</translation>
    </message>
    <message>
        <source>The group belongs to {whom} now</source>
        <translation>Новый владелец группы — {whom}</translation>
    </message>
    <message>
        <source>{by} made {whom} an admin</source>
        <translation>{by}: теперь администратор — {whom}</translation>
    </message>
    <message>
        <source>{by} took the admin&apos;s rank from {whom}</source>
        <translation>{by}: больше не администратор — {whom}</translation>
    </message>
    <message>
        <source>{by} muted {whom}</source>
        <translation>{by}: больше не может писать — {whom}</translation>
    </message>
    <message>
        <source>{by} let {whom} write again</source>
        <translation>{by}: снова может писать — {whom}</translation>
    </message>
    <message>
        <source>{by} took the name “{name}” in this group</source>
        <translation>{by}: имя в группе теперь «{name}»</translation>
    </message>
    <message>
        <source>{by} took the usual name in this group again</source>
        <translation>{by}: в группе снова обычное имя</translation>
    </message>
    <message>
        <source>{by} let the group end on {time}</source>
        <translation>{by}: группа закроется {time}</translation>
    </message>
    <message>
        <source>{by} let the group go on without an end</source>
        <translation>{by}: группа теперь без срока</translation>
    </message>
    <message>
        <source>This group ends on {time}. After that it can be read, but nobody writes in it.</source>
        <translation>Группа закроется {time}. После этого её можно читать, но писать в ней нельзя.</translation>
    </message>
    <message>
        <source>Now in charge here: {whom}</source>
        <translation>Теперь руководит здесь: {whom}</translation>
    </message>
    <message>
        <source>No longer in charge here: {whom}</source>
        <translation>Больше не руководит здесь: {whom}</translation>
    </message>
    <message>
        <source>Something changed for {whom}. A newer version tells.</source>
        <translation>Изменение, которое покажет новая версия: {whom}</translation>
    </message>
    <message>
        <source>The department&apos;s group begins here</source>
        <translation>Здесь начинается группа отдела</translation>
    </message>
    <message>
        <source>The group of all staff begins here</source>
        <translation>Здесь начинается группа всех сотрудников</translation>
    </message>
    <message>
        <source>{by} opened this room</source>
        <translation>{by}: комната открыта</translation>
    </message>
    <message>
        <source>{by} began this group</source>
        <translation>{by}: группа создана</translation>
    </message>
    <message>
        <source>{by} began this group with {whom}</source>
        <translation>{by}: группа создана, участники: {whom}</translation>
    </message>
    <message>
        <source>{by} took the notice away</source>
        <translation>{by}: объявление снято</translation>
    </message>
    <message>
        <source>{by} set the notice: {text}</source>
        <translation>{by}, объявление: {text}</translation>
    </message>
    <message>
        <source>{by} disbanded the group</source>
        <translation>{by}: группа распущена</translation>
    </message>
    <message>
        <source>; </source>
        <translation>; </translation>
    </message>
    <message>
        <source>{by} renamed the group “{name}”</source>
        <translation>{by}: новое название группы — «{name}»</translation>
    </message>
    <message>
        <source>The group is called “{name}” now</source>
        <translation>Группа теперь называется «{name}»</translation>
    </message>
    <message>
        <source>{by} changed the description</source>
        <translation>{by}: описание изменено</translation>
    </message>
    <message>
        <source>{by} let newcomers see what was said before</source>
        <translation>{by}: новые участники видят прежние сообщения</translation>
    </message>
    <message>
        <source>{by} let newcomers see only what comes after them</source>
        <translation>{by}: новые участники видят только то, что после них</translation>
    </message>
    <message>
        <source>{by} muted everyone but owner and admins</source>
        <translation>{by}: теперь пишут только владелец и администраторы</translation>
    </message>
    <message>
        <source>{by} let everyone write again</source>
        <translation>{by}: снова могут писать все</translation>
    </message>
    <message>
        <source>{by} let only owner and admins add people</source>
        <translation>{by}: людей добавляют только владелец и администраторы</translation>
    </message>
    <message>
        <source>{by} let people ask to join</source>
        <translation>{by}: вступить можно по заявке</translation>
    </message>
    <message>
        <source>{by} opened the group to everyone</source>
        <translation>{by}: вступить может любой</translation>
    </message>
    <message>
        <source>{by} changed who may join</source>
        <translation>{by}: изменено, кто может вступить</translation>
    </message>
    <message>
        <source>This group ended on {time}. What was said stays readable.</source>
        <translation>Группа закрыта {time}. Прежние сообщения можно читать.</translation>
    </message>
</context>
<context>
    <name>ListPanel</name>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Беседы</translation>
    </message>
    <message>
        <source>Search people by name, pinyin, initials or number, groups, and messages by words</source>
        <translation>Поиск людей по имени, пиньиню, инициалам или номеру, групп и сообщений по словам</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Организация</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Группы</translation>
    </message>
    <message>
        <source>The organisation is on its way</source>
        <translation>Структура организации загружается</translation>
    </message>
    <message>
        <source>It appears as soon as the server has told it.</source>
        <translation>Она появится, как только её пришлёт сервер.</translation>
    </message>
    <message>
        <source>No conversations yet</source>
        <translation>Бесед пока нет</translation>
    </message>
    <message>
        <source>Search for a colleague above to write the first message.</source>
        <translation>Найдите коллегу в поиске выше и напишите первым.</translation>
    </message>
    <message>
        <source>No groups yet</source>
        <translation>Групп пока нет</translation>
    </message>
    <message>
        <source>Start one, or find a room, by the button beside the search.</source>
        <translation>Кнопка рядом с поиском создаст группу или найдёт комнату.</translation>
    </message>
    <message>
        <source>New group…</source>
        <translation>Новая группа…</translation>
    </message>
    <message>
        <source>Find rooms…</source>
        <translation>Найти комнаты…</translation>
    </message>
    <message>
        <source>New contact group…</source>
        <translation>Новый список…</translation>
    </message>
    <message>
        <source>New group, rooms, contact groups</source>
        <translation>Новая группа, комнаты, списки</translation>
    </message>
</context>
<context>
    <name>Lock</name>
    <message>
        <source>Too many wrong passwords. Signing out…</source>
        <translation>Слишком много неверных паролей. Выход…</translation>
    </message>
    <message>
        <source>Sign out and in again with your password once. Then this can be locked.</source>
        <translation>Выйдите и войдите с паролем один раз. После этого можно будет блокировать.</translation>
    </message>
</context>
<context>
    <name>LockWindow</name>
    <message>
        <source>Linxin</source>
        <translation>Linxin</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Заблокировано</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>Caps Lock seems to be on</source>
        <translation>Похоже, включён Caps Lock</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>Wait a moment…</source>
        <translation>Подождите…</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Проверка…</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Разблокировать</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Message recalled</source>
        <translation>Сообщение отозвано</translation>
    </message>
    <message>
        <source>Needs a newer version</source>
        <translation>Нужна более новая версия</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Подключение…</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Linxin</source>
        <translation>Linxin</translation>
    </message>
    <message>
        <source>My card</source>
        <translation>Моя карточка</translation>
    </message>
</context>
<context>
    <name>MemberMenu</name>
    <message>
        <source>Card</source>
        <translation>Карточка</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Написать</translation>
    </message>
    <message>
        <source>Let them write again</source>
        <translation>Разрешить писать</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Запретить писать</translation>
    </message>
    <message>
        <source>Remove from group…</source>
        <translation>Исключить из группы…</translation>
    </message>
    <message>
        <source>Make a plain member</source>
        <translation>Сделать обычным участником</translation>
    </message>
    <message>
        <source>Make an admin</source>
        <translation>Сделать администратором</translation>
    </message>
    <message>
        <source>Hand the group over…</source>
        <translation>Передать группу…</translation>
    </message>
</context>
<context>
    <name>MemberPanel</name>
    <message>
        <source>Notice</source>
        <translation>Объявление</translation>
    </message>
    <message>
        <source>Open the notice</source>
        <translation>Открыть объявление</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Участники</translation>
    </message>
    <message>
        <source>Search members</source>
        <translation>Поиск участников</translation>
    </message>
    <message>
        <source>Add people</source>
        <translation>Добавить людей</translation>
    </message>
    <message numerus="yes">
        <source>%n ask to join</source>
        <translation>
            <numerusform>%n заявка на вступление</numerusform>
            <numerusform>%n заявки на вступление</numerusform>
            <numerusform>%n заявок на вступление</numerusform>
        </translation>
    </message>
    <message>
        <source>No notice yet</source>
        <translation>Объявления пока нет</translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <source>in an hour, {clock}</source>
        <translation>через час, {clock}</translation>
    </message>
    <message>
        <source>{day}, {clock}</source>
        <translation>{day}, {clock}</translation>
    </message>
    <message>
        <source>today</source>
        <translation>сегодня</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>завтра</translation>
    </message>
    <message>
        <source>{date}, {day}</source>
        <translation>{date}, {day}</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>Department</source>
        <translation>Отдел</translation>
    </message>
    <message>
        <source>No department</source>
        <translation>Без отдела</translation>
    </message>
    <message numerus="yes">
        <source>Move %n people</source>
        <translation>
            <numerusform>Переместить %n человека</numerusform>
            <numerusform>Переместить %n человек</numerusform>
            <numerusform>Переместить %n человек</numerusform>
        </translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Переместить</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>Network</source>
        <translation>Сеть</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Организация</translation>
    </message>
    <message>
        <source>Finding servers</source>
        <translation>Поиск серверов</translation>
    </message>
    <message>
        <source>Connect now</source>
        <translation>Подключиться сейчас</translation>
    </message>
    <message>
        <source>Copy the fingerprint</source>
        <translation>Копировать отпечаток</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>Этот компьютер</translation>
    </message>
    <message>
        <source>Whole network</source>
        <translation>Вся сеть</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Сервер</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Подключено</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Не подключено</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Подключение…</translation>
    </message>
    <message>
        <source>IT published this fingerprint. If it ever differs, ask before signing in.</source>
        <translation>Этот отпечаток опубликовал отдел ИТ. Если он вдруг изменится, спросите прежде, чем входить.</translation>
    </message>
    <message>
        <source>Look for servers on</source>
        <translation>Где искать серверы</translation>
    </message>
    <message>
        <source>Not encrypted: the server is on this machine</source>
        <translation>Без шифрования: сервер на этом компьютере</translation>
    </message>
    <message>
        <source>Encrypted; only your organisation&apos;s own key is accepted</source>
        <translation>Зашифровано; принимается только ключ вашей организации</translation>
    </message>
    <message>
        <source>The system vouches for the server&apos;s certificate</source>
        <translation>За сертификат сервера ручается система</translation>
    </message>
    <message>
        <source>Now only on these, as the settings file says: {names}</source>
        <translation>Сейчас только здесь, как указано в файле настроек: {names}</translation>
    </message>
    <message>
        <source>When you look for one in the sign-in window; the present connection stays</source>
        <translation>Когда вы ищете сервер в окне входа; текущее подключение не меняется</translation>
    </message>
</context>
<context>
    <name>NewContactGroupDialog</name>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Only you see it</source>
        <translation>Видно только вам</translation>
    </message>
    <message>
        <source>New contact group</source>
        <translation>Новый список</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Создать</translation>
    </message>
    <message>
        <source>Create ({count})</source>
        <translation>Создать ({count})</translation>
    </message>
</context>
<context>
    <name>NewGroupDialog</name>
    <message>
        <source>Name of the group</source>
        <translation>Название группы</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>Необязательно</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>Новая группа</translation>
    </message>
    <message>
        <source>Begin group</source>
        <translation>Создать группу</translation>
    </message>
    <message>
        <source>Begin group ({count})</source>
        <translation>Создать группу ({count})</translation>
    </message>
</context>
<context>
    <name>NewPasswordForm</name>
    <message>
        <source>Caps Lock seems to be on</source>
        <translation>Похоже, включён Caps Lock</translation>
    </message>
    <message>
        <source>The password you were given</source>
        <translation>Выданный вам пароль</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Новый пароль</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>Новый пароль ещё раз</translation>
    </message>
</context>
<context>
    <name>NewRoleDialog</name>
    <message>
        <source>Name of the role</source>
        <translation>Название роли</translation>
    </message>
    <message>
        <source>It begins with what an employee may do.</source>
        <translation>Сначала у неё те же права, что у сотрудника.</translation>
    </message>
    <message>
        <source>New role</source>
        <translation>Новая роль</translation>
    </message>
    <message>
        <source>Make role</source>
        <translation>Создать роль</translation>
    </message>
    <message>
        <source>A role has a name.</source>
        <translation>У роли должно быть название.</translation>
    </message>
</context>
<context>
    <name>NewRoomDialog</name>
    <message>
        <source>Name of the room</source>
        <translation>Название комнаты</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Описание</translation>
    </message>
    <message>
        <source>Who may join</source>
        <translation>Кто может вступить</translation>
    </message>
    <message>
        <source>Anyone</source>
        <translation>Любой</translation>
    </message>
    <message>
        <source>Who asks, once owner or admins agree</source>
        <translation>По заявке с одобрения администратора</translation>
    </message>
    <message>
        <source>Open a room</source>
        <translation>Открыть комнату</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>A room needs a name that others can find.</source>
        <translation>Комнате нужно название, чтобы её нашли другие.</translation>
    </message>
</context>
<context>
    <name>NoticeDialog</name>
    <message>
        <source>Notice</source>
        <translation>Объявление</translation>
    </message>
    <message>
        <source>What everyone here should know</source>
        <translation>Что здесь следует знать всем</translation>
    </message>
    <message>
        <source>Put up</source>
        <translation>Опубликовать</translation>
    </message>
    <message>
        <source>Take down</source>
        <translation>Снять</translation>
    </message>
</context>
<context>
    <name>NoticeLine</name>
    <message>
        <source>Notice: {words}</source>
        <translation>Объявление: {words}</translation>
    </message>
</context>
<context>
    <name>NotificationsPage</name>
    <message>
        <source>Notifications are off.</source>
        <translation>Уведомления выключены.</translation>
    </message>
    <message>
        <source>Quiet hours are off.</source>
        <translation>Тихие часы выключены.</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Уведомления</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>Тихие часы</translation>
    </message>
    <message>
        <source>Tell me of new messages</source>
        <translation>Сообщать о новых сообщениях</translation>
    </message>
    <message>
        <source>While another window is in front</source>
        <translation>Когда впереди другое окно</translation>
    </message>
    <message>
        <source>Show what was written</source>
        <translation>Показывать текст сообщения</translation>
    </message>
    <message>
        <source>Otherwise only who wrote</source>
        <translation>Иначе только имя автора</translation>
    </message>
    <message>
        <source>Play a sound</source>
        <translation>Подавать звук</translation>
    </message>
    <message>
        <source>The sound</source>
        <translation>Звук</translation>
    </message>
    <message>
        <source>Two short notes</source>
        <translation>Две короткие ноты</translation>
    </message>
    <message>
        <source>Nothing rings at certain hours</source>
        <translation>Не беспокоить в определённые часы</translation>
    </message>
    <message>
        <source>Messages still arrive and are counted, every day</source>
        <translation>Каждый день; сообщения по-прежнему приходят и считаются</translation>
    </message>
    <message>
        <source>From</source>
        <translation>С</translation>
    </message>
    <message>
        <source>To</source>
        <translation>До</translation>
    </message>
    <message>
        <source>A time before the first means the next morning</source>
        <translation>Время раньше первого означает следующее утро</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Прослушать</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>The picture can&apos;t be copied: it is not here, or can&apos;t be shown.</source>
        <translation>Изображение нельзя скопировать: оно не загружено или не читается.</translation>
    </message>
    <message>
        <source>Picture copied</source>
        <translation>Изображение скопировано</translation>
    </message>
    <message>
        <source>{name} could be a program, so it is only saved. Ask its sender before you start it.</source>
        <translation>{name} может быть программой, поэтому только сохраняется. Спросите отправителя, прежде чем запускать.</translation>
    </message>
    <message>
        <source>No program here opens {name}. It is saved among your downloads.</source>
        <translation>Здесь нет программы для {name}. Файл сохранён в загрузках.</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Сохранить как</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>Сохранено как {name}</translation>
    </message>
</context>
<context>
    <name>Organisation</name>
    <message>
        <source>unfolded</source>
        <translation>развёрнуто</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>свёрнуто</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Избранное</translation>
    </message>
</context>
<context>
    <name>OutsideCard</name>
    <message>
        <source>Phones</source>
        <translation>Телефоны</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Почта</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Подпись</translation>
    </message>
    <message>
        <source>And what you say beside your status</source>
        <translation>А также слова при вашем статусе</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Friends and colleagues</source>
        <translation>Друзья и коллеги</translation>
    </message>
    <message>
        <source>Colleagues only</source>
        <translation>Только коллеги</translation>
    </message>
</context>
<context>
    <name>OwnCard</name>
    <message>
        <source>Status: {status}</source>
        <translation>Статус: {status}</translation>
    </message>
    <message>
        <source>Add a signature</source>
        <translation>Добавить подпись</translation>
    </message>
    <message>
        <source>My card: {words}</source>
        <translation>Моя карточка: {words}</translation>
    </message>
</context>
<context>
    <name>PanelFoot</name>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>Администратор</translation>
    </message>
    <message>
        <source>Offline: try now</source>
        <translation>Нет связи: повторить</translation>
    </message>
</context>
<context>
    <name>PanelTabs</name>
    <message>
        <source>Chats</source>
        <translation>Беседы</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Организация</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Группы</translation>
    </message>
</context>
<context>
    <name>Password</name>
    <message>
        <source>Wrong password. One try left.</source>
        <translation>Неверный пароль. Осталась одна попытка.</translation>
    </message>
    <message>
        <source>Wrong password.</source>
        <translation>Неверный пароль.</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>It is shown this once. {name} ({number}) chooses another at the first sign-in.</source>
        <translation>Пароль показан один раз. При первом входе {name} ({number}) задаст другой.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>One-time password</source>
        <translation>Одноразовый пароль</translation>
    </message>
</context>
<context>
    <name>PasswordForm</name>
    <message>
        <source>Present password</source>
        <translation>Текущий пароль</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Новый пароль</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>Новый пароль ещё раз</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>Изменить пароль</translation>
    </message>
</context>
<context>
    <name>PasswordLine</name>
    <message>
        <source>Hide password</source>
        <translation>Скрыть пароль</translation>
    </message>
    <message>
        <source>Show password</source>
        <translation>Показать пароль</translation>
    </message>
</context>
<context>
    <name>PasswordsDialog</name>
    <message>
        <source>They are shown this once. Each chooses another at the first sign-in.</source>
        <translation>Пароли показаны один раз. При первом входе каждый задаст свой.</translation>
    </message>
    <message>
        <source>One-time passwords</source>
        <translation>Одноразовые пароли</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Копировать все</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Сохранить…</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>Departments</source>
        <translation>Отделы</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Сотрудники</translation>
    </message>
    <message>
        <source>Add department</source>
        <translation>Добавить отдел</translation>
    </message>
    <message>
        <source>Name, number</source>
        <translation>Имя, номер</translation>
    </message>
    <message>
        <source>Search people</source>
        <translation>Поиск людей</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n человек</numerusform>
            <numerusform>%n человека</numerusform>
            <numerusform>%n человек</numerusform>
        </translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Изменить…</translation>
    </message>
    <message>
        <source>Move…</source>
        <translation>Переместить…</translation>
    </message>
    <message>
        <source>Reset password…</source>
        <translation>Сбросить пароль…</translation>
    </message>
    <message>
        <source>Role…</source>
        <translation>Роль…</translation>
    </message>
    <message>
        <source>Enable account</source>
        <translation>Включить учётную запись</translation>
    </message>
    <message>
        <source>Disable account…</source>
        <translation>Отключить учётную запись…</translation>
    </message>
    <message>
        <source>Reset the password of {name}?</source>
        <translation>Сбросить пароль: {name}?</translation>
    </message>
    <message>
        <source>They are signed out everywhere and come in with a one-time password.</source>
        <translation>Все сеансы завершатся; войти можно будет с одноразовым паролем.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Сбросить</translation>
    </message>
    <message>
        <source>Rename or move…</source>
        <translation>Переименовать или переместить…</translation>
    </message>
    <message>
        <source>Heads…</source>
        <translation>Руководители…</translation>
    </message>
    <message>
        <source>Remove department…</source>
        <translation>Удалить отдел…</translation>
    </message>
    <message>
        <source>Remove the department {name}?</source>
        <translation>Удалить отдел «{name}»?</translation>
    </message>
    <message>
        <source>It must be empty. Its group ends; what was said there is kept.</source>
        <translation>Отдел должен быть пуст. Его группа закроется, сообщения сохранятся.</translation>
    </message>
    <message>
        <source>Remove department</source>
        <translation>Удалить отдел</translation>
    </message>
</context>
<context>
    <name>PersonDialog</name>
    <message>
        <source>Staff number</source>
        <translation>Табельный номер</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Отдел</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Должность</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Уровень</translation>
    </message>
    <message>
        <source>Place among colleagues</source>
        <translation>Место среди коллег</translation>
    </message>
    <message>
        <source>0 stands first</source>
        <translation>0 — первым</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>Телефоны</translation>
    </message>
    <message>
        <source>Several with commas between them</source>
        <translation>Несколько — через запятую</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Почта</translation>
    </message>
    <message>
        <source>No department</source>
        <translation>Без отдела</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Добавить сотрудника</translation>
    </message>
    <message>
        <source>Edit {name}</source>
        <translation>Изменить: {name}</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Everyone has a staff number.</source>
        <translation>Нужен табельный номер.</translation>
    </message>
    <message>
        <source>Everyone has a name.</source>
        <translation>Нужно имя.</translation>
    </message>
    <message>
        <source>A whole number from 0.</source>
        <translation>Целое число от 0.</translation>
    </message>
    <message numerus="yes">
        <source>At most %n phones of {length} characters.</source>
        <translation>
            <numerusform>Не больше %n телефона по {length} знаков.</numerusform>
            <numerusform>Не больше %n телефонов по {length} знаков.</numerusform>
            <numerusform>Не больше %n телефонов по {length} знаков.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonGroupsMenu</name>
    <message>
        <source>Contact groups</source>
        <translation>Мои списки</translation>
    </message>
    <message>
        <source>New contact group…</source>
        <translation>Новый список…</translation>
    </message>
</context>
<context>
    <name>PersonMenu</name>
    <message>
        <source>Message</source>
        <translation>Написать</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Карточка</translation>
    </message>
    <message>
        <source>Give them another name…</source>
        <translation>Назвать по-своему…</translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation>Убрать из избранного</translation>
    </message>
    <message>
        <source>Add to favourites</source>
        <translation>Добавить в избранное</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Разблокировать</translation>
    </message>
    <message>
        <source>Block…</source>
        <translation>Заблокировать…</translation>
    </message>
</context>
<context>
    <name>PersonSurfaces</name>
    <message>
        <source>Copied</source>
        <translation>Скопировано</translation>
    </message>
    <message>
        <source>Block {name}?</source>
        <translation>Заблокировать: {name}?</translation>
    </message>
    <message>
        <source>They can&apos;t write to you alone any more, and see you as offline. Groups stay as they are.</source>
        <translation>Человек не сможет писать вам лично и будет видеть вас не в сети. В группах всё останется как есть.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Заблокировать</translation>
    </message>
</context>
<context>
    <name>Picker</name>
    <message>
        <source>Name, pinyin, number, department</source>
        <translation>Имя, пиньинь, номер, отдел</translation>
    </message>
    <message>
        <source>Search people</source>
        <translation>Поиск людей</translation>
    </message>
    <message>
        <source>People to choose from</source>
        <translation>Кого можно выбрать</translation>
    </message>
</context>
<context>
    <name>Presence</name>
    <message>
        <source>Online</source>
        <translation>В сети</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Нет на месте</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Занят</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Не беспокоить</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Отсутствует</translation>
    </message>
    <message>
        <source>Offline to others</source>
        <translation>Невидимка</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Не в сети</translation>
    </message>
</context>
<context>
    <name>PresenceMenu</name>
    <message>
        <source>{words}…</source>
        <translation>{words}…</translation>
    </message>
    <message>
        <source>In your own words, for a while…</source>
        <translation>Своими словами, на время…</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Privacy</source>
        <translation>Конфиденциальность</translation>
    </message>
    <message>
        <source>Blocked colleagues</source>
        <translation>Заблокированные коллеги</translation>
    </message>
    <message>
        <source>What outside contacts see of your card</source>
        <translation>Что в вашей карточке видят внешние контакты</translation>
    </message>
    <message>
        <source>Outside contacts are partners and others who sign in as guests. Friends are those of them whom you keep as favourites or in a contact group. Colleagues always see your whole card.</source>
        <translation>Внешние контакты — партнёры и другие, кто входит как гость. Друзья — те из них, кто у вас в избранном или в ваших списках. Коллеги всегда видят карточку целиком.</translation>
    </message>
    <message>
        <source>Tell others when I have read their messages</source>
        <translation>Сообщать, что я прочитываю сообщения</translation>
    </message>
    <message>
        <source>Tell others while I type</source>
        <translation>Показывать, что я печатаю</translation>
    </message>
    <message>
        <source>Start offline to others</source>
        <translation>Начинать невидимкой</translation>
    </message>
    <message>
        <source>Every time Linxin starts on this device; change it any time behind your picture</source>
        <translation>При каждом запуске Linxin на этом устройстве; изменить можно в любой момент, нажав на своё фото</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Разблокировать</translation>
    </message>
    <message>
        <source>You have blocked nobody</source>
        <translation>Вы никого не заблокировали</translation>
    </message>
    <message>
        <source>Whom you block on their card can&apos;t write to you alone and sees you as offline</source>
        <translation>Кого вы заблокируете в карточке, не сможет писать вам лично и увидит вас не в сети</translation>
    </message>
    <message>
        <source>Otherwise they see that they arrived, and you don&apos;t see who has read yours either</source>
        <translation>Иначе видно лишь, что они доставлены, и вы тоже не видите, кто прочитал ваши</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>This file can&apos;t be read. Choose another one.</source>
        <translation>Не удалось прочитать файл. Выберите другой.</translation>
    </message>
    <message>
        <source>This is no picture that Linxin knows. Choose a JPEG, PNG, WebP, GIF or BMP file.</source>
        <translation>Такие изображения Linxin не открывает. Выберите файл JPEG, PNG, WebP, GIF или BMP.</translation>
    </message>
    <message>
        <source>This picture is damaged or cut short. Choose another one.</source>
        <translation>Изображение повреждено или неполное. Выберите другое.</translation>
    </message>
    <message>
        <source>This picture is too large to open. Make it smaller first.</source>
        <translation>Изображение слишком велико. Сначала уменьшите его.</translation>
    </message>
    <message>
        <source>This picture is too small: it needs {side} pixels each way.</source>
        <translation>Изображение слишком мало: нужно не меньше {side} пикселей по каждой стороне.</translation>
    </message>
</context>
<context>
    <name>ProfileDialog</name>
    <message>
        <source>Change picture…</source>
        <translation>Сменить фото…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Words under your name</source>
        <translation>Подпись под именем</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>Телефоны</translation>
    </message>
    <message>
        <source>Several with commas between them</source>
        <translation>Несколько — через запятую</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Почта</translation>
    </message>
    <message>
        <source>Your organisation keeps these. Ask an admin to change them.</source>
        <translation>Эти данные ведёт организация. Изменить их может администратор.</translation>
    </message>
    <message>
        <source>My profile</source>
        <translation>Мой профиль</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Level {level}</source>
        <translation>Уровень {level}</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Выберите изображение</translation>
    </message>
    <message>
        <source>Colleagues see your new picture</source>
        <translation>Коллеги видят ваше новое фото</translation>
    </message>
    <message>
        <source>Picture removed</source>
        <translation>Фото удалено</translation>
    </message>
    <message numerus="yes">
        <source>At most %n phones of {length} characters.</source>
        <translation>
            <numerusform>Не больше %n телефона по {length} знаков.</numerusform>
            <numerusform>Не больше %n телефонов по {length} знаков.</numerusform>
            <numerusform>Не больше %n телефонов по {length} знаков.</numerusform>
        </translation>
    </message>
    <message>
        <source>Profile saved</source>
        <translation>Профиль сохранён</translation>
    </message>
</context>
<context>
    <name>QCoreApplication.Counts</name>
    <message numerus="yes">
        <source>Wrong password. %n tries left.</source>
        <translation>
            <numerusform>Неверный пароль. Осталась %n попытка.</numerusform>
            <numerusform>Неверный пароль. Осталось %n попытки.</numerusform>
            <numerusform>Неверный пароль. Осталось %n попыток.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Chats</source>
        <translation>Беседы</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Контакты</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>Управление</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
</context>
<context>
    <name>ReadersDialog</name>
    <message>
        <source>Read ({count})</source>
        <translation>Прочитали ({count})</translation>
    </message>
    <message>
        <source>Not read ({count})</source>
        <translation>Не прочитали ({count})</translation>
    </message>
    <message>
        <source>Who has read it</source>
        <translation>Кто прочитал</translation>
    </message>
    <message>
        <source>Nobody has read it yet.</source>
        <translation>Пока никто не прочитал.</translation>
    </message>
    <message>
        <source>Everyone has read it.</source>
        <translation>Прочитали все.</translation>
    </message>
    <message numerus="yes">
        <source>%n reminded</source>
        <translation>
            <numerusform>Напоминание отправлено %n человеку</numerusform>
            <numerusform>Напоминания отправлены %n людям</numerusform>
            <numerusform>Напоминания отправлены %n людям</numerusform>
        </translation>
    </message>
    <message>
        <source>Remind again (last {time})</source>
        <translation>Ещё раз (было {time})</translation>
    </message>
    <message>
        <source>Reminded {time}</source>
        <translation>Напоминание: {time}</translation>
    </message>
    <message>
        <source>Remind</source>
        <translation>Напомнить</translation>
    </message>
</context>
<context>
    <name>RemarkDialog</name>
    <message>
        <source>Your name for them</source>
        <translation>Как называть</translation>
    </message>
    <message>
        <source>Only you see it. Leave it empty to show their own name.</source>
        <translation>Видно только вам. Оставьте пустым, чтобы показывать настоящее имя.</translation>
    </message>
    <message>
        <source>Your name for {name}</source>
        <translation>Как называть: {name}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
</context>
<context>
    <name>Reminders</name>
    <message>
        <source>Reminder: {words}</source>
        <translation>Напоминание: {words}</translation>
    </message>
    <message>
        <source>A message</source>
        <translation>Сообщение</translation>
    </message>
</context>
<context>
    <name>RemindersDialog</name>
    <message>
        <source>Remove</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Put off…</source>
        <translation>Отложить…</translation>
    </message>
    <message>
        <source>Nothing to be reminded of</source>
        <translation>Напоминаний нет</translation>
    </message>
    <message>
        <source>Right-click a message to set a reminder.</source>
        <translation>Чтобы добавить, щёлкните сообщение правой кнопкой.</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>Напоминания</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>When shall you be reminded?</source>
        <translation>Когда напомнить?</translation>
    </message>
    <message>
        <source>Remind me</source>
        <translation>Напомнить</translation>
    </message>
</context>
<context>
    <name>Reminding</name>
    <message>
        <source>Reminder</source>
        <translation>Напоминание</translation>
    </message>
    <message>
        <source>At another time…</source>
        <translation>В другое время…</translation>
    </message>
    <message>
        <source>Cancel the reminder ({when})</source>
        <translation>Отменить напоминание ({when})</translation>
    </message>
    <message>
        <source>When shall you be reminded?</source>
        <translation>Когда напомнить?</translation>
    </message>
    <message>
        <source>Remind me</source>
        <translation>Напомнить</translation>
    </message>
    <message>
        <source>You&apos;ll be reminded {when}</source>
        <translation>Напоминание: {when}</translation>
    </message>
</context>
<context>
    <name>RenameContactGroupDialog</name>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Rename contact group</source>
        <translation>Переименовать список</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
</context>
<context>
    <name>Replies</name>
    <message>
        <source>Without a category</source>
        <translation>Без категории</translation>
    </message>
    <message>
        <source>Company: {category}</source>
        <translation>Компания: {category}</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Компания</translation>
    </message>
</context>
<context>
    <name>RepliesPage</name>
    <message>
        <source>Everyone finds these beside their own quick replies. Each change is in force at once.</source>
        <translation>Все видят их рядом со своими быстрыми ответами. Изменения действуют сразу.</translation>
    </message>
    <message>
        <source>Quick replies</source>
        <translation>Быстрые ответы</translation>
    </message>
    <message>
        <source>Texts you say again and again, on all your devices. While writing, a / offers them.</source>
        <translation>То, что вы пишете снова и снова, — на всех ваших устройствах. При вводе их предложит знак /.</translation>
    </message>
</context>
<context>
    <name>ReplyDialog</name>
    <message>
        <source>Words</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Категория</translation>
    </message>
    <message>
        <source>New quick reply</source>
        <translation>Новый быстрый ответ</translation>
    </message>
    <message>
        <source>Edit quick reply</source>
        <translation>Изменить быстрый ответ</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>A reply needs words.</source>
        <translation>Напишите текст ответа.</translation>
    </message>
</context>
<context>
    <name>ReplyEditor</name>
    <message>
        <source>New reply…</source>
        <translation>Новый ответ…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Изменить…</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Выше</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Ниже</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Удалить…</translation>
    </message>
    <message>
        <source>Quick replies</source>
        <translation>Быстрые ответы</translation>
    </message>
    <message>
        <source>No quick replies yet</source>
        <translation>Быстрых ответов пока нет</translation>
    </message>
    <message>
        <source>A reply is a text you say again and again.</source>
        <translation>Сюда — то, что вы пишете снова и снова.</translation>
    </message>
    <message>
        <source>Remove this quick reply?</source>
        <translation>Удалить этот быстрый ответ?</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Удалить</translation>
    </message>
</context>
<context>
    <name>ReplyPanel</name>
    <message>
        <source>Search quick replies</source>
        <translation>Поиск по быстрым ответам</translation>
    </message>
    <message>
        <source>Search quick replies by words, pinyin or initials</source>
        <translation>Поиск быстрых ответов по словам, пиньиню или инициалам</translation>
    </message>
    <message>
        <source>Quick replies</source>
        <translation>Быстрые ответы</translation>
    </message>
    <message>
        <source>Manage…</source>
        <translation>Управление…</translation>
    </message>
    <message>
        <source>Ctrl+Enter sends at once</source>
        <translation>Ctrl+Enter — отправить сразу</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Ничего не найдено</translation>
    </message>
    <message>
        <source>Try other words, pinyin or initials.</source>
        <translation>Попробуйте другие слова, пиньинь или инициалы.</translation>
    </message>
    <message>
        <source>Keep texts that you say again and again under Manage.</source>
        <translation>Сохраните частые фразы в разделе «Управление».</translation>
    </message>
    <message>
        <source>No quick replies yet</source>
        <translation>Быстрых ответов пока нет</translation>
    </message>
</context>
<context>
    <name>Replying</name>
    <message>
        <source>Quick replies</source>
        <translation>Быстрые ответы</translation>
    </message>
</context>
<context>
    <name>RequestsDialog</name>
    <message>
        <source>Turn down</source>
        <translation>Отклонить</translation>
    </message>
    <message>
        <source>Requests to join</source>
        <translation>Заявки на вступление</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>Принять</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Nobody waits to be let in.</source>
        <translation>Заявок нет.</translation>
    </message>
</context>
<context>
    <name>RoleDialog</name>
    <message>
        <source>Role</source>
        <translation>Роль</translation>
    </message>
    <message>
        <source>Whole organisation</source>
        <translation>Вся организация</translation>
    </message>
    <message>
        <source>Reaches</source>
        <translation>Область</translation>
    </message>
    <message>
        <source>Role of {name}</source>
        <translation>Роль: {name}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
</context>
<context>
    <name>RolesPage</name>
    <message>
        <source>Roles</source>
        <translation>Роли</translation>
    </message>
    <message>
        <source>Who holds it</source>
        <translation>У кого она</translation>
    </message>
    <message>
        <source>New role</source>
        <translation>Новая роль</translation>
    </message>
    <message>
        <source>Remove role…</source>
        <translation>Удалить роль…</translation>
    </message>
    <message>
        <source>Give to somebody</source>
        <translation>Назначить…</translation>
    </message>
    <message>
        <source>Everyone without another role.</source>
        <translation>Все, у кого нет другой роли.</translation>
    </message>
    <message>
        <source>Nobody yet.</source>
        <translation>Пока никто.</translation>
    </message>
    <message>
        <source>May do everything, so that somebody can always mend the rest.</source>
        <translation>Может всё, чтобы кто-то всегда мог исправить остальное.</translation>
    </message>
    <message>
        <source>Beside their own role, for the departments they head. Named in the departments.</source>
        <translation>Вместе с собственной ролью, для отделов под своим началом. Назначается в отделах.</translation>
    </message>
    <message>
        <source>Each change is in force at once.</source>
        <translation>Каждое изменение действует сразу.</translation>
    </message>
    <message>
        <source>Remove the role {name}?</source>
        <translation>Удалить роль «{name}»?</translation>
    </message>
    <message>
        <source>Nobody may hold it any more.</source>
        <translation>Сначала её нужно снять со всех.</translation>
    </message>
    <message>
        <source>Remove role</source>
        <translation>Удалить роль</translation>
    </message>
    <message>
        <source>Give the role to</source>
        <translation>Кому назначить роль</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>Назначить</translation>
    </message>
    <message>
        <source>Take the role away</source>
        <translation>Снять роль</translation>
    </message>
</context>
<context>
    <name>Rooms</name>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Вступить</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Отозвать</translation>
    </message>
    <message>
        <source>Ask to join</source>
        <translation>Подать заявку</translation>
    </message>
    <message>
        <source>you have asked to join</source>
        <translation>вы подали заявку</translation>
    </message>
    <message>
        <source>until {time}</source>
        <translation>до {time}</translation>
    </message>
</context>
<context>
    <name>RoomsDialog</name>
    <message>
        <source>Rooms</source>
        <translation>Комнаты</translation>
    </message>
    <message>
        <source>Name or subject</source>
        <translation>Название или тема</translation>
    </message>
    <message>
        <source>Search rooms</source>
        <translation>Поиск комнат</translation>
    </message>
    <message>
        <source>Open a room</source>
        <translation>Открыть комнату</translation>
    </message>
    <message>
        <source>There are more. Narrow the search.</source>
        <translation>Есть ещё. Уточните поиск.</translation>
    </message>
    <message>
        <source>No room fits</source>
        <translation>Ничего не найдено</translation>
    </message>
    <message>
        <source>Try another word.</source>
        <translation>Попробуйте другое слово.</translation>
    </message>
    <message>
        <source>There are no rooms yet</source>
        <translation>Комнат пока нет</translation>
    </message>
    <message>
        <source>A room that somebody opens is found here.</source>
        <translation>Когда кто-то откроет комнату, она появится здесь.</translation>
    </message>
</context>
<context>
    <name>RowMenu</name>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Open {link}</source>
        <translation>Открыть {link}</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Копировать ссылку</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Копировать изображение</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Сохранить как…</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Показать в папке</translation>
    </message>
    <message>
        <source>Stop fetching</source>
        <translation>Прервать загрузку</translation>
    </message>
    <message>
        <source>Card of {name}</source>
        <translation>Карточка: {name}</translation>
    </message>
    <message>
        <source>Who has read it</source>
        <translation>Кто прочитал</translation>
    </message>
    <message>
        <source>Remind again (last {time})</source>
        <translation>Ещё раз (было {time})</translation>
    </message>
    <message>
        <source>Reminded {time}</source>
        <translation>Напоминание: {time}</translation>
    </message>
    <message>
        <source>Remind to read</source>
        <translation>Напомнить о сообщении</translation>
    </message>
    <message>
        <source>Remind me</source>
        <translation>Напомнить</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Отправить снова</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Повторить сейчас</translation>
    </message>
    <message>
        <source>Cancel sending</source>
        <translation>Отменить отправку</translation>
    </message>
    <message>
        <source>It may have reached the server already. Recall it once it is sent.</source>
        <translation>Возможно, уже дошло до сервера. Отзовите после отправки.</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>People</source>
        <translation>Люди</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Группы</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Сообщения</translation>
    </message>
    <message>
        <source>Earlier messages</source>
        <translation>Более ранние сообщения</translation>
    </message>
    <message>
        <source>Older messages are still being made ready to search.</source>
        <translation>Старые сообщения ещё готовятся к поиску.</translation>
    </message>
</context>
<context>
    <name>SendingLater</name>
    <message>
        <source>Messages for later</source>
        <translation>Отложенные сообщения</translation>
    </message>
    <message>
        <source>Will be sent {when}</source>
        <translation>Отправка: {when}</translation>
    </message>
    <message>
        <source>Send {when}</source>
        <translation>Отправить {when}</translation>
    </message>
    <message>
        <source>Send at another time…</source>
        <translation>Отправить в другое время…</translation>
    </message>
    <message>
        <source>When shall it be sent?</source>
        <translation>Когда отправить?</translation>
    </message>
    <message>
        <source>Send then</source>
        <translation>Отправить</translation>
    </message>
</context>
<context>
    <name>ServerCard</name>
    <message>
        <source>Organisation fingerprint</source>
        <translation>Отпечаток организации</translation>
    </message>
    <message>
        <source>First connection. Is it the one that IT published?</source>
        <translation>Первое подключение. Совпадает ли он с тем, что опубликовал отдел ИТ?</translation>
    </message>
    <message>
        <source>It differs</source>
        <translation>Не совпадает</translation>
    </message>
    <message>
        <source>It is the same</source>
        <translation>Совпадает</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>All settings…</source>
        <translation>Все настройки…</translation>
    </message>
    <message>
        <source>Reminders…</source>
        <translation>Напоминания…</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Заблокировать</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Выйти из учётной записи</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Учётные записи</translation>
    </message>
    <message>
        <source>Sign in to another account…</source>
        <translation>Войти в другую учётную запись…</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Тема</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлая</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмная</translation>
    </message>
    <message>
        <source>Follow system</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Dai</source>
        <translation>Дай</translation>
    </message>
    <message>
        <source>Indigo</source>
        <translation>Индиго</translation>
    </message>
    <message>
        <source>Plum</source>
        <translation>Слива</translation>
    </message>
    <message>
        <source>Rust</source>
        <translation>Ржавчина</translation>
    </message>
    <message>
        <source>Olive</source>
        <translation>Олива</translation>
    </message>
    <message>
        <source>Graphite</source>
        <translation>Графит</translation>
    </message>
</context>
<context>
    <name>SettingsWindow</name>
    <message>
        <source>Linxin</source>
        <translation>Linxin</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Общие</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Уведомления</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Сочетания клавиш</translation>
    </message>
    <message>
        <source>Quick replies</source>
        <translation>Быстрые ответы</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Конфиденциальность</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Устройства</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Хранилище</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Сеть</translation>
    </message>
    <message>
        <source>About</source>
        <translation>О программе</translation>
    </message>
</context>
<context>
    <name>ShortcutsPage</name>
    <message>
        <source>Shortcuts</source>
        <translation>Сочетания клавиш</translation>
    </message>
    <message>
        <source>From anywhere</source>
        <translation>Из любого места</translation>
    </message>
    <message>
        <source>In the main window</source>
        <translation>В главном окне</translation>
    </message>
    <message>
        <source>In the windows of chats</source>
        <translation>В окнах бесед</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>While writing</source>
        <translation>При вводе сообщения</translation>
    </message>
    <message>
        <source>Search people and groups</source>
        <translation>Поиск людей и групп</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>Открыть настройки</translation>
    </message>
    <message>
        <source>Lock Linxin until you give your password</source>
        <translation>Заблокировать Linxin до ввода пароля</translation>
    </message>
    <message>
        <source>Leave the search</source>
        <translation>Выйти из поиска</translation>
    </message>
    <message>
        <source>Show the next tab</source>
        <translation>Следующая вкладка</translation>
    </message>
    <message>
        <source>Show the tab before</source>
        <translation>Предыдущая вкладка</translation>
    </message>
    <message>
        <source>Close the chat</source>
        <translation>Закрыть беседу</translation>
    </message>
    <message>
        <source>Quick replies; a / at the beginning of a line offers them, too</source>
        <translation>Быстрые ответы; их предложит и знак / в начале строки</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>Полужирный</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>Курсив</translation>
    </message>
    <message>
        <source>Clear formatting</source>
        <translation>Убрать форматирование</translation>
    </message>
    <message>
        <source>Paste without formatting</source>
        <translation>Вставить без форматирования</translation>
    </message>
    <message>
        <source>While any other program is in front, too</source>
        <translation>В том числе, когда впереди другая программа</translation>
    </message>
    <message>
        <source>Another program has this key. Choose another one.</source>
        <translation>Эта клавиша занята другой программой. Выберите другую.</translation>
    </message>
    <message>
        <source>Bring Linxin to the front</source>
        <translation>Показать окно Linxin</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>The two passwords differ.</source>
        <translation>Пароли не совпадают.</translation>
    </message>
    <message>
        <source>The fingerprint differs: nothing was sent. Ask IT for the right address.</source>
        <translation>Отпечаток не совпал: ничего не отправлено. Узнайте верный адрес в отделе ИТ.</translation>
    </message>
    <message>
        <source>Locked until {until}. IT can unlock it earlier.</source>
        <translation>Вход закрыт до {until}. Отдел ИТ может открыть его раньше.</translation>
    </message>
    <message>
        <source>This account is disabled. Ask HR.</source>
        <translation>Учётная запись отключена. Обратитесь в отдел кадров.</translation>
    </message>
    <message>
        <source>Signed out here after too many wrong passwords. What is not sent yet is kept.</source>
        <translation>Слишком много неверных паролей: вход на этом устройстве завершён. Неотправленное сохранено.</translation>
    </message>
    <message>
        <source>Several colleagues have this name. Use your staff number.</source>
        <translation>Так зовут нескольких коллег. Введите табельный номер.</translation>
    </message>
    <message>
        <source>Wrong number, name or password.</source>
        <translation>Неверный номер, имя или пароль.</translation>
    </message>
    <message>
        <source>Wrong number, name or password. One try left.</source>
        <translation>Неверный номер, имя или пароль. Осталась одна попытка.</translation>
    </message>
    <message>
        <source>Wrong number, name or password. Locked until {until}.</source>
        <translation>Неверный номер, имя или пароль. Вход закрыт до {until}.</translation>
    </message>
    <message>
        <source>That is the password you have now. Choose another one.</source>
        <translation>Этот пароль у вас уже есть. Выберите другой.</translation>
    </message>
    <message>
        <source>This is not {name}, or its certificate changed. Nothing was sent; ask IT first.</source>
        <translation>Это не {name}, или сертификат изменился. Ничего не отправлено; сначала спросите отдел ИТ.</translation>
    </message>
    <message>
        <source>Another organisation answers than the invite link names. Nothing was sent; ask IT.</source>
        <translation>Отвечает не та организация, что в ссылке-приглашении. Ничего не отправлено; спросите отдел ИТ.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate changed. Nothing was sent; ask IT before trusting it.</source>
        <translation>Сертификат сервера изменился. Ничего не отправлено; прежде чем доверять, спросите отдел ИТ.</translation>
    </message>
    <message>
        <source>No Linxin server answers there. Check address and port.</source>
        <translation>По этому адресу нет сервера Linxin. Проверьте адрес и порт.</translation>
    </message>
    <message>
        <source>This invite link is not whole. Copy it again, all of it.</source>
        <translation>Ссылка-приглашение неполная. Скопируйте её целиком.</translation>
    </message>
    <message>
        <source>This address can&apos;t be read. Write it like hc-server:7443.</source>
        <translation>Адрес не распознан. Введите его в виде hc-server:7443.</translation>
    </message>
    <message>
        <source>No machine is called {address}. Check the spelling.</source>
        <translation>Нет компьютера с именем {address}. Проверьте написание.</translation>
    </message>
    <message>
        <source>No server runs at {address}. Check the port, or ask IT.</source>
        <translation>На {address} нет работающего сервера. Проверьте порт или спросите отдел ИТ.</translation>
    </message>
    <message>
        <source>{address} does not answer. Try again later, or ask IT.</source>
        <translation>{address} не отвечает. Повторите позже или спросите отдел ИТ.</translation>
    </message>
    <message>
        <source>{address} is restarting. Try again in a moment.</source>
        <translation>{address} перезапускается. Повторите через минуту.</translation>
    </message>
    <message>
        <source>Can&apos;t reach {address}. Check cable or VPN.</source>
        <translation>Нет связи с {address}. Проверьте кабель или VPN.</translation>
    </message>
</context>
<context>
    <name>SignInForm</name>
    <message>
        <source>Server address or invite link</source>
        <translation>Адрес сервера или ссылка-приглашение</translation>
    </message>
    <message>
        <source>for example hc-server:7443</source>
        <translation>например, hc-server:7443</translation>
    </message>
    <message>
        <source>Find servers on the network</source>
        <translation>Найти серверы в сети</translation>
    </message>
    <message>
        <source>Staff number or name</source>
        <translation>Табельный номер или имя</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>Caps Lock seems to be on</source>
        <translation>Похоже, включён Caps Lock</translation>
    </message>
    <message>
        <source>Remember me</source>
        <translation>Запомнить</translation>
    </message>
    <message>
        <source>Sign in automatically</source>
        <translation>Входить автоматически</translation>
    </message>
    <message>
        <source>Sign in offline to others</source>
        <translation>Войти невидимкой</translation>
    </message>
</context>
<context>
    <name>SignInNews</name>
    <message>
        <source>Your device signed in from a new place</source>
        <translation>Вход с вашего устройства из нового места</translation>
    </message>
    <message>
        <source>A new device signed in to your account</source>
        <translation>Вход в вашу учётную запись с нового устройства</translation>
    </message>
</context>
<context>
    <name>SignInNotice</name>
    <message>
        <source>Look at my devices</source>
        <translation>Мои устройства</translation>
    </message>
    <message>
        <source>It was me</source>
        <translation>Это мой вход</translation>
    </message>
</context>
<context>
    <name>SignInWindow</name>
    <message>
        <source>Linxin</source>
        <translation>Linxin</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Back to the demo company</source>
        <translation>К вымышленной компании</translation>
    </message>
    <message>
        <source>Choose a new password</source>
        <translation>Задайте новый пароль</translation>
    </message>
    <message>
        <source>Welcome to Linxin</source>
        <translation>Знакомство с Linxin</translation>
    </message>
    <message>
        <source>Sign in to Linxin</source>
        <translation>Вход в Linxin</translation>
    </message>
    <message>
        <source>The one you were given works once</source>
        <translation>Выданный пароль действует один раз</translation>
    </message>
    <message>
        <source>Messages that stay in your company</source>
        <translation>Сообщения остаются в вашей компании</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Выполняется вход…</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Войти</translation>
    </message>
    <message>
        <source>Compare the fingerprint to go on</source>
        <translation>Сверьте отпечаток, чтобы продолжить</translation>
    </message>
</context>
<context>
    <name>SpellMarks</name>
    <message>
        <source>Remove from my words</source>
        <translation>Убрать из моих слов</translation>
    </message>
    <message>
        <source>Add to my words</source>
        <translation>Добавить в мои слова</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>The display is gone, so Linxin has closed. Unsent messages and drafts are kept on this device.</source>
        <translation>Экран больше недоступен, поэтому Linxin закрыт. Неотправленные сообщения и черновики сохранены на этом устройстве.</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Out sick</source>
        <translation>На больничном</translation>
    </message>
    <message>
        <source>On holiday</source>
        <translation>В отпуске</translation>
    </message>
    <message>
        <source>Until I change it</source>
        <translation>Пока не изменю</translation>
    </message>
    <message>
        <source>30 minutes</source>
        <translation>30 минут</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 час</translation>
    </message>
    <message>
        <source>4 hours</source>
        <translation>4 часа</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Эта неделя</translation>
    </message>
    <message>
        <source>Until a day and time</source>
        <translation>До дня и времени</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Завтра</translation>
    </message>
    <message>
        <source>{words}, {until}</source>
        <translation>{words}, {until}</translation>
    </message>
    <message>
        <source>until {clock}</source>
        <translation>до {clock}</translation>
    </message>
    <message>
        <source>until the end of today</source>
        <translation>до конца дня</translation>
    </message>
    <message>
        <source>until tomorrow</source>
        <translation>до завтра</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>до {date}</translation>
    </message>
</context>
<context>
    <name>StatusDialog</name>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation>Своими словами</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>До</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>День</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>For example: in a meeting on the second floor</source>
        <translation>Например: на совещании на втором этаже</translation>
    </message>
    <message>
        <source>My status</source>
        <translation>Мой статус</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Задать</translation>
    </message>
    <message>
        <source>This time has passed. Choose a later one.</source>
        <translation>Это время уже прошло. Выберите более позднее.</translation>
    </message>
</context>
<context>
    <name>StoragePage</name>
    <message>
        <source>Storage</source>
        <translation>Хранилище</translation>
    </message>
    <message>
        <source>Free space…</source>
        <translation>Освободить место…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Remove older messages and files from this device?</source>
        <translation>Удалить старые сообщения и файлы с этого устройства?</translation>
    </message>
    <message>
        <source>The newest 100 messages of each conversation stay. Others load from the server as you scroll up, files when you open them.</source>
        <translation>Останутся последние 100 сообщений каждой беседы. Остальные загрузятся с сервера при прокрутке вверх, файлы — при открытии.</translation>
    </message>
    <message>
        <source>Unsent messages, drafts and settings are always kept. Everything here is encrypted.</source>
        <translation>Неотправленные сообщения, черновики и настройки сохраняются всегда. Всё здесь зашифровано.</translation>
    </message>
    <message>
        <source>Making room…</source>
        <translation>Освобождается место…</translation>
    </message>
    <message>
        <source>Messages and files kept on this device</source>
        <translation>Сообщения и файлы на этом устройстве</translation>
    </message>
    <message>
        <source>{size} freed on this device</source>
        <translation>На этом устройстве освобождено {size}</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Linxin hides here</source>
        <translation>Здесь спрятано окно «Линьсинь»</translation>
    </message>
</context>
<context>
    <name>SuccessorDialog</name>
    <message>
        <source>They are signed out everywhere at once. What they wrote stays theirs; their groups pass to the colleague you pick.</source>
        <translation>Все сеансы сразу завершатся. Сообщения останутся; группы перейдут к коллеге, которого вы выберете.</translation>
    </message>
    <message>
        <source>Disable the account of {name}?</source>
        <translation>Отключить учётную запись: {name}?</translation>
    </message>
    <message>
        <source>Disable account</source>
        <translation>Отключить учётную запись</translation>
    </message>
</context>
<context>
    <name>TabEnd</name>
    <message>
        <source>Close the chat with {name}</source>
        <translation>Закрыть беседу: {name}</translation>
    </message>
</context>
<context>
    <name>TabStrip</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n непрочитанное</numerusform>
            <numerusform>%n непрочитанных</numerusform>
            <numerusform>%n непрочитанных</numerusform>
        </translation>
    </message>
    <message>
        <source>Open in a window of its own</source>
        <translation>Открыть в отдельном окне</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Close the others</source>
        <translation>Закрыть остальные</translation>
    </message>
</context>
<context>
    <name>Tile</name>
    <message>
        <source>Remove {name}</source>
        <translation>Убрать {name}</translation>
    </message>
</context>
<context>
    <name>TimeChoice</name>
    <message>
        <source>Day</source>
        <translation>День</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Часы</translation>
    </message>
    <message>
        <source>Minute</source>
        <translation>Минуты</translation>
    </message>
</context>
<context>
    <name>TimeDialog</name>
    <message>
        <source>This time has passed. Choose a later one.</source>
        <translation>Это время уже прошло. Выберите более позднее.</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Вчера</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <translation>d MMMM</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>d MMMM yyyy</translation>
    </message>
    <message>
        <source>{day}, {weekday}</source>
        <translation>{day}, {weekday}</translation>
    </message>
    <message>
        <source>{date}, {clock}</source>
        <translation>{date}, {clock}</translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>Previous picture</source>
        <translation>Предыдущее изображение</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>Следующее изображение</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Крупнее</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Мельче</translation>
    </message>
    <message>
        <source>Fit to the window</source>
        <translation>По размеру окна</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Копировать изображение</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Сохранить как…</translation>
    </message>
    <message>
        <source>This picture can&apos;t be shown: it is damaged, or too large. You can still save it.</source>
        <translation>Это изображение не показать: оно повреждено или слишком велико. Сохранить его можно.</translation>
    </message>
    <message>
        <source>Fetching the picture…</source>
        <translation>Изображение загружается…</translation>
    </message>
</context>
<context>
    <name>Windows</name>
    <message>
        <source>You are signed in to {name} already. To use the link, sign in to another account.</source>
        <translation>Вы уже вошли: {name}. Чтобы воспользоваться ссылкой, войдите в другую учётную запись.</translation>
    </message>
</context>
<context>
    <name>WindowsCard</name>
    <message>
        <source>The classic panel has no room for a chat.</source>
        <translation>В классической панели нет места для беседы.</translation>
    </message>
    <message>
        <source>This is for the classic panel.</source>
        <translation>Это для классической панели.</translation>
    </message>
    <message>
        <source>This desktop does not let windows say where they stand.</source>
        <translation>Этот рабочий стол не даёт окнам выбирать место.</translation>
    </message>
    <message>
        <source>The classic panel is as narrow as its list and has chats beside it</source>
        <translation>Классическая панель узкая, как список; беседы открываются рядом</translation>
    </message>
    <message>
        <source>Main window</source>
        <translation>Главное окно</translation>
    </message>
    <message>
        <source>One window</source>
        <translation>Одно окно</translation>
    </message>
    <message>
        <source>Classic panel</source>
        <translation>Классическая панель</translation>
    </message>
    <message>
        <source>Chats open</source>
        <translation>Беседы открываются</translation>
    </message>
    <message>
        <source>A double click in the list always opens a window of its own</source>
        <translation>Двойной щелчок в списке всегда открывает отдельное окно</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>Внутри</translation>
    </message>
    <message>
        <source>As tabs</source>
        <translation>Вкладками</translation>
    </message>
    <message>
        <source>In windows</source>
        <translation>В окнах</translation>
    </message>
    <message>
        <source>Drag it to the top or to a side; touch the strip that stays to see it again</source>
        <translation>Перетащите её к верху или к краю; коснитесь полоски, чтобы вернуть</translation>
    </message>
    <message>
        <source>The classic panel hides at the edge of the screen</source>
        <translation>Классическая панель прячется у края экрана</translation>
    </message>
</context>
</TS>
