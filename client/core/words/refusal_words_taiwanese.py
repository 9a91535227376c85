"""The words for refusals in Taiwan's Chinese, each by its English text."""

from client.core.words.language import Catalogue

TAIWANESE: Catalogue = {
    "Another Linxin is using the profile “{profile}”. Close it first, or choose another with --profile.": (
        "另一個鄰信正在使用設定檔「{profile}」。請先關閉它，或用 --profile 另選一個。"
    ),
    "This profile belongs to {name}; you were not signed in. Use --profile for one of your own.": (
        "這個設定檔屬於 {name}，沒有登入。請用 --profile 為另一位使用者另建設定檔。"
    ),
    "This message may have reached the server already, so it stays. Recall it once it is sent.": (
        "這則訊息可能已經到達伺服器，不能取消。確認發出後可以收回。"
    ),
    "The files of this message are still being uploaded; for now it can only be cancelled.": (
        "這則訊息的檔案還在上傳，現在只能取消它。"
    ),
    "This message was sent or deleted meanwhile; it does not wait any more.": (
        "這則訊息已經送出或刪除，不再等待。"
    ),
    "You can't write here at the moment, so nothing was set to be sent. Your words are still there.": (
        "你現在不能在這裡發言，所以沒有排程。寫好的內容還在。"
    ),
    "You can't write here at the moment, so nobody was reminded.": (
        "你現在不能在這裡發言，所以沒有提醒任何人。"
    ),
    "To send later needs the server. Your words are still there; try again once you're connected.": (
        "排程傳送需要連線到伺服器，沒有排程。寫好的內容還在，連上後再試。"
    ),
    "That is more than a year ahead. Choose a nearer time.": "最遠只能排到一年之內。請選近一些的時間。",
    "The server was restored from a backup. This may have been sent or deleted before, so it was kept.": (
        "伺服器曾用備份還原，不確定這則訊息是否已送出或刪除，所以沒有再送。"
    ),
    "This message is not in the outbox any more.": "這則訊息已經不在寄件匣裡。",
    "A connection without encryption is for this machine alone. Leave --plain out.": (
        "不加密的連線只能用於本機。請去掉 --plain。"
    ),
    "This message was recalled.": "這則訊息已收回。",
    "This is not your message; only its author may do this.": "這不是你的訊息，只有作者能這樣做。",
    "You are muted in this conversation; the message is kept in the outbox.": (
        "你在此對話中被禁言，訊息保留在寄件匣。"
    ),
    "Only the owner and the admins write in this group now; the message is kept in the outbox.": (
        "這個群組現在只有群組擁有者和管理員能發言，訊息保留在寄件匣。"
    ),
    "The other side did not take this message; it is kept in the outbox.": (
        "對方沒有接收這則訊息，它保留在寄件匣。"
    ),
    "They have left the organisation. The message is kept in the outbox; write to whoever took over.": (
        "對方已離開組織，收不到訊息了。訊息保留在寄件匣，請聯絡接手的同事。"
    ),
    "This group was disbanded; what was said stays readable. The message is kept in the outbox.": (
        "這個群組已解散，聊天紀錄仍可檢視。訊息保留在寄件匣。"
    ),
    "This group has ended; what was said stays readable. Its owner can open it again in its settings.": (
        "這個群組已到期，聊天紀錄仍可檢視。群組擁有者可以在群組設定裡延長。"
    ),
    "Everyone has read this message; there is nobody to remind.": "大家都已讀過這則訊息，不必再提醒。",
    "They were reminded just now. You can again at {until}.": "剛剛提醒過，{until} 後可以再次提醒。",
    "An end lies ahead, five years at most. Nothing was changed.": (
        "到期時間應在現在之後，最長五年。什麼都沒有改變。"
    ),
    "You don't tell what you have read, so you don't see it of others. Privacy settings change it.": (
        "你沒有讓別人知道你已讀，所以也看不到誰讀了。可以在設定的「隱私」裡更改。"
    ),
    "This takes a higher rank: ask the owner or an admin. Nothing was changed.": (
        "需要更高的權限：請找群組擁有者或管理員。什麼都沒有改變。"
    ),
    "The owner can't just leave. Hand the group over first, or disband it.": (
        "群組擁有者不能直接退出。請先把群組移交給別人，或解散它。"
    ),
    "This group follows the organisation; its members and name are not changed here.": (
        "這個群組的成員和名稱隨組織架構變化，不能在這裡變更。"
    ),
    "This group exists already, so no other was made.": "這個群組已經存在，沒有再建一個。",
    "Already a member; nothing to do.": "已經是成員，無需再加。",
    "This one can't be joined just so. Send a request, or ask its owner or an admin to add you.": (
        "這個群組不能直接加入。可以傳送申請，或請群組擁有者或管理員新增。"
    ),
    "That can't be done with this kind. Nothing was changed.": "這類內容不能這樣處理。什麼都沒有改變。",
    "The limit of {limit} is reached. Nothing was changed.": "已達到 {limit} 個的上限。什麼都沒有改變。",
    "Your role does not allow this. Ask an administrator if you need it.": (
        "你的角色沒有這項權限。如有需要，請找管理員。"
    ),
    "This person or department is outside what you manage. Nothing was changed.": (
        "這個人或部門不在你的管理範圍內。什麼都沒有改變。"
    ),
    "This is the last super administrator and has to stay. Name another one first.": (
        "這是最後一位超級管理員，必須保留。請先指定另一位。"
    ),
    "You can't do this to yourself. Ask another administrator.": "不能對自己這樣做。請找另一位管理員。",
    "A built-in role can't be changed like this. Make a role of your own.": (
        "內建角色不能這樣變更。可以另建一個角色。"
    ),
    "Departments go {limit} levels deep at most. Nothing was changed.": (
        "部門層級最多 {limit} 層。什麼都沒有改變。"
    ),
    "A department can't be moved into itself or below itself.": "部門不能移到自己或自己的下級裡面。",
    "Over {seconds} seconds: too late to recall.": "已過 {seconds} 秒，不能收回。",
    "Somebody to be added does not exist or has no access. The group is as it was.": (
        "要新增的人不存在，或已停用。群組沒有改變。"
    ),
    "This contact group was deleted on another device.": "這個分組已在另一台裝置上刪除。",
    "This department was not found, or there are several of that name. Give its whole path.": (
        "沒有找到這個部門，或有幾個同名。請寫出完整路徑。"
    ),
    "The file “{file}” can't be read. Check its path.": "讀不到檔案「{file}」。請核對路徑。",
    "The file “{file}” exists already and was left as it is. Choose another name.": (
        "檔案「{file}」已經存在，沒有覆蓋。請換一個名字。"
    ),
    "The file “{file}” could not be written. Check the folder and the disk.": (
        "寫不了檔案「{file}」。請檢查資料夾和磁碟。"
    ),
    "“{file}” is larger than {megabytes} MB and was not sent.": "「{file}」超過 {megabytes} MB，沒有傳送。",
    "This file is gone, or you may not see it any more.": "這個檔案已經沒有了，或者你現在不能檢視。",
    "This machine's disk is full, so the file was not kept. Free some space and try again.": (
        "本機磁碟已滿，檔案沒有存下。請騰出空間後重試。"
    ),
    "This machine could not read or write the file. Check the disk and try again.": (
        "本機讀寫這個檔案時出錯。請檢查磁碟後重試。"
    ),
    "A name can't be empty, and has at most 64 characters.": "名稱不能為空，最多 64 個字。",
    "The description has at most 500 characters.": "介紹最多 500 個字。",
    "The rules that arrived are not signed by your organisation and were not taken.": (
        "收到的權限規則不是你的組織簽發的，沒有採用。"
    ),
    "This server address can't be read. Write HOST:PORT, or paste the invite link.": (
        "看不懂這個伺服器位址。請寫成 主機:連接埠，或貼上邀請連結。"
    ),
    "An organisation's id has 32 letters and digits.": "組織編號應為 32 個字母和數字。",
    "A profile's name has letters, digits, “-” and “_”, at most 40.": (
        "設定檔名稱只能用文字、數字、「-」和「_」，最多 40 個字。"
    ),
    "What answers at this address is no Linxin server. Check the address and the port.": (
        "這個位址上回應的不是鄰信伺服器。請核對位址和連接埠。"
    ),
    "This machine has no network “{network}”. Name an interface, one of its addresses, or all.": (
        "本機沒有「{network}」這個網路介面。請寫介面名、本機位址或 all。"
    ),
    "This system does not let us look for servers. Type the server's address, or paste the invite link.": (
        "系統不允許在網路上尋找伺服器。請直接輸入伺服器位址，或貼上邀請連結。"
    ),
    "This command can't be read: {problem}. Nothing was changed.": (
        "看不懂這個指令：{problem}。什麼都沒有改變。"
    ),
    "This machine's disk is full. What was kept is safe; free some space to go on.": (
        "本機磁碟已滿，新內容暫時存不下。已儲存的都在，騰出空間後會自動繼續。"
    ),
    "The cache here could not be read or written. Messages on the server are safe; check the disk.": (
        "本機快取讀寫失敗。伺服器上的訊息都在，請檢查磁碟後重新啟動。"
    ),
    "The keys kept here could not be read; nothing was deleted. Unlock the keyring and try again.": (
        "無法讀取本機儲存的金鑰。請解鎖系統金鑰圈後重試，什麼都沒有刪除。"
    ),
    "The settings could not be read or written: {path}.": "設定檔讀寫失敗：{path}。",
    "The cache here was written by a newer Linxin. Update Linxin; the cache is kept as it is.": (
        "本機快取由更新版本的鄰信寫成。請更新鄰信，快取原樣保留。"
    ),
    "The talk with the server broke off; connecting again. What is not sent is kept.": (
        "與伺服器的通訊出錯，正在重新連線，未發出的訊息都保留著。"
    ),
    "This is larger than allowed and was not sent.": "內容超過上限，沒有傳送。",
    "That was too much at once; it is tried again in a moment.": "操作太快，稍後會自動重試。",
    "The server does not know this yet; it may need an update.": (
        "伺服器還不支援這個操作，可能需要更新伺服器。"
    ),
    "This could not be understood, so nothing was done.": "內容格式不對，沒有執行。",
    "This client and the server are too far apart in version; update the older one.": (
        "用戶端與伺服器的版本相差太遠，請更新。"
    ),
    "The server did not answer in time; it is tried again. What is not sent is kept.": (
        "伺服器沒有及時回答，稍後會自動重試，未發出的訊息都保留著。"
    ),
    "The server can't be reached now. Messages are kept and sent once it can be.": (
        "現在連不上伺服器。訊息會保留，連上後自動發出。"
    ),
    "The server is restarting; the connection comes back by itself.": "伺服器正在重新啟動，很快會自動連上。",
    "Reading fell behind and some events were left out. The messages are kept: read them in the history.": (
        "接收跟不上，部分事件沒有顯示。訊息都在，請用歷史紀錄檢視。"
    ),
    "Nobody is signed in here; sign in first.": "還沒有登入，請先登入。",
    "The number, name or password is not right. Check them and try again.": (
        "員工編號、姓名或密碼不對。請核對後重試。"
    ),
    "Locked until {until}; IT can unlock it.": "帳號鎖定到 {until}，資訊部門可提前解鎖。",
    "Account disabled. Ask HR.": "帳號已停用，請聯絡人事部門。",
    "Change the one-time password first; then everything is open.": "請先變更一次性密碼，然後就能使用了。",
    "The new password needs at least {minimum} characters and must differ from the old one.": (
        "新密碼太簡單，至少需要 {minimum} 個字元，且不能與舊密碼相同。"
    ),
    "The sign-in has expired; sign in again with the password. What is not sent is kept.": (
        "登入已過期，請用密碼重新登入。未發出的訊息都保留著。"
    ),
    "This device's key was not accepted; sign in again with the password.": (
        "本裝置的金鑰沒有通過驗證，請用密碼重新登入。"
    ),
    "This device was signed out. If that was not you, change the password.": (
        "本裝置已被登出。如非本人操作，請變更密碼。"
    ),
    "First contact with “{name}”, id {organisation}. Compare it with your administrator, then trust it.": (
        "第一次連線組織「{name}」，編號 {organisation}。請與管理員核對後確認信任。"
    ),
    "What answers there is not the organisation you trust; nothing was sent. Ask your administrator.": (
        "回應的不是你信任的組織，連線已中斷，什麼都沒有傳送。請聯絡管理員。"
    ),
    "It was not found.": "沒有找到。",
    "You are not in this conversation; the message is kept in the outbox.": (
        "你不在這個對話中，訊息保留在寄件匣。"
    ),
    "You may not do this.": "沒有權限這樣做。",
    "This id belongs to another message, so nothing was sent.": "這個訊息編號已被另一則訊息使用，沒有傳送。",
    "The message is malformed and was not sent.": "訊息內容有誤，沒有傳送。",
    "The signature does not fit, so it was not taken.": "簽名不符，內容沒有採用。",
    "The other side does not know this kind of message yet and needs an update.": (
        "對方還不支援這種訊息，需要更新。"
    ),
    "The message is empty and was not sent.": "訊息是空的，沒有傳送。",
    "The message has more than {limit} characters and was not sent. Split it up.": (
        "訊息超過 {limit} 字，沒有傳送。請分成幾則。"
    ),
    "This message is not there.": "找不到這則訊息。",
    "Over {minutes} minutes: too late to recall.": "已過 {minutes} 分鐘，不能收回。",
    "The message runs too far ahead of its conversation and was not sent.": (
        "訊息的次序號超前太多，沒有傳送。"
    ),
    "The group has its {limit} members already; nobody was added.": (
        "群組成員已達到 {limit} 人的上限，沒有新增。"
    ),
    "The server does not have this file any more. The message is kept; attach the file again.": (
        "這個檔案在伺服器上已經沒有了。訊息保留著，請重新附加檔案。"
    ),
    "You have uploaded as much as a day allows. The message is kept here; try again tomorrow.": (
        "今天上傳的檔案已達上限。訊息保留在本機，明天可以重試。"
    ),
    "Somebody has this staff number already; choose another.": "這個員工編號已有人使用，請換一個。",
    "It is still in use and was not removed. Move what is in it first.": (
        "還有人或下級在用，沒有刪除。請先移走。"
    ),
    "Somebody changed this meanwhile, or the name is taken. Look again; nothing was changed.": (
        "同時有人改過，或名稱已被使用。請檢視後再試，什麼都沒有改變。"
    ),
    "This file can't be read as a table of people; nothing was imported. Check its headings.": (
        "這個檔案讀不成人員表，沒有匯入。請檢查表頭和格式。"
    ),
    "The server is busy; it is tried again in a moment. Messages are kept.": (
        "伺服器繁忙，稍後會自動重試，訊息都保留著。"
    ),
    "The server's disk is full. Messages are kept here and sent once it has room.": (
        "伺服器磁碟已滿。訊息保留在本機，恢復後自動發出。"
    ),
    "The server could not store this. Messages are kept here and sent once it can.": (
        "伺服器儲存空間出錯。訊息保留在本機，恢復後自動發出。"
    ),
    "The server failed; it is tried again. If it stays so, ask your administrator.": (
        "伺服器內部出錯，稍後會自動重試。若一直如此，請聯絡管理員。"
    ),
}
