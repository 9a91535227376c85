"""What the command line says of itself and of its options, in every language."""

from collections.abc import Mapping

from client.core.words.language import Language

Words = Mapping[Language, str]

ABOUT: Words = {
    Language.CHINESE: "邻信客户端",
    Language.TAIWANESE: "鄰信用戶端",
    Language.ENGLISH: "The client of Linxin, an office messenger",
    Language.RUSSIAN: "Клиент Linxin, мессенджера для офиса",
}
OPTIONS: Mapping[str, Words] = {
    "terminal": {
        Language.CHINESE: "在终端中运行，不打开窗口",
        Language.TAIWANESE: "在終端機中執行，不開啟視窗",
        Language.ENGLISH: "run in this terminal, without a window",
        Language.RUSSIAN: "работать в этом терминале, без окна",
    },
    "profile": {
        Language.CHINESE: "使用哪个配置，每人一个",
        Language.TAIWANESE: "使用哪個設定檔，每人一個",
        Language.ENGLISH: "which profile to use, one for each person",
        Language.RUSSIAN: "какой профиль открыть, у каждого свой",
    },
    "server": {
        Language.CHINESE: "服务器地址或邀请链接",
        Language.TAIWANESE: "伺服器位址或邀請連結",
        Language.ENGLISH: "the server's address, or an invite link",
        Language.RUSSIAN: "адрес сервера или ссылка-приглашение",
    },
    "link": {
        Language.CHINESE: "邀请链接，点开链接时由系统传入",
        Language.TAIWANESE: "邀請連結，開啟連結時由系統傳入",
        Language.ENGLISH: "an invite link, as the system hands it over when one is opened",
        Language.RUSSIAN: "ссылка-приглашение, как её передаёт система",
    },
    "json": {
        Language.CHINESE: "供脚本使用：每行一个 JSON 对象",
        Language.TAIWANESE: "供指令碼使用：每列一個 JSON 物件",
        Language.ENGLISH: "for scripts: one JSON object a line",
        Language.RUSSIAN: "для сценариев: один объект JSON в строке",
    },
    "plain": {
        Language.CHINESE: "不用 TLS，仅限本机",
        Language.TAIWANESE: "不用 TLS，僅限本機",
        Language.ENGLISH: "without TLS, to a server on this machine alone",
        Language.RUSSIAN: "без TLS, только к серверу на этом компьютере",
    },
    "demo": {
        Language.CHINESE: "窗口中可一键登录的演示人员（由 dev.py run 写入）",
        Language.TAIWANESE: "視窗中可一鍵登入的示範人員（由 dev.py run 寫入）",
        Language.ENGLISH: "people of a demo company to sign in as by one click in the window "
        "(written by dev.py run)",
        Language.RUSSIAN: "люди вымышленной компании для входа одним щелчком в окне (записывает dev.py run)",
    },
    "background": {
        Language.CHINESE: "启动后留在托盘，不打开窗口",
        Language.TAIWANESE: "啟動後留在系統匣，不開啟視窗",
        Language.ENGLISH: "begin in the tray, without showing the window",
        Language.RUSSIAN: "начать в трее, не открывая окна",
    },
}
