<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW" sourcelanguage="en">
<context>
    <name>AboutPage</name>
    <message>
        <source>About</source>
        <translation>關於</translation>
    </message>
    <message>
        <source>Linxin</source>
        <translation>鄰信</translation>
    </message>
    <message>
        <source>An office messenger that keeps every message, on your own server or your own network.</source>
        <translation>辦公即時通訊：每條訊息都儲存在自己的伺服器或自己的網路裡。</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Linxin is free software</source>
        <translation>鄰信是自由軟體</translation>
    </message>
    <message>
        <source>Apache licence 2.0</source>
        <translation>Apache 授權條款 2.0</translation>
    </message>
    <message>
        <source>Made with the work of others</source>
        <translation>使用了以下作品</translation>
    </message>
</context>
<context>
    <name>AccountList</name>
    <message>
        <source>Other accounts on this device</source>
        <translation>本裝置上的其他帳號</translation>
    </message>
    <message>
        <source>Sign in as somebody else</source>
        <translation>以其他人身分登入</translation>
    </message>
</context>
<context>
    <name>AddContactsDialog</name>
    <message>
        <source>Add people</source>
        <translation>加入同事</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>Add ({count})</source>
        <translation>加入（{count}）</translation>
    </message>
</context>
<context>
    <name>Admin</name>
    <message>
        <source>Disabled</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>員工編號</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>職稱</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>State</source>
        <translation>狀態</translation>
    </message>
    <message>
        <source>{name} can&apos;t be read. Close it elsewhere, try again.</source>
        <translation>無法讀取 {name}，請先在別處關閉再試。</translation>
    </message>
    <message>
        <source>{name} can&apos;t be written there. Choose another place.</source>
        <translation>{name} 無法寫到那裡，請換個位置。</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>已選</translation>
    </message>
    <message>
        <source>It has characters that nobody can see. Type it anew.</source>
        <translation>其中有看不見的字元，請重新輸入。</translation>
    </message>
    <message>
        <source>Whole organisation</source>
        <translation>全組織</translation>
    </message>
    <message>
        <source>Super admin</source>
        <translation>超級管理員</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理員</translation>
    </message>
    <message>
        <source>Department head</source>
        <translation>部門主管</translation>
    </message>
    <message>
        <source>Employee</source>
        <translation>員工</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>訪客</translation>
    </message>
    <message>
        <source>Begin one-to-one conversations</source>
        <translation>發起一對一聊天</translation>
    </message>
    <message>
        <source>See the whole directory</source>
        <translation>檢視全部組織架構</translation>
    </message>
    <message>
        <source>Change their own card</source>
        <translation>修改自己的名片</translation>
    </message>
    <message>
        <source>Begin groups</source>
        <translation>建立群組</translation>
    </message>
    <message>
        <source>Open public rooms</source>
        <translation>開設公開群組</translation>
    </message>
    <message>
        <source>Find public rooms and join them</source>
        <translation>尋找和加入公開群組</translation>
    </message>
    <message>
        <source>Call everyone in groups</source>
        <translation>在群組裡@所有人</translation>
    </message>
    <message>
        <source>Manage people</source>
        <translation>管理人員</translation>
    </message>
    <message>
        <source>Export people</source>
        <translation>匯出人員</translation>
    </message>
    <message>
        <source>Manage departments</source>
        <translation>管理部門</translation>
    </message>
    <message>
        <source>Manage roles and rules</source>
        <translation>管理角色與規則</translation>
    </message>
    <message>
        <source>Manage the company&apos;s quick replies</source>
        <translation>管理公司快速回覆</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>調動</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>啟用</translation>
    </message>
    <message>
        <source>New department</source>
        <translation>新部門</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>不變</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>有誤</translation>
    </message>
    <message>
        <source>Row {row}</source>
        <translation>第 {row} 列</translation>
    </message>
    <message>
        <source>nothing stands there, and something must</source>
        <translation>不能為空</translation>
    </message>
    <message>
        <source>too long</source>
        <translation>太長</translation>
    </message>
    <message>
        <source>has characters that nobody can read</source>
        <translation>含有無法顯示的字元</translation>
    </message>
    <message>
        <source>written as a power of ten: format the column as text</source>
        <translation>被寫成科學記號，請把該欄設為文字格式</translation>
    </message>
    <message>
        <source>the formula there failed</source>
        <translation>公式出錯</translation>
    </message>
    <message>
        <source>too many departments below each other</source>
        <translation>部門層級太多</translation>
    </message>
    <message>
        <source>not a whole number from 0</source>
        <translation>應為不小於 0 的整數</translation>
    </message>
    <message>
        <source>too many of them</source>
        <translation>數量太多</translation>
    </message>
    <message>
        <source>neither active nor left</source>
        <translation>應為「在職」或「離職」</translation>
    </message>
    <message>
        <source>neither yes nor no</source>
        <translation>應為「是」或「否」</translation>
    </message>
    <message>
        <source>this staff number stands there twice</source>
        <translation>員工編號在表中重複</translation>
    </message>
    <message>
        <source>you may not change departments</source>
        <translation>你沒有修改部門的權限</translation>
    </message>
    <message>
        <source>the head of a department that isn&apos;t named</source>
        <translation>主管所在的部門沒有填寫</translation>
    </message>
    <message>
        <source>outside of what you manage</source>
        <translation>不在你的管理範圍內</translation>
    </message>
    <message>
        <source>someone with rights that you lack</source>
        <translation>對方的權限高於你</translation>
    </message>
    <message>
        <source>the last super admin</source>
        <translation>這是最後一位超級管理員</translation>
    </message>
    <message>
        <source>that is you</source>
        <translation>這是你自己</translation>
    </message>
    <message>
        <source>Row {row}, {column}: {reason}</source>
        <translation>第 {row} 列，{column}：{reason}</translation>
    </message>
</context>
<context>
    <name>AdminPage</name>
    <message>
        <source>People and departments</source>
        <translation>人員與部門</translation>
    </message>
    <message>
        <source>Roles and rights</source>
        <translation>角色與權限</translation>
    </message>
    <message>
        <source>Invite</source>
        <translation>邀請</translation>
    </message>
    <message>
        <source>Quick replies</source>
        <translation>快速回覆</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>匯入</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>匯出</translation>
    </message>
    <message>
        <source>Choose a table of people</source>
        <translation>選擇人員表</translation>
    </message>
    <message>
        <source>Export people</source>
        <translation>匯出人員</translation>
    </message>
    <message>
        <source>The import is in force</source>
        <translation>匯入已生效</translation>
    </message>
    <message>
        <source>Save the passwords</source>
        <translation>儲存密碼</translation>
    </message>
    <message>
        <source>Written to {name}</source>
        <translation>已寫入 {name}</translation>
    </message>
</context>
<context>
    <name>AppearancePage</name>
    <message>
        <source>Appearance</source>
        <translation>外觀</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主題</translation>
    </message>
    <message>
        <source>Text and motion</source>
        <translation>文字與動畫</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>素色</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>宣紙</translation>
    </message>
    <message>
        <source>Mist</source>
        <translation>薄霧</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>舒適</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>緊湊</translation>
    </message>
    <message>
        <source>System</source>
        <translation>跟隨系統</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>Reduced</source>
        <translation>減少</translation>
    </message>
    <message>
        <source>System font</source>
        <translation>系統字型</translation>
    </message>
    <message>
        <source>Accent colour</source>
        <translation>強調色</translation>
    </message>
    <message>
        <source>Used for actions, links, selection and your own messages</source>
        <translation>用於操作、連結、選取項目和你發的訊息</translation>
    </message>
    <message>
        <source>Skin</source>
        <translation>底色</translation>
    </message>
    <message>
        <source>Changes the quiet surfaces of the light theme</source>
        <translation>改變淺色主題的底色</translation>
    </message>
    <message>
        <source>List density</source>
        <translation>清單密度</translation>
    </message>
    <message>
        <source>Conversation rows of 60 or 48 pixels</source>
        <translation>對話行高 60 或 48 像素</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>字型</translation>
    </message>
    <message>
        <source>Installed fonts that can show Chinese</source>
        <translation>已安裝的中文字型</translation>
    </message>
    <message>
        <source>Interface scale</source>
        <translation>介面縮放</translation>
    </message>
    <message>
        <source>On top of the system&apos;s own scale</source>
        <translation>在系統縮放的基礎上</translation>
    </message>
    <message>
        <source>Message text size</source>
        <translation>訊息文字大小</translation>
    </message>
    <message>
        <source>What is written in chats</source>
        <translation>聊天中的文字</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>動畫</translation>
    </message>
    <message>
        <source>Reduced: nothing slides, and the tray does not flash</source>
        <translation>減少：不滑動，系統匣圖示不閃爍</translation>
    </message>
</context>
<context>
    <name>Arrivals</name>
    <message>
        <source>Please read: {words}</source>
        <translation>請檢視：{words}</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Try now</source>
        <translation>立即重連</translation>
    </message>
</context>
<context>
    <name>Bar</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>已選 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Move…</source>
        <translation>移動到…</translation>
    </message>
</context>
<context>
    <name>Calendar</name>
    <message>
        <source>Previous month</source>
        <translation>上個月</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>下個月</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <translation>yyyy年M月</translation>
    </message>
</context>
<context>
    <name>Calling</name>
    <message>
        <source>everyone</source>
        <translation>所有人</translation>
    </message>
</context>
<context>
    <name>CardDialog</name>
    <message>
        <source>My profile…</source>
        <translation>我的資料…</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>已離職</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>已封鎖</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>訪客</translation>
    </message>
    <message>
        <source>Words under your name</source>
        <translation>個人簽名</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部門</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>職級</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>負責</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>電話</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>電子郵件</translation>
    </message>
    <message>
        <source>Signed in on</source>
        <translation>上線裝置</translation>
    </message>
    <message>
        <source>Copy {what}</source>
        <translation>複製 {what}</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>傳訊息</translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation>移出常用聯絡人</translation>
    </message>
    <message>
        <source>Add to favourites</source>
        <translation>設為常用聯絡人</translation>
    </message>
    <message>
        <source>Give them another name</source>
        <translation>設定備註名稱</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>解除封鎖</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>封鎖</translation>
    </message>
    <message>
        <source>Contact groups</source>
        <translation>分組</translation>
    </message>
</context>
<context>
    <name>ChangeDialog</name>
    <message>
        <source>Words</source>
        <translation>內容</translation>
    </message>
    <message>
        <source>Change a message for later</source>
        <translation>修改排程訊息</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>儲存</translation>
    </message>
    <message>
        <source>Write something first.</source>
        <translation>請先寫點內容。</translation>
    </message>
    <message>
        <source>This time has passed. Choose a later one.</source>
        <translation>這個時間已經過去，請選晚一些的時間。</translation>
    </message>
