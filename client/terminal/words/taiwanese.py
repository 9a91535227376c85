"""What the terminal says in Taiwan's Chinese, phrases by name, lines about groups by their English."""

from client.core.words.language import Catalogue

PHRASES: Catalogue = {
    "which_row": "沒有編號 {number}。請先列出來，再用左邊的編號。",
    "which_department": "哪個部門？請寫名稱或路徑，如 研發部/平台組。",
    "left_group": "（已離開）",
    "rank_owner": "群組擁有者",
    "rank_admin": "管理員",
    "rank_member": "",
    "is_muted": "被禁言",
    "joining_closed": "僅邀請",
    "joining_approval": "需申請",
    "joining_open": "自由加入",
    "joining_what": "可以是：僅邀請、需申請、自由加入。",
    "card": "{name}　成員 {members}　{joining}",
    "asked": "申請已傳送，通過後會通知你。",
    "mentioned": "有人@你",
    "have_read": "已讀 {count}：{names}",
    "have_not_read": "未讀 {count}：{names}",
    "urged": "已提醒 {count} 人。",
    "urged_me": "{name} 提醒你檢視訊息",
    "ends_what": "寫幾天後到期，0 表示不到期，如 /ends 7。",
    "ends": "{time} 到期",
    "has_ended": "已於 {time} 到期",
    "kept": "已儲存。",
    "kept_until": "將在 {time} 送出。",
    "later_how": "什麼時間？例如 /later 18:30 晚上見，或 /later 30 半小時後見。",
    "reminded_at": "將在 {time} 提醒你。",
    "done": "已完成。",
    "favourite": "{name} 已加入常用聯絡人。",
    "not_favourite": "{name} 已移出常用聯絡人。",
    "blocked": "不再接收 {name} 的訊息，在群組裡仍會看到。",
    "unblocked": "{name} 又可以給你傳訊息了。",
    "quiet": "這個對話不再提醒。",
    "not_quiet": "這個對話恢復提醒。",
    "on_top": "已置頂。",
    "not_on_top": "已取消置頂。",
    "folded": "已摺疊。除了有人@你，不再提醒。",
    "not_folded": "已取消摺疊。",
    "is_folded": "已摺疊",
    "flagged": "已標為未讀。",
    "hidden": "已從清單隱藏，有新訊息時會再出現。",
    "entry_hidden": "這則訊息只對你隱藏，別人仍能看到。",
    "one_time_password": "一次性密碼：{password}　只顯示這一次，首次登入後須變更。",
    "import_ready": "還沒有改變任何東西。/apply 執行。",
    "import_errors": "有錯誤，什麼都沒有改變。請改好檔案後再 /import。",
    "privacy_on": "讓別人知道",
    "privacy_off": "不讓別人知道",
    "privacy_everyone": "所有人可見",
    "privacy_friends": "好友和同事可見",
    "privacy_colleagues": "僅同事可見",
    "privacy_how": """例如 /privacy phones friends 或 /privacy read off。
read、typing 可選 on、off；phones、mail、signature 可選 everyone、friends、colleagues。""",
    "import_first": "請先 /import 一個檔案。",
    "help_groups": """/groups           我的群組            /group 編號或名稱   進入群組
/new 名稱：誰 誰   建立群組            /room 名稱     建立公開群組
/add 誰  /remove 誰   加人、移出        /leave  /disband   離開、解散
/members  /card   成員、群組資料       /requests   加入申請
/letin 編號  /turndown 編號   通過、拒絕
/rename 名稱  /about 文字  /notice 文字   群組名稱、介紹、公告
/joining 方式     僅邀請、需申請、自由加入
/admin 誰  /member 誰  /handover 誰   設管理員、取消、移交
/mute [誰]  /unmute [誰]   禁言、解除；不寫誰即全員
/rooms [文字]     公開群組目錄         /join 編號  /ask 編號 [附言]
/readers 編號     誰讀了我的訊息      /remind 編號   提醒未讀的人
/nick 名稱        我在本群組的暱稱    /ends 天數     幾天後到期，0 為不到期""",
    "help_office": """/tree [部門]      組織架構，如 /tree 研發部/平台組
/remark 誰 名稱   只有自己看到的備註名稱
/favourite 誰     常用聯絡人          /block 誰      不再接收
/contacts [編號]  我的分組，或組裡的人  /newcontacts 名稱：誰 誰   建立分組
/addcontact 編號 誰 誰   /removecontact 編號 誰 誰   加人、移出
/renamecontacts 編號 名稱   /movecontacts 編號 編號   /dropcontacts 編號   改名、換位置、刪除
/signature 文字   /phones 號碼…   /mail 位址      我的名片
/privacy [項目 選擇]   別人能知道什麼；外部聯絡人能看到名片上的什麼
/quiet  /top  /unread   勿擾、置頂、標為未讀
/fold             摺疊對話，或取消摺疊
/hide [編號]      隱藏對話，或一則訊息
/replies          快速回覆            /answer 編號     用它回覆
/rights           我的權限""",
    "help_admin": """/adduser 員工編號 姓名 [部門]   /move 誰 部門
/title 誰 [職稱]   /level 誰 [職級]   不寫即清空
/disable 誰 [接任者]   /enable 員工編號   /reset 誰   停用、恢復、重設密碼
/adddept 路徑   /renamedept 路徑 名稱   /removedept 路徑
/heads 路徑 誰 誰   部門主管
/import 檔案   /apply   匯入人員表：先預覽，再執行
/roles   /role 誰 角色 [部門…]""",
    "welcome": "鄰信。輸入 /help 檢視指令，/quit 結束。",
    "server": "伺服器位址或邀請連結：",
    "user": "員工編號或姓名：",
    "password": "密碼：",
    "first_sight": (
        "第一次連線組織「{name}」。\n編號 {organisation}\n請與管理員給你的編號核對。一致嗎？[y/N] "
    ),
    "not_trusted": "沒有信任，未登入。",
    "signed_in": "已登入：{name}（{number}），{organisation}",
    "signed_in_offline": "{name}（{number}），暫時離線；寫下的訊息連上後發出。",
    "must_change": "請先變更一次性密碼。",
    "old_password": "舊密碼：",
    "new_password": "新密碼：",
    "again": "再輸一次：",
    "not_the_same": "兩次不一樣，密碼沒有改變。",
    "password_changed": "密碼已變更。",
    "up": "已連線",
    "down": "連線中斷，正在重連。{why}",
    "secrets_in_file": "提示：本機沒有系統金鑰圈，金鑰儲存在只有你能讀的檔案中。",
    "cache_aside": "本機快取無法讀取，已另存為 {path}，歷史會從伺服器重新讀取。找回待傳訊息 {saved} 則。",
    "whom": "發給誰？先輸入 /to 員工編號或姓名。",
    "talking": "正在與 {name} 聊天",
    "several": "有幾位符合，請說得更準：",
    "nobody": "沒有找到「{text}」。",
    "no_message": "沒有找到含「{text}」的訊息。",
    "unknown": "沒有 {command} 這個指令，/help 檢視全部。",
    "which": "沒有第 {number} 則，/history 檢視編號。",
    "typing": "{name} 正在輸入…",
    "delivered": "已送達 {name}",
    "read": "{name} 已讀",
    "recalled": "（已收回）",
    "newer": "（需要更新版本才能顯示）",
    "edited": "（已編輯）",
    "not_sent": "未傳送：{text} /retry 重發，/delete 刪除。",
    "cancelled": "已取消 {cancelled} 則；{kept} 則可能已經到達伺服器，仍會發出。",
    "which_file": "傳送哪個檔案？例如 /send ~/圖紙.pdf",
    "saved_as": "已儲存為 {path}",
    "no_files": "這則訊息沒有檔案。",
    "nothing": "沒有內容。",
    "unread": "{count} 則未讀",
    "this_device": "本機",
    "online": "線上",
    "presence_online": "線上",
    "presence_away": "離開",
    "presence_busy": "忙碌",
    "presence_do_not_disturb": "請勿打擾",
    "presence_out": "外出休假",
    "presence_offline": "離線",
    "be_what": "可以是：線上、離開、忙碌、請勿打擾、外出休假、離線。",
    "signed_out": "已登出。{why}",
    "new_place": (
        "你的裝置「{name}」在新的地方（{address}）登入。如非本人，請 /devices 後 /revoke，並變更密碼。"
    ),
    "new_device": (
        "你的帳號在新裝置「{name}」（{address}）登入。如非本人，請 /devices 後 /revoke，並變更密碼。"
    ),
    "status": "連線：{connection}　待發：{waiting}　未能傳送：{failed}　伺服器：{server}",
    "help": """直接輸入文字即傳送給目前聯絡人。
/to 誰            選擇聯絡人：員工編號、姓名、拼音或首字母
/people 文字      尋找同事              /find 文字     尋找訊息
/list             對話清單
/be 狀態 [分鐘] [文字]   線上、離開、忙碌、請勿打擾、外出休假、離線；到時恢復線上
/history [數量]   聊天紀錄，帶編號
/edit 編號 文字   修改自己的訊息      /recall 編號   收回
/react 編號 表情  回應                /pin 編號      置頂
/send 檔案        傳送檔案            /save 編號 [資料夾]   儲存訊息中的檔案
/later 時間 文字  排程傳送（18:30 或 30 分鐘）   /later   等待送出的   /drop_later 編號   不送了
/remind_me 編號 時間   到時提醒這則訊息    /reminders   全部提醒
/read             標為已讀
/retry  /delete   重傳或刪除未能傳送的訊息
/cancel           取消還沒發出的訊息
/devices          我的裝置            /revoke 編號   讓某裝置登出
/password         變更密碼            /status        狀態
/signout          登出                /quit          結束
/help groups      群組                /help office   組織和清單   /help admin   管理""",
}