</context>
<context>
    <name>Chat</name>
    <message>
        <source>This needs a newer version of Linxin.</source>
        <translation>需要更新鄰信才能檢視。</translation>
    </message>
    <message>
        <source>(edited)</source>
        <translation>（已編輯）</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>重新傳送</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>刪除</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重試</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>New messages</source>
        <translation>以下是新訊息</translation>
    </message>
    <message>
        <source>You recalled a message</source>
        <translation>你收回了一則訊息</translation>
    </message>
    <message>
        <source>{name} recalled a message</source>
        <translation>{name} 收回了一則訊息</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待傳送</translation>
    </message>
    <message>
        <source>No answer yet. Checked once you&apos;re connected.</source>
        <translation>還沒收到回條，連上後自動核對。</translation>
    </message>
    <message>
        <source>Not sent yet. Goes once you&apos;re connected.</source>
        <translation>還沒發出，連上後自動傳送。</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>已送達</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>已讀</translation>
    </message>
    <message>
        <source>Not sent: {reason}</source>
        <translation>沒有發出：{reason}</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>沒有發出</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已傳送</translation>
    </message>
    <message>
        <source>Read by all</source>
        <translation>全部已讀</translation>
    </message>
    <message>
        <source>Read {read}/{of}</source>
        <translation>已讀 {read}/{of}</translation>
    </message>
    <message>
        <source>{name}: {text}</source>
        <translation>{name}：{text}</translation>
    </message>
    <message>
        <source>{name} is typing</source>
        <translation>{name} 正在輸入</translation>
    </message>
    <message>
        <source>{names} are typing</source>
        <translation>{names} 正在輸入</translation>
    </message>
    <message>
        <source>This group was disbanded. What was said stays readable.</source>
        <translation>群組已解散，之前的訊息仍可檢視。</translation>
    </message>
    <message>
        <source>You are not in this group any more. What was said until then stays readable.</source>
        <translation>你已不在這個群組裡，之前的訊息仍可檢視。</translation>
    </message>
    <message>
        <source>You are muted in this group. You can read along.</source>
        <translation>你在這個群組裡被禁止發言，可以繼續檢視訊息。</translation>
    </message>
    <message>
        <source>Only the owner and the admins write here. You can read along.</source>
        <translation>全員禁言中，只有群組擁有者和管理員可以發言。</translation>
    </message>
    <message>
        <source>This group ended on {time}. You can open it again in its settings.</source>
        <translation>這個群組已於 {time} 到期。你可以在群組設定裡延長。</translation>
    </message>
    <message>
        <source>This room ended on {time}. What was said stays readable.</source>
        <translation>這個公開群組已於 {time} 到期。聊天紀錄仍可檢視。</translation>
    </message>
    <message>
        <source>You have blocked {name}. Unblock them on their card to write.</source>
        <translation>你已封鎖 {name}，在名片上解除後可以傳訊息。</translation>
    </message>
    <message>
        <source>They have left. What was said stays readable.</source>
        <translation>對方已離職，之前的訊息仍可檢視。</translation>
    </message>
    <message>
        <source>They have left. {name} has taken over.</source>
        <translation>對方已離職，工作已交接給 {name}。</translation>
    </message>
    <message>
        <source>[Picture] {name}</source>
        <translation>[圖片] {name}</translation>
    </message>
    <message>
        <source>[File] {name}</source>
        <translation>[檔案] {name}</translation>
    </message>
    <message>
        <source>[Picture]</source>
        <translation>[圖片]</translation>
    </message>
    <message>
        <source>Drop to send to {name}</source>
        <translation>放開，傳給 {name}</translation>
    </message>
</context>
<context>
    <name>ChatFinder</name>
    <message>
        <source>Search in this chat</source>
        <translation>在聊天中搜尋</translation>
    </message>
    <message>
        <source>Search messages of this chat by words</source>
        <translation>依內容搜尋這個聊天的訊息</translation>
    </message>
</context>
<context>
    <name>ChatFoundPage</name>
    <message>
        <source>Try other words, or fewer.</source>
        <translation>換個詞，或少寫幾個詞試試。</translation>
    </message>
</context>
<context>
    <name>ChatModel</name>
    <message>
        <source>This needs the server. Try again once you&apos;re connected.</source>
        <translation>這需要伺服器，連上後再試。</translation>
    </message>
</context>
<context>
    <name>ChatPanel</name>
    <message>
        <source>Messages</source>
        <translation>訊息</translation>
    </message>
    <message>
        <source>No conversation is open</source>
        <translation>還沒有開啟任何對話</translation>
    </message>
    <message>
        <source>Choose one on the left, or press Ctrl+K to search.</source>
        <translation>在左側選一個，或按 Ctrl+K 尋找同事。</translation>
    </message>
    <message>
        <source>Chats open in windows of their own</source>
        <translation>對話在獨立視窗中開啟</translation>
    </message>
    <message>
        <source>The settings tell where chats open.</source>
        <translation>在設定裡可以變更對話開啟的位置。</translation>
    </message>
    <message>
        <source>Message {name}</source>
        <translation>傳訊息給 {name}</translation>
    </message>
    <message>
        <source>Kept as a quick reply</source>
        <translation>已存為快速回覆</translation>
    </message>
    <message>
        <source>Reminded</source>
        <translation>已提醒</translation>
    </message>
    <message>
        <source>Path copied. Open it in the file manager.</source>
        <translation>路徑已複製，可在檔案管理員中開啟。</translation>
    </message>
</context>
<context>
    <name>Chips</name>
    <message>
        <source>Chosen: {names}</source>
        <translation>已選：{names}</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Emoji</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Send a file</source>
        <translation>傳送檔案</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>傳送</translation>
    </message>
    <message>
        <source>Other ways to send</source>
        <translation>其他傳送方式</translation>
    </message>
    <message numerus="yes">
        <source>Too long by %n</source>
        <translation>
            <numerusform>超出 %n 字</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %n pieces look otherwise. Clear some formatting.</source>
        <translation>
            <numerusform>設定了格式的文字超過 %n 處，請清除一部分格式。</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter to send, Shift+Enter for a new line</source>
        <translation>Enter 傳送，Shift+Enter 換行</translation>
    </message>
    <message>
        <source>Ctrl+Enter to send</source>
        <translation>Ctrl+Enter 傳送</translation>
    </message>
    <message>
        <source>Send with Enter</source>
        <translation>按 Enter 傳送</translation>
    </message>
    <message>
        <source>Send with Ctrl+Enter</source>
        <translation>按 Ctrl+Enter 傳送</translation>
    </message>
</context>
<context>
    <name>ContactGroupMenu</name>
    <message>
        <source>New contact group…</source>
        <translation>建立分組…</translation>
    </message>
    <message>
        <source>Chat with all of them…</source>
        <translation>和所有人一起聊…</translation>
    </message>
    <message>
        <source>Add people…</source>
        <translation>加入同事…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重新命名…</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>刪除…</translation>
    </message>
</context>
<context>
    <name>ContactGroupSurfaces</name>
    <message>
        <source>Delete “{name}”?</source>
        <translation>刪除「{name}」？</translation>
    </message>
    <message>
        <source>Only the group goes. The people in it, and your chats with them, stay as they are.</source>
        <translation>只刪除分組，裡面的同事和聊天都保留。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>刪除</translation>
    </message>
    <message>
        <source>Added to “{name}”</source>
        <translation>已加入「{name}」</translation>
    </message>
    <message>
        <source>Taken out of “{name}”</source>
        <translation>已移出「{name}」</translation>
    </message>
    <message>
        <source>“{name}” stands above the organisation now</source>
        <translation>「{name}」已建好，在組織架構上方</translation>
    </message>
</context>
<context>
    <name>ConversationMenu</name>
    <message>
        <source>Open</source>
        <translation>開啟</translation>
    </message>
    <message>
        <source>Mark all as read</source>
        <translation>全部標為已讀</translation>
    </message>
    <message>
        <source>Open in a window of its own</source>
        <translation>在獨立視窗中開啟</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>標為已讀</translation>
    </message>
    <message>
        <source>Delete draft</source>
        <translation>刪除草稿</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>複製姓名</translation>
    </message>
    <message>
        <source>Copy staff number</source>
        <translation>複製員工編號</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>標為未讀</translation>
    </message>
    <message>
        <source>Remove from top</source>
        <translation>取消置頂</translation>
    </message>
    <message>
        <source>Keep on top</source>
        <translation>置頂</translation>
    </message>
    <message>
        <source>Let it ring again</source>
        <translation>恢復通知</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>關閉通知</translation>
    </message>
    <message>
        <source>Take out of the folded chats</source>
        <translation>取消摺疊</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>摺疊</translation>
    </message>
    <message>
        <source>Hide from the list</source>
        <translation>從清單中隱藏</translation>
    </message>
</context>
<context>
    <name>Conversations</name>
    <message>
        <source>{name}: {text}</source>
        <translation>{name}：{text}</translation>
    </message>
    <message>
        <source>{name} is typing…</source>
        <translation>{name} 正在輸入…</translation>
    </message>
    <message>
        <source>[Not sent]</source>
        <translation>[未發出]</translation>
    </message>
    <message>
        <source>[Mentions you]</source>
        <translation>[有人@我]</translation>
    </message>
    <message>
        <source>[Please read]</source>
        <translation>[請檢視]</translation>
    </message>
    <message>
        <source>[Reminder]</source>
        <translation>[提醒]</translation>
    </message>
    <message>
        <source>[Draft]</source>
        <translation>[草稿]</translation>
    </message>
    <message>
        <source>marked as unread</source>
        <translation>已標為未讀</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>已關閉通知</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>尚未發出</translation>
    </message>
    <message>
        <source>Folded chats</source>
        <translation>摺疊的聊天</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>等，還有 %n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n 則未讀</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ask to join</source>
        <translation>
            <numerusform>%n 人申請加入</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n online</source>
        <translation>
            <numerusform>%n 人在線上</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wrong password. %n tries left.</source>
        <translation>
            <numerusform>密碼不對，還可以再試 %n 次。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wrong number, name or password. %n tries left.</source>
        <translation>
            <numerusform>員工編號、姓名或密碼不對，還可以再試 %n 次。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %n characters.</source>
        <translation>
            <numerusform>至少 %n 個字元。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{names} and others, %n people</source>
        <translation>
            <numerusform>{names} 等 %n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}: %n unread</source>
        <translation>
            <numerusform>{name}：%n 則未讀</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A message takes %n files at most.</source>
        <translation>
            <numerusform>一則訊息最多帶 %n 個檔案。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>[%n pictures]</source>
        <translation>
            <numerusform>[%n 張圖片]</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>[%n files]</source>
        <translation>
            <numerusform>[%n 個檔案]</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chats</source>
        <translation>
            <numerusform>%n 個對話</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n 個有新訊息</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more people</source>
        <translation>
            <numerusform>還有 %n 位同事</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more groups</source>
        <translation>
            <numerusform>還有 %n 個群組</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages could not be sent at their time.</source>
        <translation>
            <numerusform>有 %n 則排程訊息沒有送出。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages wait, the first until {when}.</source>
        <translation>
            <numerusform>有 %n 則排程訊息，最早 {when} 送出。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CropDialog</name>
    <message>
        <source>Part of the picture that is shown</source>
        <translation>圖片中顯示的部分</translation>
    </message>
    <message>
        <source>Drag it, or move it by the arrow keys; plus and minus make it larger and smaller.</source>
        <translation>拖動圖片，或用方向鍵移動；加號、減號放大和縮小。</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>縮放</translation>
    </message>
    <message>
        <source>Cut your picture</source>
        <translation>裁剪頭像</translation>
    </message>
    <message>
        <source>Use this picture</source>
        <translation>用作頭像</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>預覽</translation>
    </message>
</context>
<context>
    <name>DemoPage</name>
    <message>
        <source>A company made up for a first look. Come in as one of its people:</source>
        <translation>這是一家供試用的示範公司，選一位同事即可登入：</translation>
    </message>
    <message>
        <source>To talk to yourself, be somebody else in a second window:</source>
        <translation>想和自己對話，可再開一個視窗換一位同事：</translation>
    </message>
    <message>
        <source>Use another server or account</source>
        <translation>使用其他伺服器或帳號</translation>
    </message>
</context>
<context>
    <name>DepartmentDialog</name>
    <message>
        <source>Name</source>
        <translation>部門名稱</translation>
    </message>
    <message>
        <source>Part of</source>
        <translation>上級</translation>
    </message>
    <message>
        <source>The organisation itself</source>
        <translation>組織頂層</translation>
    </message>
    <message>
        <source>Add a department</source>
        <translation>新增部門</translation>
    </message>
    <message>
        <source>Edit {name}</source>
        <translation>編輯 {name}</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>儲存</translation>
    </message>
    <message>
        <source>A department has a name.</source>
        <translation>請填寫部門名稱。</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>Open Linxin</source>
        <translation>開啟鄰信</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>結束</translation>
    </message>
    <message>
        <source>Linxin</source>
        <translation>鄰信</translation>
    </message>
    <message>
        <source>New message</source>
        <translation>新訊息</translation>
    </message>
</context>
<context>
    <name>DevicesPage</name>
    <message>
        <source>Devices</source>
        <translation>裝置</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密碼</translation>
    </message>
    <message>
        <source>Password of this account</source>
        <translation>帳號密碼</translation>
    </message>
    <message>
        <source>Your other devices have to sign in again with the new one</source>
        <translation>變更後，其他裝置要用新密碼重新登入</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>變更…</translation>
    </message>
    <message>
        <source>It has to sign in again with the password. Sign it out?</source>
        <translation>登出後需要用密碼重新登入。要登出嗎？</translation>
    </message>
    <message>
        <source>this device</source>
        <translation>本裝置</translation>
    </message>
    <message>
        <source>connected now</source>
        <translation>目前在線上</translation>
    </message>
    <message>
        <source>last here: {time}</source>
        <translation>上次線上：{time}</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>登出</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The new password is in force</source>
        <translation>新密碼已生效</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Directory</name>
    <message>
        <source>Group without a name</source>
        <translation>未命名的群組</translation>
    </message>
</context>
<context>
    <name>Edit</name>
    <message>
        <source>Undo</source>
        <translation>復原</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪下</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>貼上</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全選</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Paste without formatting</source>
        <translation>貼上純文字</translation>
    </message>
    <message>
        <source>Keep as a quick reply</source>
        <translation>存為快速回覆</translation>
    </message>
</context>
<context>
    <name>Emoji</name>
    <message>
        <source>Recent</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>Hands and people</source>
        <translation>手勢與人物</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>辦公</translation>
    </message>
    <message>
        <source>Food and nature</source>
        <translation>美食與自然</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>符號</translation>
    </message>
</context>
<context>
    <name>Enclosing</name>
    <message>
        <source>Choose files to send</source>
        <translation>選擇要傳送的檔案</translation>
    </message>
</context>
<context>
    <name>EnclosureStrip</name>
    <message>
        <source>Goes with the message</source>
        <translation>隨訊息傳送</translation>
    </message>
</context>
<context>
    <name>EndChoice</name>
    <message>
        <source>Ends</source>
        <translation>到期時間</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最後一天</translation>
    </message>
    <message>
        <source>Ended on {time}</source>
        <translation>已於 {time} 到期</translation>
    </message>
    <message>
        <source>On {time}</source>
        <translation>{time} 到期</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Sending {percent}%</source>
        <translation>正在傳送 {percent}%</translation>
    </message>
    <message>
        <source>Fetching {percent}%</source>
        <translation>正在接收 {percent}%</translation>
    </message>
    <message>
        <source>Not fetched. Click to try again.</source>
        <translation>沒有收到，點一下重試。</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已儲存</translation>
    </message>
    <message>
        <source>Can&apos;t be shown</source>
        <translation>無法顯示</translation>
    </message>
    <message>
        <source>{name} could not be saved: {reason}. Choose another place with Save as.</source>
        <translation>{name} 沒有儲存成功：{reason}。可用「另存新檔」換個位置。</translation>
    </message>
    <message>
        <source>{name} is a folder. Pack it into one file (zip) to send it.</source>
        <translation>{name} 是資料夾，請先壓縮成一個檔案（zip）再傳送。</translation>
    </message>
    <message>
        <source>{name} is over the limit of {most} for a file.</source>
        <translation>{name} 超過了單一檔案的上限 {most}。</translation>
    </message>
    <message>
        <source>{name} can&apos;t be read. Check that it is still there.</source>
        <translation>讀不到 {name}，請看看它還在不在。</translation>
    </message>
    <message>
        <source>{count} B</source>
        <translation>{count} B</translation>
    </message>
    <message>
        <source>{count} KB</source>
        <translation>{count} KB</translation>
    </message>
    <message>
        <source>{count} MB</source>
        <translation>{count} MB</translation>
    </message>
    <message>
        <source>{count} GB</source>
        <translation>{count} GB</translation>
    </message>
    <message>
        <source>Picture {time}</source>
        <translation>圖片 {time}</translation>
    </message>
</context>
<context>
    <name>FoldedPage</name>
    <message>
        <source>Folded chats</source>
        <translation>摺疊的聊天</translation>
    </message>
    <message>
        <source>Back to all chats</source>
        <translation>返回全部對話</translation>
    </message>
</context>
<context>
    <name>FormatBar</name>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>粗體</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>斜體</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>字級</translation>
    </message>
    <message>
        <source>Clear formatting</source>
        <translation>清除格式</translation>
    </message>
    <message>
        <source>Usual colour</source>
        <translation>預設顏色</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>紅色</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>橙色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>綠色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>藍色</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰色</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>小</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>標準</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>大</translation>
    </message>
    <message>
        <source>Huge</source>
        <translation>特大</translation>
    </message>
</context>
<context>
    <name>FoundList</name>
    <message>
        <source>Look again</source>
        <translation>再找一次</translation>
    </message>
    <message>
        <source>Look on the whole network</source>
        <translation>在整個網路中尋找</translation>
    </message>
    <message>
        <source>Looking for servers on the network…</source>
        <translation>正在網路中尋找伺服器…</translation>
    </message>
    <message>
        <source>Looking for servers on this machine…</source>
        <translation>正在本機尋找伺服器…</translation>
    </message>
    <message>
        <source>No server found. Type the address, or paste an invite link.</source>
        <translation>沒有找到伺服器，請輸入位址或貼上邀請連結。</translation>
    </message>
    <message>
        <source>Found: choose your company</source>
        <translation>找到了，請選擇你的公司</translation>
    </message>
</context>
<context>
    <name>FoundPage</name>
    <message>
        <source>Search results</source>
        <translation>搜尋結果</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>沒有找到</translation>
    </message>
    <message>
        <source>Try other words, a name, its pinyin or initials like zs, or a staff number.</source>
        <translation>試試別的詞、姓名、拼音、首字母如 zs，或員工編號。</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>General</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>語言</translation>
    </message>
    <message>
        <source>Start with the system</source>
        <translation>開機時啟動</translation>
    </message>
    <message>
        <source>Opens quietly in the tray</source>
        <translation>啟動後留在系統匣，不開啟視窗</translation>
    </message>
    <message>
        <source>Closing the window keeps Linxin in the tray</source>
        <translation>關閉視窗後留在系統匣</translation>
    </message>
    <message>
        <source>This desktop shows no tray.</source>
        <translation>這個桌面沒有系統匣。</translation>
    </message>
    <message>
        <source>Send messages with</source>
        <translation>傳送訊息</translation>
    </message>
    <message>
        <source>The other key begins a new line</source>
        <translation>另一個鍵換行</translation>
    </message>
    <message>
        <source>Check the spelling while writing</source>
        <translation>輸入時檢查拼字</translation>
    </message>
    <message>
        <source>Of English words, and of Russian ones where the system has a dictionary of them</source>
        <translation>檢查英文單字；系統裡有俄文字典時也檢查俄文</translation>
    </message>
    <message>
        <source>Show me as away after</source>
        <translation>多久沒有操作顯示為離開</translation>
    </message>
    <message>
        <source>When neither mouse nor keyboard is touched</source>
        <translation>滑鼠和鍵盤都沒有動</translation>
    </message>
    <message>
        <source>Ask for the password after</source>
        <translation>多久沒有操作後鎖定</translation>
    </message>
    <message>
        <source>All windows are hidden until you give it; messages go on arriving</source>
        <translation>輸入密碼前隱藏所有視窗，訊息照常接收</translation>
    </message>
    <message>
        <source>Sign out and in again with your password once to use this.</source>
        <translation>請先登出，再用密碼登入一次，即可使用。</translation>
    </message>
    <message>
        <source>Messages go on arriving; quit from the tray</source>
        <translation>訊息照常接收，可從系統匣結束程式</translation>
    </message>
    <message>
        <source>This desktop shows no tray, so closing the window ends Linxin</source>
        <translation>這個桌面沒有系統匣，關閉視窗就會結束鄰信</translation>
    </message>
    <message>
        <source>Follow system</source>
        <translation>跟隨系統</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>從不</translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n 分鐘</numerusform>
        </translation>
    </message>
    <message>
        <source>The system did not take this; nothing was changed</source>
        <translation>系統沒有接受，什麼都沒有改變</translation>
    </message>
</context>
<context>
    <name>Group</name>
    <message>
        <source>Owner</source>
        <translation>群組擁有者</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>管理員</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>禁止發言中</translation>
    </message>
    <message>
        <source>ends {time}</source>
        <translation>{time} 到期</translation>
    </message>
</context>
<context>
    <name>GroupEnds</name>
    <message>
        <source>Never</source>
        <translation>不到期</translation>
    </message>
    <message>
        <source>In 1 day</source>
        <translation>1 天後</translation>
    </message>
    <message>
        <source>In 7 days</source>
        <translation>7 天後</translation>
    </message>
    <message>
        <source>In 30 days</source>
        <translation>30 天後</translation>
    </message>
    <message>
        <source>On a day</source>
        <translation>指定日期</translation>
    </message>
</context>
<context>
    <name>GroupMenu</name>
    <message>
        <source>Group settings</source>
        <translation>群組設定</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>公告</translation>
    </message>
    <message>
        <source>Add people…</source>
        <translation>邀請成員…</translation>
    </message>
    <message>
        <source>Leave group…</source>
        <translation>離開群組…</translation>
    </message>
    <message>
        <source>Disband group…</source>
        <translation>解散群組…</translation>
    </message>
</context>
<context>
    <name>GroupSettingsDialog</name>
    <message>
        <source>Name of the group</source>
        <translation>群組名稱</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>簡介</translation>
    </message>
    <message>
        <source>Who may join</source>
        <translation>加入方式</translation>
    </message>
    <message>
        <source>Those whom owner and admins add</source>
        <translation>由群組擁有者和管理員邀請</translation>
    </message>
    <message>
        <source>Who asks, once owner or admins agree</source>
        <translation>申請後由群組擁有者或管理員同意</translation>
    </message>
    <message>
        <source>Anyone</source>
        <translation>任何人</translation>
    </message>
    <message>
        <source>Those whom any member adds</source>
        <translation>任何成員都可以邀請</translation>
    </message>
    <message>
        <source>Newcomers see what was said before</source>
        <translation>新成員可以看到加入前的訊息</translation>
    </message>
    <message>
        <source>Only owner and admins write</source>
        <translation>全員禁言，僅群組擁有者和管理員可以發言</translation>
    </message>
    <message>
        <source>My name in this group</source>
        <translation>我在本群組的暱稱</translation>
    </message>
    <message>
        <source>As everywhere</source>
        <translation>與平時相同</translation>
    </message>
    <message>
        <source>Group settings</source>
        <translation>群組設定</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>儲存</translation>
    </message>
    <message>
        <source>The owner decides this.</source>
        <translation>由群組擁有者決定。</translation>
    </message>
    <message>
        <source>A group keeps a name.</source>
        <translation>群組名稱不能為空。</translation>
    </message>
    <message>
        <source>This day has passed. Choose a later one.</source>
        <translation>這一天已經過去，請選一個更晚的日期。</translation>
    </message>
</context>
<context>
    <name>GroupSurfaces</name>
    <message>
        <source>Add people</source>
        <translation>邀請成員</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>邀請</translation>
    </message>
    <message>
        <source>Add ({count})</source>
        <translation>邀請（{count}）</translation>
    </message>
    <message>
        <source>You see no new messages from then on. What was said until then stays readable.</source>
        <translation>離開後不再收到新訊息，之前的訊息仍可檢視。</translation>
    </message>
    <message>
        <source>Leave this group?</source>
        <translation>離開這個群組？</translation>
    </message>
    <message>
        <source>Leave group</source>
        <translation>離開群組</translation>
    </message>
    <message>
        <source>Nobody can write in it any more. What was said stays readable to its members.</source>
        <translation>解散後誰都不能再發言，成員仍可檢視之前的訊息。</translation>
    </message>
    <message>
        <source>Disband this group?</source>
        <translation>解散這個群組？</translation>
    </message>
    <message>
        <source>Disband group</source>
        <translation>解散群組</translation>
    </message>
    <message>
        <source>Hand the group over to {name}?</source>
        <translation>把群組移交給 {name}？</translation>
    </message>
    <message>
        <source>It is theirs from then on, and you become a plain member.</source>
        <translation>移交後對方成為群組擁有者，你成為一般成員。</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>移交</translation>
    </message>
    <message>
        <source>Remove {name} from the group?</source>
        <translation>把 {name} 移出群組？</translation>
    </message>
    <message>
        <source>They keep what was said until now, and see nothing that comes after it.</source>
        <translation>對方保留此前的訊息，看不到之後的。</translation>
    </message>
    <message>
        <source>Remove from group</source>
        <translation>移出群組</translation>
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
        <translation>{name} 用鄰信溝通。

1. 安裝並開啟鄰信。
2. 把這個連結貼上到伺服器一欄：
   {link}
3. 用員工編號和發給你的密碼登入。

{name} 的指紋：{fingerprint}</translation>
    </message>