LINES: Catalogue = {
    "{by} began this group": "{by} 建立了群組",
    "{by} began this group with {whom}": "{by} 建立了群組，成員有 {whom}",
    "{by} opened this room": "{by} 建立了公開群組",
    "The department's group begins here": "部門群組已建立",
    "The group of all staff begins here": "全員群組已建立",
    "{whom} joined": "{whom} 加入了",
    "{whom} left": "{whom} 離開了",
    "{by} added {whom}": "{by} 邀請 {whom} 加入",
    "{by} removed {whom}": "{by} 移出了 {whom}",
    "{by} handed the group over to {whom}": "{by} 把群組移交給了 {whom}",
    "{by} made {whom} an admin": "{by} 把 {whom} 設為管理員",
    "{by} took the admin's rank from {whom}": "{by} 取消了 {whom} 的管理員身分",
    "{by} muted {whom}": "{by} 禁止了 {whom} 發言",
    "{by} let {whom} write again": "{by} 允許 {whom} 發言",
    "Now in charge here: {whom}": "{whom} 現在負責這裡",
    "No longer in charge here: {whom}": "{whom} 不再負責這裡",
    "The group belongs to {whom} now": "{whom} 現在是群組擁有者",
    "Something changed for {whom}; a newer version tells": "{whom} 有變動，更新版本後可見",
    "{by} set the notice: {text}": "{by} 發布了公告：{text}",
    "{by} took the notice away": "{by} 撤下了公告",
    "{by} disbanded the group": "{by} 解散了群組",
    "{by} took the name “{text}” in this group": "{by} 把自己的群組暱稱改為「{text}」",
    "{by} took the usual name in this group again": "{by} 不再使用群組暱稱",
    "{by} let the group end on {time}": "{by} 把群組的到期時間設為 {time}",
    "{by} let the group go on without an end": "{by} 取消了群組的到期時間",
    "This group ends on {time}. After that it can be read, but nobody writes in it.": (
        "本群組將於 {time} 到期，之後只能檢視，不能再發言"
    ),
    "This group ended on {time}. What was said stays readable.": "本群組已於 {time} 到期，聊天紀錄仍可檢視",
    "{by} renamed the group “{text}”": "{by} 把群組改名為「{text}」",
    "The group is called “{text}” now": "群組名稱現在是「{text}」",
    "{by} changed the description": "{by} 修改了群組介紹",
    "{by} let only owner and admins add people": "{by} 設為只有群組擁有者和管理員能加人",
    "{by} let people ask to join": "{by} 設為申請後加入",
    "{by} opened the group to everyone": "{by} 設為自由加入",
    "{by} changed who may join": "{by} 修改了加入方式",
    "{by} let newcomers see what was said before": "{by} 允許新成員檢視以前的訊息",
    "{by} let newcomers see only what comes after them": "{by} 設為新成員只看到加入後的訊息",
    "{by} muted everyone but owner and admins": "{by} 開啟了全員禁言",
    "{by} let everyone write again": "{by} 關閉了全員禁言",
    "{whom} and others, {count} people": "{whom} 等 {count} 人",
    "The organisation": "組織",
    "you": "你",
}