</context>
<context>
    <name>GuidePage</name>
    <message>
        <source>Bring your colleagues in</source>
        <translation>請同事進來</translation>
    </message>
    <message>
        <source>Add people</source>
        <translation>新增同事</translation>
    </message>
    <message>
        <source>One by one, or all at once from an Excel or CSV table. You see what changes before it does.</source>
        <translation>可以逐個新增，也可以用 Excel 或 CSV 表格一次匯入；匯入前會先看到有哪些變化。</translation>
    </message>
    <message>
        <source>Invite them</source>
        <translation>邀請同事</translation>
    </message>
    <message>
        <source>Whoever opens the link or scans the code comes to your server without comparing anything.</source>
        <translation>開啟連結或掃碼即可連到你的伺服器，不用再核對指紋。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Everyone signs in with the staff number and one-time password you gave them. This page stays here.</source>
        <translation>每個人用員工編號和你給的一次性密碼登入。這一頁一直在這裡。</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>新增一位同事</translation>
    </message>
    <message>
        <source>Import a table…</source>
        <translation>匯入表格…</translation>
    </message>
    <message>
        <source>Invite link as a QR code</source>
        <translation>邀請連結二維碼</translation>
    </message>
    <message>
        <source>Addresses of the server, as colleagues reach it</source>
        <translation>伺服器位址（同事能連到的）</translation>
    </message>
    <message>
        <source>Invite link</source>
        <translation>邀請連結</translation>
    </message>
    <message>
        <source>The server listens to this computer alone. Let it listen on the network (setting “listen”), or write an address that leads to it.</source>
        <translation>伺服器目前只接受本機連線。請在它的設定裡改 listen，讓它監聽網路，或填一個能連到它的位址。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>再看一次</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>複製連結</translation>
    </message>
    <message>
        <source>Copy words for a mail</source>
        <translation>複製郵件文字</translation>
    </message>
    <message>
        <source>Save as a picture…</source>
        <translation>存為圖片…</translation>
    </message>
    <message>
        <source>To the people</source>
        <translation>去看同事清單</translation>
    </message>
    <message>
        <source>So far you are alone here.</source>
        <translation>這裡現在只有你一個人。</translation>
    </message>
    <message numerus="yes">
        <source>%n people are here.</source>
        <translation>
            <numerusform>現在有 %n 個人。</numerusform>
        </translation>
    </message>
    <message>
        <source>Write addresses like 192.168.1.10:7443 or hc-server:7443, with commas between them.</source>
        <translation>位址要寫成 192.168.1.10:7443 或 hc-server:7443，多個用逗號隔開。</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已複製</translation>
    </message>
    <message>
        <source>Save the invite</source>
        <translation>儲存邀請</translation>
    </message>
    <message>
        <source>Written to {name}</source>
        <translation>已寫入 {name}</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Search in this chat</source>
        <translation>在聊天中搜尋</translation>
    </message>
    <message>
        <source>Jump to a date</source>
        <translation>跳到某一天</translation>
    </message>
    <message>
        <source>Add people</source>
        <translation>邀請成員</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>成員</translation>
    </message>
    <message>
        <source>Members show in a wider window</source>
        <translation>視窗再寬一些才能顯示成員</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>HeadsDialog</name>
    <message>
        <source>Heads of {name}</source>
        <translation>{name} 的主管</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>儲存</translation>
    </message>
</context>
<context>
    <name>ImportPanel</name>
    <message>
        <source>Preview of the import</source>
        <translation>匯入預覽</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Disable who is not in the table</source>
        <translation>停用不在表中的人</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>將發生的變更</translation>
    </message>
    <message numerus="yes">
        <source>Apply %n changes</source>
        <translation>
            <numerusform>應用 %n 項變更</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows can&apos;t be taken. Mend the table and choose it again; nothing is changed.</source>
        <translation>
            <numerusform>有 %n 列不能匯入。請改好表格後重新選擇，目前什麼都沒有改變。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JumpButton</name>
    <message>
        <source>Jump to latest</source>
        <translation>回到最新訊息</translation>
    </message>
</context>
<context>
    <name>Later</name>
    <message>
        <source>A message waits until {when}.</source>
        <translation>有 1 則排程訊息，{when} 送出。</translation>
    </message>
    <message>
        <source>Not sent: you were not allowed to write here then.</source>
        <translation>沒有送出：到時間時你不能在這裡發言。</translation>
    </message>
    <message>
        <source>Not sent: your account was disabled then.</source>
        <translation>沒有送出：到時間時你的帳號已停用。</translation>
    </message>
</context>
<context>
    <name>LaterDialog</name>
    <message>
        <source>Delete</source>
        <translation>刪除</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Nothing waits here</source>
        <translation>這裡沒有等待送出的訊息</translation>
    </message>
    <message>
        <source>The arrow beside Send keeps a message for later.</source>
        <translation>按「傳送」旁的箭頭，可以到時再傳。</translation>
    </message>
    <message>
        <source>Messages for later</source>
        <translation>排程訊息</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>立即傳送</translation>
    </message>
</context>
<context>
    <name>Lines</name>
    <message>
        <source>The organisation</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>You</source>
        <translation>你</translation>
    </message>
    <message>
        <source>you</source>
        <translation>你</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{who} joined</source>
        <translation>{who} 加入了</translation>
    </message>
    <message>
        <source>{who} left</source>
        <translation>{who} 離開了</translation>
    </message>
    <message>
        <source>{by} added {whom}</source>
        <translation>{by} 邀請 {whom} 加入</translation>
    </message>
    <message>
        <source>{by} removed {whom}</source>
        <translation>{by} 把 {whom} 移出了群組</translation>
    </message>
    <message>
        <source>{by} handed the group over to {whom}</source>
        <translation>{by} 把群組移交給 {whom}</translation>
    </message>
    <message>
        <source>The group belongs to {whom} now</source>
        <translation>{whom} 現在是群組擁有者</translation>
    </message>
    <message>
        <source>{by} made {whom} an admin</source>
        <translation>{by} 把 {whom} 設為管理員</translation>
    </message>
    <message>
        <source>{by} took the admin&apos;s rank from {whom}</source>
        <translation>{by} 取消了 {whom} 的管理員身分</translation>
    </message>
    <message>
        <source>{by} muted {whom}</source>
        <translation>{by} 禁止 {whom} 發言</translation>
    </message>
    <message>
        <source>{by} let {whom} write again</source>
        <translation>{by} 允許 {whom} 再次發言</translation>
    </message>
    <message>
        <source>{by} took the name “{name}” in this group</source>
        <translation>{by} 把自己的群組暱稱改為「{name}」</translation>
    </message>
    <message>
        <source>{by} took the usual name in this group again</source>
        <translation>{by} 不再使用群組暱稱</translation>
    </message>
    <message>
        <source>{by} let the group end on {time}</source>
        <translation>{by} 把群組的到期時間設為 {time}</translation>
    </message>
    <message>
        <source>{by} let the group go on without an end</source>
        <translation>{by} 取消了群組的到期時間</translation>
    </message>
    <message>
        <source>This group ends on {time}. After that it can be read, but nobody writes in it.</source>
        <translation>本群組將於 {time} 到期，之後只能檢視，不能再發言</translation>
    </message>
    <message>
        <source>Now in charge here: {whom}</source>
        <translation>{whom} 成為主管</translation>
    </message>
    <message>
        <source>No longer in charge here: {whom}</source>
        <translation>{whom} 不再是主管</translation>
    </message>
    <message>
        <source>Something changed for {whom}. A newer version tells.</source>
        <translation>{whom} 有變動，更新鄰信後可看詳情</translation>
    </message>
    <message>
        <source>The department&apos;s group begins here</source>
        <translation>部門群組從這裡開始</translation>
    </message>
    <message>
        <source>The group of all staff begins here</source>
        <translation>全員群組從這裡開始</translation>
    </message>
    <message>
        <source>{by} opened this room</source>
        <translation>{by} 開設了這個公開群組</translation>
    </message>
    <message>
        <source>{by} began this group</source>
        <translation>{by} 建立了群組</translation>
    </message>
    <message>
        <source>{by} began this group with {whom}</source>
        <translation>{by} 建立了群組，邀請 {whom} 加入</translation>
    </message>
    <message>
        <source>{by} took the notice away</source>
        <translation>{by} 撤下了公告</translation>
    </message>
    <message>
        <source>{by} set the notice: {text}</source>
        <translation>{by} 發布公告：{text}</translation>
    </message>
    <message>
        <source>{by} disbanded the group</source>
        <translation>{by} 解散了群組</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>{by} renamed the group “{name}”</source>
        <translation>{by} 把群組名稱改為「{name}」</translation>
    </message>
    <message>
        <source>The group is called “{name}” now</source>
        <translation>群組名稱改為「{name}」</translation>
    </message>
    <message>
        <source>{by} changed the description</source>
        <translation>{by} 修改了群組簡介</translation>
    </message>
    <message>
        <source>{by} let newcomers see what was said before</source>
        <translation>{by} 允許新成員檢視加入前的訊息</translation>
    </message>
    <message>
        <source>{by} let newcomers see only what comes after them</source>
        <translation>{by} 設為新成員只能看到加入後的訊息</translation>
    </message>
    <message>
        <source>{by} muted everyone but owner and admins</source>
        <translation>{by} 開啟全員禁言，群組擁有者和管理員除外</translation>
    </message>
    <message>
        <source>{by} let everyone write again</source>
        <translation>{by} 關閉了全員禁言</translation>
    </message>
    <message>
        <source>{by} let only owner and admins add people</source>
        <translation>{by} 設為只由群組擁有者和管理員邀請成員</translation>
    </message>
    <message>
        <source>{by} let people ask to join</source>
        <translation>{by} 設為申請後加入</translation>
    </message>
    <message>
        <source>{by} opened the group to everyone</source>
        <translation>{by} 設為人人可加入</translation>
    </message>
    <message>
        <source>{by} changed who may join</source>
        <translation>{by} 修改了加入方式</translation>
    </message>
    <message>
        <source>This group ended on {time}. What was said stays readable.</source>
        <translation>本群組已於 {time} 到期，聊天紀錄仍可檢視</translation>
    </message>
</context>
<context>
    <name>ListPanel</name>
    <message>
        <source>Search</source>
        <translation>搜尋</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>對話</translation>
    </message>
    <message>
        <source>Search people by name, pinyin, initials or number, groups, and messages by words</source>
        <translation>依姓名、拼音、首字母或員工編號搜尋同事，也可搜尋群組和訊息內容</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>群組</translation>
    </message>
    <message>
        <source>The organisation is on its way</source>
        <translation>正在取得組織架構</translation>
    </message>
    <message>
        <source>It appears as soon as the server has told it.</source>
        <translation>伺服器傳來後會自動顯示。</translation>
    </message>
    <message>
        <source>No conversations yet</source>
        <translation>還沒有對話</translation>
    </message>
    <message>
        <source>Search for a colleague above to write the first message.</source>
        <translation>在上方尋找同事，發出第一則訊息。</translation>
    </message>
    <message>
        <source>No groups yet</source>
        <translation>還沒有群組</translation>
    </message>
    <message>
        <source>Start one, or find a room, by the button beside the search.</source>
        <translation>按搜尋框旁的按鈕，可建立群組或尋找公開群。</translation>
    </message>
    <message>
        <source>New group…</source>
        <translation>建立群組…</translation>
    </message>
    <message>
        <source>Find rooms…</source>
        <translation>尋找公開群組…</translation>
    </message>
    <message>
        <source>New contact group…</source>
        <translation>建立分組…</translation>
    </message>
    <message>
        <source>New group, rooms, contact groups</source>
        <translation>建立群組、公開群組、分組</translation>
    </message>
</context>
<context>
    <name>Lock</name>
    <message>
        <source>Too many wrong passwords. Signing out…</source>
        <translation>密碼錯誤次數太多，正在登出…</translation>
    </message>
    <message>
        <source>Sign out and in again with your password once. Then this can be locked.</source>
        <translation>請先登出，再用密碼登入一次，之後即可鎖定。</translation>
    </message>
</context>
<context>
    <name>LockWindow</name>
    <message>
        <source>Linxin</source>
        <translation>鄰信</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已鎖定</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密碼</translation>
    </message>
    <message>
        <source>Caps Lock seems to be on</source>
        <translation>大寫鎖定似乎開著</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>登出</translation>
    </message>
    <message>
        <source>Wait a moment…</source>
        <translation>請稍候…</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在核對…</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解鎖</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Message recalled</source>
        <translation>訊息已收回</translation>
    </message>
    <message>
        <source>Needs a newer version</source>
        <translation>需要更新鄰信</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在連線…</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Linxin</source>
        <translation>鄰信</translation>
    </message>
    <message>
        <source>My card</source>
        <translation>我的名片</translation>
    </message>
</context>
<context>
    <name>MemberMenu</name>
    <message>
        <source>Card</source>
        <translation>名片</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>傳訊息</translation>
    </message>
    <message>
        <source>Let them write again</source>
        <translation>允許發言</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>禁止發言</translation>
    </message>
    <message>
        <source>Remove from group…</source>
        <translation>移出群組…</translation>
    </message>
    <message>
        <source>Make a plain member</source>
        <translation>改為一般成員</translation>
    </message>
    <message>
        <source>Make an admin</source>
        <translation>設為管理員</translation>
    </message>
    <message>
        <source>Hand the group over…</source>
        <translation>移交群組…</translation>
    </message>
</context>
<context>
    <name>MemberPanel</name>
    <message>
        <source>Notice</source>
        <translation>公告</translation>
    </message>
    <message>
        <source>Open the notice</source>
        <translation>檢視公告</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>成員</translation>
    </message>
    <message>
        <source>Search members</source>
        <translation>尋找成員</translation>
    </message>
    <message>
        <source>Add people</source>
        <translation>邀請成員</translation>
    </message>
    <message numerus="yes">
        <source>%n ask to join</source>
        <translation>
            <numerusform>%n 人申請加入</numerusform>
        </translation>
    </message>
    <message>
        <source>No notice yet</source>
        <translation>還沒有公告</translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <source>in an hour, {clock}</source>
        <translation>一小時後 {clock}</translation>
    </message>
    <message>
        <source>{day}, {clock}</source>
        <translation>{day} {clock}</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>{date}, {day}</source>
        <translation>{date} {day}</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>Department</source>
        <translation>部門</translation>
    </message>
    <message>
        <source>No department</source>
        <translation>不屬於任何部門</translation>
    </message>
    <message numerus="yes">
        <source>Move %n people</source>
        <translation>
            <numerusform>移動 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移動</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>Network</source>
        <translation>網路</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>Finding servers</source>
        <translation>尋找伺服器</translation>
    </message>
    <message>
        <source>Connect now</source>
        <translation>立即連線</translation>
    </message>
    <message>
        <source>Copy the fingerprint</source>
        <translation>複製指紋</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>僅限本機</translation>
    </message>
    <message>
        <source>Whole network</source>
        <translation>整個網路</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>伺服器</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已連線</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未連線</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在連線…</translation>
    </message>
    <message>
        <source>IT published this fingerprint. If it ever differs, ask before signing in.</source>
        <translation>這是 IT 公布的組織指紋。如果哪天不一致，請先問 IT 再登入。</translation>
    </message>
    <message>
        <source>Look for servers on</source>
        <translation>尋找範圍</translation>
    </message>
    <message>
        <source>Not encrypted: the server is on this machine</source>
        <translation>未加密：伺服器就在本機</translation>
    </message>
    <message>
        <source>Encrypted; only your organisation&apos;s own key is accepted</source>
        <translation>已加密，只接受你們組織自己的金鑰</translation>
    </message>
    <message>
        <source>The system vouches for the server&apos;s certificate</source>
        <translation>伺服器憑證由系統驗證</translation>
    </message>
    <message>
        <source>Now only on these, as the settings file says: {names}</source>
        <translation>現在只在設定檔指定的網路上尋找：{names}</translation>
    </message>
    <message>
        <source>When you look for one in the sign-in window; the present connection stays</source>
        <translation>在登入視窗尋找伺服器時使用，不會改變目前的連線</translation>
    </message>
</context>
<context>
    <name>NewContactGroupDialog</name>
    <message>
        <source>Name</source>
        <translation>名稱</translation>
    </message>
    <message>
        <source>Only you see it</source>
        <translation>只有自己看得到</translation>
    </message>
    <message>
        <source>New contact group</source>
        <translation>建立分組</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>建立</translation>
    </message>
    <message>
        <source>Create ({count})</source>
        <translation>建立（{count}）</translation>
    </message>
</context>
<context>
    <name>NewGroupDialog</name>
    <message>
        <source>Name of the group</source>
        <translation>群組名稱</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>可不填</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>建立群組</translation>
    </message>
    <message>
        <source>Begin group</source>
        <translation>建立群組</translation>
    </message>
    <message>
        <source>Begin group ({count})</source>
        <translation>建立群組（{count}）</translation>
    </message>
</context>
<context>
    <name>NewPasswordForm</name>
    <message>
        <source>Caps Lock seems to be on</source>
        <translation>大寫鎖定（Caps Lock）似乎已開啟</translation>
    </message>
    <message>
        <source>The password you were given</source>
        <translation>發給你的一次性密碼</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密碼</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>再輸一次新密碼</translation>
    </message>
</context>
<context>
    <name>NewRoleDialog</name>
    <message>
        <source>Name of the role</source>
        <translation>角色名稱</translation>
    </message>
    <message>
        <source>It begins with what an employee may do.</source>
        <translation>初始權限與員工相同。</translation>
    </message>
    <message>
        <source>New role</source>
        <translation>新增角色</translation>
    </message>
    <message>
        <source>Make role</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>A role has a name.</source>
        <translation>請填寫角色名稱。</translation>
    </message>
</context>
<context>
    <name>NewRoomDialog</name>
    <message>
        <source>Name of the room</source>
        <translation>公開群組名稱</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>簡介</translation>
    </message>
    <message>
        <source>Who may join</source>
        <translation>加入方式</translation>
    </message>
    <message>
        <source>Anyone</source>
        <translation>任何人</translation>
    </message>
    <message>
        <source>Who asks, once owner or admins agree</source>
        <translation>申請後由群組擁有者或管理員同意</translation>
    </message>
    <message>
        <source>Open a room</source>
        <translation>開設公開群組</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>開設</translation>
    </message>
    <message>
        <source>A room needs a name that others can find.</source>
        <translation>請填寫名稱，別人才找得到。</translation>
    </message>
</context>
<context>
    <name>NoticeDialog</name>
    <message>
        <source>Notice</source>
        <translation>公告</translation>
    </message>
    <message>
        <source>What everyone here should know</source>
        <translation>寫下大家都應知道的事</translation>
    </message>
    <message>
        <source>Put up</source>
        <translation>發布</translation>
    </message>
    <message>
        <source>Take down</source>
        <translation>撤下公告</translation>
    </message>
</context>
<context>
    <name>NoticeLine</name>
    <message>
        <source>Notice: {words}</source>
        <translation>公告：{words}</translation>
    </message>
</context>
<context>
    <name>NotificationsPage</name>
    <message>
        <source>Notifications are off.</source>
        <translation>通知已關閉。</translation>
    </message>
    <message>
        <source>Quiet hours are off.</source>
        <translation>勿擾時段已關閉。</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>勿擾時段</translation>
    </message>
    <message>
        <source>Tell me of new messages</source>
        <translation>有新訊息時通知我</translation>
    </message>
    <message>
        <source>While another window is in front</source>
        <translation>正在看其他視窗的時候</translation>
    </message>
    <message>
        <source>Show what was written</source>
        <translation>顯示訊息內容</translation>
    </message>
    <message>
        <source>Otherwise only who wrote</source>
        <translation>關閉後只顯示誰發的</translation>
    </message>
    <message>
        <source>Play a sound</source>
        <translation>播放提示音</translation>
    </message>
    <message>
        <source>The sound</source>
        <translation>提示音</translation>
    </message>
    <message>
        <source>Two short notes</source>
        <translation>兩個短音</translation>
    </message>
    <message>
        <source>Nothing rings at certain hours</source>
        <translation>按時段勿擾</translation>
    </message>
    <message>
        <source>Messages still arrive and are counted, every day</source>
        <translation>每天生效，訊息照常接收和計數</translation>
    </message>
    <message>
        <source>From</source>
        <translation>自</translation>
    </message>
    <message>
        <source>To</source>
        <translation>至</translation>
    </message>
    <message>
        <source>A time before the first means the next morning</source>
        <translation>早於開始時間，就是到第二天</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>試聽</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>The picture can&apos;t be copied: it is not here, or can&apos;t be shown.</source>
        <translation>圖片複製不了：還沒有收到，或者無法顯示。</translation>
    </message>
    <message>
        <source>Picture copied</source>
        <translation>圖片已複製</translation>
    </message>
    <message>
        <source>{name} could be a program, so it is only saved. Ask its sender before you start it.</source>
        <translation>{name} 可能是程式，只儲存，不開啟。執行前請先問問傳送的人。</translation>
    </message>
    <message>
        <source>No program here opens {name}. It is saved among your downloads.</source>
        <translation>這台電腦沒有能開啟 {name} 的程式，已儲存到「下載」。</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存新檔</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已儲存為 {name}</translation>
    </message>
</context>
<context>
    <name>Organisation</name>
    <message>
        <source>unfolded</source>
        <translation>已展開</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>已收合</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>常用聯絡人</translation>
    </message>
</context>
<context>
    <name>OutsideCard</name>
    <message>
        <source>Phones</source>
        <translation>電話</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>電子郵件</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>簽名</translation>
    </message>
    <message>
        <source>And what you say beside your status</source>
        <translation>也包括狀態裡寫的話</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>Friends and colleagues</source>
        <translation>好友和同事</translation>
    </message>
    <message>
        <source>Colleagues only</source>
        <translation>僅同事</translation>
    </message>
</context>
<context>
    <name>OwnCard</name>
    <message>
        <source>Status: {status}</source>
        <translation>狀態：{status}</translation>
    </message>
    <message>
        <source>Add a signature</source>
        <translation>寫一句簽名</translation>
    </message>
    <message>
        <source>My card: {words}</source>
        <translation>我的名片：{words}</translation>
    </message>
</context>
<context>
    <name>PanelFoot</name>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>管理</translation>
    </message>
    <message>
        <source>Offline: try now</source>
        <translation>未連線，立即重試</translation>
    </message>
</context>
<context>
    <name>PanelTabs</name>
    <message>
        <source>Chats</source>
        <translation>訊息</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>群組</translation>
    </message>
</context>
<context>
    <name>Password</name>
    <message>
        <source>Wrong password. One try left.</source>
        <translation>密碼不對，還可以再試 1 次。</translation>
    </message>
    <message>
        <source>Wrong password.</source>
        <translation>密碼不對。</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>It is shown this once. {name} ({number}) chooses another at the first sign-in.</source>
        <translation>只顯示這一次。{name}（{number}）首次登入時須變更。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>One-time password</source>
        <translation>一次性密碼</translation>
    </message>
</context>
<context>
    <name>PasswordForm</name>
    <message>
        <source>Present password</source>
        <translation>現在的密碼</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密碼</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>再輸一次新密碼</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>變更密碼</translation>
    </message>
</context>
<context>
    <name>PasswordLine</name>
    <message>
        <source>Hide password</source>
        <translation>隱藏密碼</translation>
    </message>
    <message>
        <source>Show password</source>
        <translation>顯示密碼</translation>
    </message>
</context>
<context>
    <name>PasswordsDialog</name>
    <message>
        <source>They are shown this once. Each chooses another at the first sign-in.</source>
        <translation>只顯示這一次，每人首次登入時須變更。</translation>
    </message>
    <message>
        <source>One-time passwords</source>
        <translation>一次性密碼</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部複製</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>儲存…</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>Departments</source>
        <translation>部門</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人員</translation>
    </message>
    <message>
        <source>Add department</source>
        <translation>新增部門</translation>
    </message>
    <message>
        <source>Name, number</source>
        <translation>姓名、員工編號</translation>
    </message>
    <message>
        <source>Search people</source>
        <translation>尋找同事</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>新增</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>編輯…</translation>
    </message>
    <message>
        <source>Move…</source>
        <translation>移動到…</translation>
    </message>
    <message>
        <source>Reset password…</source>
        <translation>重設密碼…</translation>
    </message>
    <message>
        <source>Role…</source>
        <translation>角色…</translation>
    </message>
    <message>
        <source>Enable account</source>
        <translation>啟用帳號</translation>
    </message>
    <message>
        <source>Disable account…</source>
        <translation>停用帳號…</translation>
    </message>
    <message>
        <source>Reset the password of {name}?</source>
        <translation>重設 {name} 的密碼？</translation>
    </message>
    <message>
        <source>They are signed out everywhere and come in with a one-time password.</source>
        <translation>對方將在所有裝置登出，用一次性密碼重新登入。</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重設</translation>
    </message>
    <message>
        <source>Rename or move…</source>
        <translation>改名或移動…</translation>
    </message>
    <message>
        <source>Heads…</source>
        <translation>主管…</translation>
    </message>
    <message>
        <source>Remove department…</source>
        <translation>刪除部門…</translation>
    </message>
    <message>
        <source>Remove the department {name}?</source>
        <translation>刪除部門「{name}」？</translation>
    </message>
    <message>
        <source>It must be empty. Its group ends; what was said there is kept.</source>
        <translation>部門須為空。部門群組隨之結束，訊息仍會保留。</translation>
    </message>
    <message>
        <source>Remove department</source>
        <translation>刪除部門</translation>
    </message>
</context>
<context>
    <name>PersonDialog</name>
    <message>
        <source>Staff number</source>
        <translation>員工編號</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部門</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>職稱</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>職級</translation>
    </message>
    <message>
        <source>Place among colleagues</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>0 stands first</source>
        <translation>0 排在最前面</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>電話</translation>
    </message>
    <message>
        <source>Several with commas between them</source>
        <translation>多個請用逗號分隔</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>電子郵件</translation>
    </message>
    <message>
        <source>No department</source>
        <translation>不屬於任何部門</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>新增人員</translation>
    </message>
    <message>
        <source>Edit {name}</source>
        <translation>編輯 {name}</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>儲存</translation>
    </message>
    <message>
        <source>Everyone has a staff number.</source>
        <translation>請填寫員工編號。</translation>
    </message>
    <message>
        <source>Everyone has a name.</source>
        <translation>請填寫姓名。</translation>
    </message>
    <message>
        <source>A whole number from 0.</source>
        <translation>請填寫不小於 0 的整數。</translation>
    </message>
    <message numerus="yes">
        <source>At most %n phones of {length} characters.</source>
        <translation>
            <numerusform>最多 %n 個電話，每個不超過 {length} 個字元。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonGroupsMenu</name>
    <message>
        <source>Contact groups</source>
        <translation>分組</translation>
    </message>
    <message>
        <source>New contact group…</source>
        <translation>建立分組…</translation>
    </message>
</context>
<context>
    <name>PersonMenu</name>
    <message>
        <source>Message</source>
        <translation>傳訊息</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>名片</translation>
    </message>
    <message>
        <source>Give them another name…</source>
        <translation>設定備註名稱…</translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation>移出常用聯絡人</translation>
    </message>
    <message>
        <source>Add to favourites</source>
        <translation>設為常用聯絡人</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>解除封鎖</translation>
    </message>
    <message>
        <source>Block…</source>
        <translation>封鎖…</translation>
    </message>
</context>
<context>
    <name>PersonSurfaces</name>
    <message>
        <source>Copied</source>
        <translation>已複製</translation>
    </message>
    <message>
        <source>Block {name}?</source>
        <translation>封鎖 {name}？</translation>
    </message>
    <message>
        <source>They can&apos;t write to you alone any more, and see you as offline. Groups stay as they are.</source>
        <translation>對方不能再單獨給你傳訊息，看到的你是離線。群組聊天不受影響。</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>封鎖</translation>
    </message>
</context>
<context>
    <name>Picker</name>
    <message>
        <source>Name, pinyin, number, department</source>
        <translation>姓名、拼音、員工編號、部門</translation>
    </message>
    <message>
        <source>Search people</source>
        <translation>尋找同事</translation>
    </message>
    <message>
        <source>People to choose from</source>
        <translation>可選的人</translation>
    </message>
</context>
<context>
    <name>Presence</name>
    <message>
        <source>Online</source>
        <translation>線上</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>離開</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>忙碌</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>請勿打擾</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>外出</translation>
    </message>
    <message>
        <source>Offline to others</source>
        <translation>隱身</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>離線</translation>
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
        <translation>自訂狀態，到時恢復…</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Privacy</source>
        <translation>隱私</translation>
    </message>
    <message>
        <source>Blocked colleagues</source>
        <translation>已封鎖的同事</translation>
    </message>
    <message>
        <source>What outside contacts see of your card</source>
        <translation>外部聯絡人能看到你名片上的哪些內容</translation>
    </message>
    <message>
        <source>Outside contacts are partners and others who sign in as guests. Friends are those of them whom you keep as favourites or in a contact group. Colleagues always see your whole card.</source>
        <translation>外部聯絡人指以訪客身分登入的合作夥伴等，其中在你的常用聯絡人或分組裡的算好友。同事始終能看到整張名片。</translation>
    </message>
    <message>
        <source>Tell others when I have read their messages</source>
        <translation>讓對方知道我已讀</translation>
    </message>
    <message>
        <source>Tell others while I type</source>
        <translation>讓對方看到我正在輸入</translation>
    </message>
    <message>
        <source>Start offline to others</source>
        <translation>啟動時對他人顯示離線</translation>
    </message>
    <message>
        <source>Every time Linxin starts on this device; change it any time behind your picture</source>
        <translation>每次在這台裝置上啟動鄰信時生效；隨時可點自己的頭像變更</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>解除封鎖</translation>
    </message>
    <message>
        <source>You have blocked nobody</source>
        <translation>沒有封鎖任何人</translation>
    </message>
    <message>
        <source>Whom you block on their card can&apos;t write to you alone and sees you as offline</source>
        <translation>在同事名片上封鎖後，對方不能單獨給你傳訊息，並看到你離線</translation>
    </message>
    <message>
        <source>Otherwise they see that they arrived, and you don&apos;t see who has read yours either</source>
        <translation>關閉後，對方只看到訊息已送達，你也看不到誰讀了你的訊息</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>This file can&apos;t be read. Choose another one.</source>
        <translation>這個檔案打不開，請換一個。</translation>
    </message>
    <message>
        <source>This is no picture that Linxin knows. Choose a JPEG, PNG, WebP, GIF or BMP file.</source>
        <translation>這不是鄰信認識的圖片，請選 JPEG、PNG、WebP、GIF 或 BMP 檔案。</translation>
    </message>
    <message>
        <source>This picture is damaged or cut short. Choose another one.</source>
        <translation>這張圖片已損壞或不完整，請換一張。</translation>
    </message>
    <message>
        <source>This picture is too large to open. Make it smaller first.</source>
        <translation>這張圖片太大，請先縮小再用。</translation>
    </message>
    <message>
        <source>This picture is too small: it needs {side} pixels each way.</source>
        <translation>這張圖片太小，長和寬至少要 {side} 像素。</translation>
    </message>
</context>
<context>
    <name>ProfileDialog</name>
    <message>
        <source>Change picture…</source>
        <translation>更換頭像…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Words under your name</source>
        <translation>個人簽名</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>電話</translation>
    </message>
    <message>
        <source>Several with commas between them</source>
        <translation>多個請用逗號分隔</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>電子郵件</translation>
    </message>
    <message>
        <source>Your organisation keeps these. Ask an admin to change them.</source>
        <translation>這些由公司維護，要修改請找管理員。</translation>
    </message>
    <message>
        <source>My profile</source>
        <translation>我的資料</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>儲存</translation>
    </message>
    <message>
        <source>Level {level}</source>
        <translation>職級 {level}</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>選擇圖片</translation>
    </message>
    <message>
        <source>Colleagues see your new picture</source>
        <translation>同事會看到你的新頭像</translation>
    </message>
    <message>
        <source>Picture removed</source>
        <translation>頭像已移除</translation>
    </message>
    <message numerus="yes">
        <source>At most %n phones of {length} characters.</source>
        <translation>
            <numerusform>最多 %n 個電話，每個不超過 {length} 個字元。</numerusform>
        </translation>
    </message>
    <message>
        <source>Profile saved</source>
        <translation>資料已儲存</translation>
    </message>
</context>
<context>
    <name>QCoreApplication.Counts</name>
    <message numerus="yes">
        <source>Wrong password. %n tries left.</source>
        <translation>
            <numerusform>密碼不對，還可以再試 %n 次。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Chats</source>
        <translation>訊息</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>通訊錄</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>管理</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
</context>
<context>
    <name>ReadersDialog</name>
    <message>
        <source>Read ({count})</source>
        <translation>已讀（{count}）</translation>
    </message>
    <message>
        <source>Not read ({count})</source>
        <translation>未讀（{count}）</translation>
    </message>
    <message>
        <source>Who has read it</source>
        <translation>誰已讀</translation>
    </message>
    <message>
        <source>Nobody has read it yet.</source>
        <translation>還沒有人讀過。</translation>
    </message>
    <message>
        <source>Everyone has read it.</source>
        <translation>所有人都讀過了。</translation>
    </message>
    <message numerus="yes">
        <source>%n reminded</source>
        <translation>
            <numerusform>已提醒 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Remind again (last {time})</source>
        <translation>再次提醒（上次 {time}）</translation>
    </message>
    <message>
        <source>Reminded {time}</source>
        <translation>已提醒（{time}）</translation>
    </message>
    <message>
        <source>Remind</source>
        <translation>提醒未讀</translation>
    </message>
</context>
<context>
    <name>RemarkDialog</name>
    <message>
        <source>Your name for them</source>
        <translation>備註名稱</translation>
    </message>
    <message>
        <source>Only you see it. Leave it empty to show their own name.</source>
        <translation>只有你能看到。留空則顯示本名。</translation>
    </message>
    <message>
        <source>Your name for {name}</source>
        <translation>{name} 的備註名稱</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>儲存</translation>
    </message>
</context>
<context>
    <name>Reminders</name>
    <message>
        <source>Reminder: {words}</source>
        <translation>提醒：{words}</translation>
    </message>
    <message>
        <source>A message</source>
        <translation>一則訊息</translation>
    </message>
</context>
<context>
    <name>RemindersDialog</name>
    <message>
        <source>Remove</source>
        <translation>取消提醒</translation>
    </message>
    <message>
        <source>Put off…</source>
        <translation>改時間…</translation>
    </message>
    <message>
        <source>Nothing to be reminded of</source>
        <translation>沒有提醒</translation>
    </message>
    <message>
        <source>Right-click a message to set a reminder.</source>
        <translation>在訊息上按右鍵就可以設定。</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>訊息提醒</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>檢視</translation>
    </message>
    <message>
        <source>When shall you be reminded?</source>
        <translation>什麼時候提醒你？</translation>
    </message>
    <message>
        <source>Remind me</source>
        <translation>提醒我</translation>
    </message>
</context>
<context>
    <name>Reminding</name>
    <message>
        <source>Reminder</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>At another time…</source>
        <translation>其他時間…</translation>
    </message>
    <message>
        <source>Cancel the reminder ({when})</source>
        <translation>取消提醒（{when}）</translation>
    </message>
    <message>
        <source>When shall you be reminded?</source>
        <translation>什麼時候提醒你？</translation>
    </message>
    <message>
        <source>Remind me</source>
        <translation>提醒我</translation>
    </message>
    <message>
        <source>You&apos;ll be reminded {when}</source>
        <translation>將在 {when} 提醒你</translation>
    </message>
</context>
<context>
    <name>RenameContactGroupDialog</name>
    <message>
        <source>Name</source>
        <translation>名稱</translation>
    </message>
    <message>
        <source>Rename contact group</source>
        <translation>重新命名分組</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>儲存</translation>
    </message>
</context>
<context>
    <name>Replies</name>
    <message>
        <source>Without a category</source>
        <translation>未分類</translation>
    </message>
    <message>
        <source>Company: {category}</source>
        <translation>公司：{category}</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
</context>
<context>
    <name>RepliesPage</name>
    <message>
        <source>Everyone finds these beside their own quick replies. Each change is in force at once.</source>
        <translation>所有人都能在自己的快速回覆旁看到這些，變更立即生效。</translation>
    </message>
    <message>
        <source>Quick replies</source>
        <translation>快速回覆</translation>
    </message>
    <message>
        <source>Texts you say again and again, on all your devices. While writing, a / offers them.</source>
        <translation>常說的話，在你的所有裝置上都有。輸入時按 / 就能選用。</translation>
    </message>
</context>
<context>
    <name>ReplyDialog</name>
    <message>
        <source>Words</source>
        <translation>內容</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分類</translation>
    </message>
    <message>
        <source>New quick reply</source>
        <translation>新增快速回覆</translation>
    </message>
    <message>
        <source>Edit quick reply</source>
        <translation>編輯快速回覆</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>儲存</translation>
    </message>
    <message>
        <source>A reply needs words.</source>
        <translation>請寫下回覆的內容。</translation>
    </message>
</context>
<context>
    <name>ReplyEditor</name>
    <message>
        <source>New reply…</source>
        <translation>新增…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>編輯…</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>刪除…</translation>
    </message>
    <message>
        <source>Quick replies</source>
        <translation>快速回覆</translation>
    </message>
    <message>
        <source>No quick replies yet</source>
        <translation>還沒有快速回覆</translation>
    </message>
    <message>
        <source>A reply is a text you say again and again.</source>
        <translation>常說的話可以存在這裡。</translation>
    </message>
    <message>
        <source>Remove this quick reply?</source>
        <translation>刪除這則快速回覆？</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>刪除</translation>
    </message>
</context>
<context>
    <name>ReplyPanel</name>
    <message>
        <source>Search quick replies</source>
        <translation>搜尋快速回覆</translation>
    </message>
    <message>
        <source>Search quick replies by words, pinyin or initials</source>
        <translation>依內容、拼音或首字母搜尋快速回覆</translation>
    </message>
    <message>
        <source>Quick replies</source>
        <translation>快速回覆</translation>
    </message>
    <message>
        <source>Manage…</source>
        <translation>管理…</translation>
    </message>
    <message>
        <source>Ctrl+Enter sends at once</source>
        <translation>Ctrl+Enter 直接傳送</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>沒有找到</translation>
    </message>
    <message>
        <source>Try other words, pinyin or initials.</source>
        <translation>換個詞、拼音或首字母試試。</translation>
    </message>
    <message>
        <source>Keep texts that you say again and again under Manage.</source>
        <translation>常說的話可以在「管理」裡存下來。</translation>
    </message>
    <message>
        <source>No quick replies yet</source>
        <translation>還沒有快速回覆</translation>
    </message>
</context>
<context>
    <name>Replying</name>
    <message>
        <source>Quick replies</source>
        <translation>快速回覆</translation>
    </message>
</context>
<context>
    <name>RequestsDialog</name>
    <message>
        <source>Turn down</source>
        <translation>拒絕</translation>
    </message>
    <message>
        <source>Requests to join</source>
        <translation>加入申請</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>同意加入</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Nobody waits to be let in.</source>
        <translation>沒有待處理的申請。</translation>
    </message>
</context>
<context>
    <name>RoleDialog</name>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Whole organisation</source>
        <translation>全組織</translation>
    </message>
    <message>
        <source>Reaches</source>
        <translation>管理範圍</translation>
    </message>
    <message>
        <source>Role of {name}</source>
        <translation>{name} 的角色</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>儲存</translation>
    </message>
</context>
<context>
    <name>RolesPage</name>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Who holds it</source>
        <translation>擔任者</translation>
    </message>
    <message>
        <source>New role</source>
        <translation>新增角色</translation>
    </message>
    <message>
        <source>Remove role…</source>
        <translation>刪除角色…</translation>
    </message>
    <message>
        <source>Give to somebody</source>
        <translation>授予…</translation>
    </message>
    <message>
        <source>Everyone without another role.</source>
        <translation>沒有其他角色的人都是員工。</translation>
    </message>
    <message>
        <source>Nobody yet.</source>
        <translation>還沒有人。</translation>
    </message>
    <message>
        <source>May do everything, so that somebody can always mend the rest.</source>
        <translation>擁有全部權限，以便隨時修正其他設定。</translation>
    </message>
    <message>
        <source>Beside their own role, for the departments they head. Named in the departments.</source>
        <translation>在所負責的部門內，與本人角色疊加；在部門裡指定。</translation>
    </message>
    <message>
        <source>Each change is in force at once.</source>
        <translation>改動立即生效。</translation>
    </message>
    <message>
        <source>Remove the role {name}?</source>
        <translation>刪除角色「{name}」？</translation>
    </message>
    <message>
        <source>Nobody may hold it any more.</source>
        <translation>須先收回所有人的這個角色。</translation>
    </message>
    <message>
        <source>Remove role</source>
        <translation>刪除角色</translation>
    </message>
    <message>
        <source>Give the role to</source>
        <translation>授予角色</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>授予</translation>
    </message>
    <message>
        <source>Take the role away</source>
        <translation>收回角色</translation>
    </message>
</context>
<context>
    <name>Rooms</name>
    <message>
        <source>Open</source>
        <translation>開啟</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>收回申請</translation>
    </message>
    <message>
        <source>Ask to join</source>
        <translation>申請加入</translation>
    </message>
    <message>
        <source>you have asked to join</source>
        <translation>已申請加入</translation>
    </message>
    <message>
        <source>until {time}</source>
        <translation>{time} 到期</translation>
    </message>
</context>
<context>
    <name>RoomsDialog</name>
    <message>
        <source>Rooms</source>
        <translation>公開群組</translation>
    </message>
    <message>
        <source>Name or subject</source>
        <translation>群組名稱或主題</translation>
    </message>
    <message>
        <source>Search rooms</source>
        <translation>尋找公開群組</translation>
    </message>
    <message>
        <source>Open a room</source>
        <translation>開設公開群組</translation>
    </message>
    <message>
        <source>There are more. Narrow the search.</source>
        <translation>還有更多，請縮小範圍。</translation>
    </message>
    <message>
        <source>No room fits</source>
        <translation>沒有找到</translation>
    </message>
    <message>
        <source>Try another word.</source>
        <translation>換個詞試試。</translation>
    </message>
    <message>
        <source>There are no rooms yet</source>
        <translation>還沒有公開群組</translation>
    </message>
    <message>
        <source>A room that somebody opens is found here.</source>
        <translation>有人開設後，在這裡可以找到。</translation>
    </message>
</context>
<context>
    <name>RowMenu</name>
    <message>
        <source>Copy</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Open {link}</source>
        <translation>開啟 {link}</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>複製連結</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開啟</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>複製圖片</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存新檔…</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在資料夾中顯示</translation>
    </message>
    <message>
        <source>Stop fetching</source>
        <translation>停止接收</translation>
    </message>
    <message>
        <source>Card of {name}</source>
        <translation>{name} 的名片</translation>
    </message>
    <message>
        <source>Who has read it</source>
        <translation>誰已讀</translation>
    </message>
    <message>
        <source>Remind again (last {time})</source>
        <translation>再次提醒（上次 {time}）</translation>
    </message>
    <message>
        <source>Reminded {time}</source>
        <translation>已提醒（{time}）</translation>
    </message>
    <message>
        <source>Remind to read</source>
        <translation>提醒檢視</translation>
    </message>
    <message>
        <source>Remind me</source>
        <translation>提醒我</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>重新傳送</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>刪除</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重試</translation>
    </message>
    <message>
        <source>Cancel sending</source>
        <translation>取消傳送</translation>
    </message>
    <message>
        <source>It may have reached the server already. Recall it once it is sent.</source>
        <translation>可能已經到達伺服器。確認發出後可以收回。</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>People</source>
        <translation>同事</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>群組</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>訊息</translation>
    </message>
    <message>
        <source>Earlier messages</source>
        <translation>更早的訊息</translation>
    </message>
    <message>
        <source>Older messages are still being made ready to search.</source>
        <translation>更早的訊息還在整理，稍後也能搜到。</translation>
    </message>
</context>
<context>
    <name>SendingLater</name>
    <message>
        <source>Messages for later</source>
        <translation>排程訊息</translation>
    </message>
    <message>
        <source>Will be sent {when}</source>
        <translation>將在 {when} 送出</translation>
    </message>
    <message>
        <source>Send {when}</source>
        <translation>{when} 傳送</translation>
    </message>
    <message>
        <source>Send at another time…</source>
        <translation>其他時間傳送…</translation>
    </message>
    <message>
        <source>When shall it be sent?</source>
        <translation>什麼時候傳送？</translation>
    </message>
    <message>
        <source>Send then</source>
        <translation>到時傳送</translation>
    </message>
</context>
<context>
    <name>ServerCard</name>
    <message>
        <source>Organisation fingerprint</source>
        <translation>組織指紋</translation>
    </message>
    <message>
        <source>First connection. Is it the one that IT published?</source>
        <translation>首次連線。與 IT 公布的一致嗎？</translation>
    </message>
    <message>
        <source>It differs</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>It is the same</source>
        <translation>一致</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>All settings…</source>
        <translation>全部設定…</translation>
    </message>
    <message>
        <source>Reminders…</source>
        <translation>訊息提醒…</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>鎖定</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>登出</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>帳號</translation>
    </message>
    <message>
        <source>Sign in to another account…</source>
        <translation>登入其他帳號…</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主題</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>淺色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Follow system</source>
        <translation>跟隨系統</translation>
    </message>
    <message>
        <source>Dai</source>
        <translation>黛青</translation>
    </message>
    <message>
        <source>Indigo</source>
        <translation>靛藍</translation>
    </message>
    <message>
        <source>Plum</source>
        <translation>梅紅</translation>
    </message>
    <message>
        <source>Rust</source>
        <translation>赭石</translation>
    </message>
    <message>
        <source>Olive</source>
        <translation>橄欖</translation>
    </message>
    <message>
        <source>Graphite</source>
        <translation>石墨</translation>
    </message>
</context>
<context>
    <name>SettingsWindow</name>
    <message>
        <source>Linxin</source>
        <translation>鄰信</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>General</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外觀</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快速鍵</translation>
    </message>
    <message>
        <source>Quick replies</source>
        <translation>快速回覆</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隱私</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>裝置</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>儲存空間</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>網路</translation>
    </message>
    <message>
        <source>About</source>
        <translation>關於</translation>
    </message>
</context>
<context>
    <name>ShortcutsPage</name>
    <message>
        <source>Shortcuts</source>
        <translation>快速鍵</translation>
    </message>
    <message>
        <source>From anywhere</source>
        <translation>任何地方</translation>
    </message>
    <message>
        <source>In the main window</source>
        <translation>主視窗內</translation>
    </message>
    <message>
        <source>In the windows of chats</source>
        <translation>在對話視窗中</translation>
    </message>
    <message>
        <source>None</source>
        <translation>無</translation>
    </message>
    <message>
        <source>While writing</source>
        <translation>寫訊息時</translation>
    </message>
    <message>
        <source>Search people and groups</source>
        <translation>尋找同事和群組</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>開啟設定</translation>
    </message>
    <message>
        <source>Lock Linxin until you give your password</source>
        <translation>鎖定鄰信，直到輸入密碼</translation>
    </message>
    <message>
        <source>Leave the search</source>
        <translation>離開搜尋</translation>
    </message>
    <message>
        <source>Show the next tab</source>
        <translation>顯示下一個分頁</translation>
    </message>
    <message>
        <source>Show the tab before</source>
        <translation>顯示上一個分頁</translation>
    </message>
    <message>
        <source>Close the chat</source>
        <translation>關閉對話</translation>
    </message>
    <message>
        <source>Quick replies; a / at the beginning of a line offers them, too</source>
        <translation>快速回覆，行首輸入 / 也可以</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>粗體</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>斜體</translation>
    </message>
    <message>
        <source>Clear formatting</source>
        <translation>清除格式</translation>
    </message>
    <message>
        <source>Paste without formatting</source>
        <translation>貼上純文字</translation>
    </message>
    <message>
        <source>While any other program is in front, too</source>
        <translation>正在用其他程式時也有效</translation>
    </message>
    <message>
        <source>Another program has this key. Choose another one.</source>
        <translation>別的程式已經占用這個鍵，請另選一個。</translation>
    </message>
    <message>
        <source>Bring Linxin to the front</source>
        <translation>叫出鄰信</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>The two passwords differ.</source>
        <translation>兩次輸入的密碼不一樣。</translation>
    </message>
    <message>
        <source>The fingerprint differs: nothing was sent. Ask IT for the right address.</source>
        <translation>指紋不一致，什麼都沒有傳送。請向 IT 核對伺服器位址。</translation>
    </message>
    <message>
        <source>Locked until {until}. IT can unlock it earlier.</source>
        <translation>帳號鎖定到 {until}，資訊部門可提前解鎖。</translation>
    </message>
    <message>
        <source>This account is disabled. Ask HR.</source>
        <translation>帳號已停用，請聯絡人事部門。</translation>
    </message>
    <message>
        <source>Signed out here after too many wrong passwords. What is not sent yet is kept.</source>
        <translation>密碼錯誤次數太多，這台裝置已登出。未傳送的訊息都保留著。</translation>
    </message>
    <message>
        <source>Several colleagues have this name. Use your staff number.</source>
        <translation>有幾位同事同名，請改用員工編號登入。</translation>
    </message>
    <message>
        <source>Wrong number, name or password.</source>
        <translation>員工編號、姓名或密碼不對。</translation>
    </message>
    <message>
        <source>Wrong number, name or password. One try left.</source>
        <translation>員工編號、姓名或密碼不對，還可以再試 1 次。</translation>
    </message>
    <message>
        <source>Wrong number, name or password. Locked until {until}.</source>
        <translation>員工編號、姓名或密碼不對，已鎖定到 {until}。</translation>
    </message>
    <message>
        <source>That is the password you have now. Choose another one.</source>
        <translation>這就是現在的密碼，請換一個。</translation>
    </message>
    <message>
        <source>This is not {name}, or its certificate changed. Nothing was sent; ask IT first.</source>
        <translation>回應的不是「{name}」，或它的憑證變了。什麼都沒有傳送，請先問 IT。</translation>
    </message>
    <message>
        <source>Another organisation answers than the invite link names. Nothing was sent; ask IT.</source>
        <translation>回應的不是邀請連結裡的組織。什麼都沒有傳送，請先問 IT。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate changed. Nothing was sent; ask IT before trusting it.</source>
        <translation>伺服器憑證變了。什麼都沒有傳送，請先問 IT，再決定是否信任。</translation>
    </message>
    <message>
        <source>No Linxin server answers there. Check address and port.</source>
        <translation>這個位址上不是鄰信伺服器，請核對位址和連接埠。</translation>
    </message>
    <message>
        <source>This invite link is not whole. Copy it again, all of it.</source>
        <translation>邀請連結不完整，請重新複製整條連結。</translation>
    </message>
    <message>
        <source>This address can&apos;t be read. Write it like hc-server:7443.</source>
        <translation>看不懂這個位址，請寫成 hc-server:7443 的形式。</translation>
    </message>
    <message>
        <source>No machine is called {address}. Check the spelling.</source>
        <translation>找不到 {address}，請核對拼字。</translation>
    </message>
    <message>
        <source>No server runs at {address}. Check the port, or ask IT.</source>
        <translation>{address} 上沒有伺服器在執行，請核對連接埠或問 IT。</translation>
    </message>
    <message>
        <source>{address} does not answer. Try again later, or ask IT.</source>
        <translation>{address} 沒有回答，請稍後再試或問 IT。</translation>
    </message>
    <message>
        <source>{address} is restarting. Try again in a moment.</source>
        <translation>{address} 正在重啟，請稍後再試。</translation>
    </message>
    <message>
        <source>Can&apos;t reach {address}. Check cable or VPN.</source>
        <translation>連不上 {address}，請檢查網路線或 VPN。</translation>
    </message>
</context>
<context>
    <name>SignInForm</name>
    <message>
        <source>Server address or invite link</source>
        <translation>伺服器位址或邀請連結</translation>
    </message>
    <message>
        <source>for example hc-server:7443</source>
        <translation>例如 hc-server:7443</translation>
    </message>
    <message>
        <source>Find servers on the network</source>
        <translation>在網路中尋找伺服器</translation>
    </message>
    <message>
        <source>Staff number or name</source>
        <translation>員工編號或姓名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密碼</translation>
    </message>
    <message>
        <source>Caps Lock seems to be on</source>
        <translation>大寫鎖定（Caps Lock）似乎已開啟</translation>
    </message>
    <message>
        <source>Remember me</source>
        <translation>記住帳號</translation>
    </message>
    <message>
        <source>Sign in automatically</source>
        <translation>自動登入</translation>
    </message>
    <message>
        <source>Sign in offline to others</source>
        <translation>隱身登入</translation>
    </message>
</context>
<context>
    <name>SignInNews</name>
    <message>
        <source>Your device signed in from a new place</source>
        <translation>你的裝置在新的地方登入</translation>
    </message>
    <message>
        <source>A new device signed in to your account</source>
        <translation>你的帳號在新裝置上登入</translation>
    </message>
</context>
<context>
    <name>SignInNotice</name>
    <message>
        <source>Look at my devices</source>
        <translation>查看我的裝置</translation>
    </message>
    <message>
        <source>It was me</source>
        <translation>是我本人</translation>
    </message>
</context>
<context>
    <name>SignInWindow</name>
    <message>
        <source>Linxin</source>
        <translation>鄰信</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Back to the demo company</source>
        <translation>返回示範公司</translation>
    </message>
    <message>
        <source>Choose a new password</source>
        <translation>設定新密碼</translation>
    </message>
    <message>
        <source>Welcome to Linxin</source>
        <translation>歡迎使用鄰信</translation>
    </message>
    <message>
        <source>Sign in to Linxin</source>
        <translation>登入鄰信</translation>
    </message>
    <message>
        <source>The one you were given works once</source>
        <translation>初始密碼只能用一次</translation>
    </message>
    <message>
        <source>Messages that stay in your company</source>
        <translation>與同事即時溝通，資料留在公司</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>正在登入…</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>繼續</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登入</translation>
    </message>
    <message>
        <source>Compare the fingerprint to go on</source>
        <translation>核對指紋後即可登入</translation>
    </message>
</context>
<context>
    <name>SpellMarks</name>
    <message>
        <source>Remove from my words</source>
        <translation>從我的詞彙中移除</translation>
    </message>
    <message>
        <source>Add to my words</source>
        <translation>加入我的詞彙</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>The display is gone, so Linxin has closed. Unsent messages and drafts are kept on this device.</source>
        <translation>顯示連線斷開了，鄰信已經關閉。沒發出的訊息和草稿都儲存在這台裝置上。</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Out sick</source>
        <translation>病假</translation>
    </message>
    <message>
        <source>On holiday</source>
        <translation>休假</translation>
    </message>
    <message>
        <source>Until I change it</source>
        <translation>直到手動變更</translation>
    </message>
    <message>
        <source>30 minutes</source>
        <translation>30 分鐘</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 小時</translation>
    </message>
    <message>
        <source>4 hours</source>
        <translation>4 小時</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本週</translation>
    </message>
    <message>
        <source>Until a day and time</source>
        <translation>到某天某時</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>{words}, {until}</source>
        <translation>{words}，{until}</translation>
    </message>
    <message>
        <source>until {clock}</source>
        <translation>{clock} 結束</translation>
    </message>
    <message>
        <source>until the end of today</source>
        <translation>今天內</translation>
    </message>
    <message>
        <source>until tomorrow</source>
        <translation>到明天</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>到 {date}</translation>
    </message>
</context>
<context>
    <name>StatusDialog</name>
    <message>
        <source>State</source>
        <translation>狀態</translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation>自訂說明</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>到什麼時候</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>For example: in a meeting on the second floor</source>
        <translation>例如：在二樓開會</translation>
    </message>
    <message>
        <source>My status</source>
        <translation>我的狀態</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>This time has passed. Choose a later one.</source>
        <translation>這個時間已經過去，請選晚一些的。</translation>
    </message>
</context>
<context>
    <name>StoragePage</name>
    <message>
        <source>Storage</source>
        <translation>儲存空間</translation>
    </message>
    <message>
        <source>Free space…</source>
        <translation>釋放空間…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove older messages and files from this device?</source>
        <translation>從本機移除舊訊息和檔案？</translation>
    </message>
    <message>
        <source>The newest 100 messages of each conversation stay. Others load from the server as you scroll up, files when you open them.</source>
        <translation>每個對話保留最新 100 則，更早的在向上翻看時從伺服器載入，檔案在開啟時重新下載。</translation>
    </message>
    <message>
        <source>Unsent messages, drafts and settings are always kept. Everything here is encrypted.</source>
        <translation>未發出的訊息、草稿和設定始終保留。這裡的內容都已加密。</translation>
    </message>
    <message>
        <source>Making room…</source>
        <translation>正在騰出空間…</translation>
    </message>
    <message>
        <source>Messages and files kept on this device</source>
        <translation>儲存在本機的訊息和檔案</translation>
    </message>
    <message>
        <source>{size} freed on this device</source>
        <translation>本機已釋放 {size}</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Linxin hides here</source>
        <translation>鄰信藏在這裡</translation>
    </message>
</context>
<context>
    <name>SuccessorDialog</name>
    <message>
        <source>They are signed out everywhere at once. What they wrote stays theirs; their groups pass to the colleague you pick.</source>
        <translation>將立即在所有裝置登出，不能再登入。聊天紀錄保留，所管的群組交給你選的同事。</translation>
    </message>
    <message>
        <source>Disable the account of {name}?</source>
        <translation>停用 {name} 的帳號？</translation>
    </message>
    <message>
        <source>Disable account</source>
        <translation>停用帳號</translation>
    </message>
</context>
<context>
    <name>TabEnd</name>
    <message>
        <source>Close the chat with {name}</source>
        <translation>關閉與 {name} 的對話</translation>
    </message>
</context>
<context>
    <name>TabStrip</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n 則未讀</numerusform>
        </translation>
    </message>
    <message>
        <source>Open in a window of its own</source>
        <translation>在獨立視窗中開啟</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Close the others</source>
        <translation>關閉其他</translation>
    </message>
</context>
<context>
    <name>Tile</name>
    <message>
        <source>Remove {name}</source>
        <translation>移除 {name}</translation>
    </message>
</context>
<context>
    <name>TimeChoice</name>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>時</translation>
    </message>
    <message>
        <source>Minute</source>
        <translation>分</translation>
    </message>
</context>
<context>
    <name>TimeDialog</name>
    <message>
        <source>This time has passed. Choose a later one.</source>
        <translation>這個時間已經過去，請選晚一些的時間。</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy/M/d</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>{day}, {weekday}</source>
        <translation>{day} {weekday}</translation>
    </message>
    <message>
        <source>{date}, {clock}</source>
        <translation>{date} {clock}</translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>Previous picture</source>
        <translation>上一張</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>下一張</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>縮小</translation>
    </message>
    <message>
        <source>Fit to the window</source>
        <translation>符合視窗</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>複製圖片</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存新檔…</translation>
    </message>
    <message>
        <source>This picture can&apos;t be shown: it is damaged, or too large. You can still save it.</source>
        <translation>這張圖片無法顯示：已損壞或太大。仍可以儲存。</translation>
    </message>
    <message>
        <source>Fetching the picture…</source>
        <translation>正在接收圖片…</translation>
    </message>
</context>
<context>
    <name>Windows</name>
    <message>
        <source>You are signed in to {name} already. To use the link, sign in to another account.</source>
        <translation>你已經登入 {name}。要用這個連結，請登入另一個帳號。</translation>
    </message>
</context>
<context>
    <name>WindowsCard</name>
    <message>
        <source>The classic panel has no room for a chat.</source>
        <translation>經典面板裡放不下對話。</translation>
    </message>
    <message>
        <source>This is for the classic panel.</source>
        <translation>此項用於經典面板。</translation>
    </message>
    <message>
        <source>This desktop does not let windows say where they stand.</source>
        <translation>目前的桌面不允許視窗自行擺放位置。</translation>
    </message>
    <message>
        <source>The classic panel is as narrow as its list and has chats beside it</source>
        <translation>經典面板只有清單的寬度，對話在旁邊的視窗裡</translation>
    </message>
    <message>
        <source>Main window</source>
        <translation>主視窗</translation>
    </message>
    <message>
        <source>One window</source>
        <translation>單一視窗</translation>
    </message>
    <message>
        <source>Classic panel</source>
        <translation>經典面板</translation>
    </message>
    <message>
        <source>Chats open</source>
        <translation>對話開啟於</translation>
    </message>
    <message>
        <source>A double click in the list always opens a window of its own</source>
        <translation>在清單中按兩下，一律開啟獨立視窗</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>視窗內</translation>
    </message>
    <message>
        <source>As tabs</source>
        <translation>分頁</translation>
    </message>
    <message>
        <source>In windows</source>
        <translation>獨立視窗</translation>
    </message>
    <message>
        <source>Drag it to the top or to a side; touch the strip that stays to see it again</source>
        <translation>拖到螢幕頂端或兩側即可；碰一下留下的細條就會再出現</translation>
    </message>
    <message>
        <source>The classic panel hides at the edge of the screen</source>
        <translation>經典面板貼邊自動隱藏</translation>
    </message>
</context>
</TS>
