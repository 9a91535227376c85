<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutPage</name>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Linxin</source>
        <translation>邻信</translation>
    </message>
    <message>
        <source>An office messenger that keeps every message, on your own server or your own network.</source>
        <translation>办公即时通讯：每条消息都保存在自己的服务器或自己的网络里。</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Linxin is free software</source>
        <translation>邻信是自由软件</translation>
    </message>
    <message>
        <source>Apache licence 2.0</source>
        <translation>Apache 许可证 2.0</translation>
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
        <translation>本设备上的其他账号</translation>
    </message>
    <message>
        <source>Sign in as somebody else</source>
        <translation>以其他人身份登录</translation>
    </message>
</context>
<context>
    <name>AddContactsDialog</name>
    <message>
        <source>Add people</source>
        <translation>添加同事</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add ({count})</source>
        <translation>添加（{count}）</translation>
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
        <translation>工号</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>{name} can&apos;t be read. Close it elsewhere, try again.</source>
        <translation>无法读取 {name}，请先在别处关闭再试。</translation>
    </message>
    <message>
        <source>{name} can&apos;t be written there. Choose another place.</source>
        <translation>{name} 无法写到那里，请换个位置。</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>It has characters that nobody can see. Type it anew.</source>
        <translation>其中有看不见的字符，请重新输入。</translation>
    </message>
    <message>
        <source>Whole organisation</source>
        <translation>全组织</translation>
    </message>
    <message>
        <source>Super admin</source>
        <translation>超级管理员</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>Department head</source>
        <translation>部门负责人</translation>
    </message>
    <message>
        <source>Employee</source>
        <translation>员工</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>访客</translation>
    </message>
    <message>
        <source>Begin one-to-one conversations</source>
        <translation>发起单聊</translation>
    </message>
    <message>
        <source>See the whole directory</source>
        <translation>查看全部组织架构</translation>
    </message>
    <message>
        <source>Change their own card</source>
        <translation>修改自己的名片</translation>
    </message>
    <message>
        <source>Begin groups</source>
        <translation>创建群</translation>
    </message>
    <message>
        <source>Open public rooms</source>
        <translation>开设公开群</translation>
    </message>
    <message>
        <source>Find public rooms and join them</source>
        <translation>查找和加入公开群</translation>
    </message>
    <message>
        <source>Call everyone in groups</source>
        <translation>在群里@所有人</translation>
    </message>
    <message>
        <source>Manage people</source>
        <translation>管理人员</translation>
    </message>
    <message>
        <source>Export people</source>
        <translation>导出人员</translation>
    </message>
    <message>
        <source>Manage departments</source>
        <translation>管理部门</translation>
    </message>
    <message>
        <source>Manage roles and rules</source>
        <translation>管理角色与规则</translation>
    </message>
    <message>
        <source>Manage the company&apos;s quick replies</source>
        <translation>管理公司快捷回复</translation>
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
        <translation>调动</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>New department</source>
        <translation>新部门</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>不变</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>有误</translation>
    </message>
    <message>
        <source>Row {row}</source>
        <translation>第 {row} 行</translation>
    </message>
    <message>
        <source>nothing stands there, and something must</source>
        <translation>不能为空</translation>
    </message>
    <message>
        <source>too long</source>
        <translation>太长</translation>
    </message>
    <message>
        <source>has characters that nobody can read</source>
        <translation>含有无法显示的字符</translation>
    </message>
    <message>
        <source>written as a power of ten: format the column as text</source>
        <translation>被写成了科学计数，请把该列设为文本格式</translation>
    </message>
    <message>
        <source>the formula there failed</source>
        <translation>公式出错</translation>
    </message>
    <message>
        <source>too many departments below each other</source>
        <translation>部门层级太多</translation>
    </message>
    <message>
        <source>not a whole number from 0</source>
        <translation>应为不小于 0 的整数</translation>
    </message>
    <message>
        <source>too many of them</source>
        <translation>数量太多</translation>
    </message>
    <message>
        <source>neither active nor left</source>
        <translation>应为“在职”或“离职”</translation>
    </message>
    <message>
        <source>neither yes nor no</source>
        <translation>应为“是”或“否”</translation>
    </message>
    <message>
        <source>this staff number stands there twice</source>
        <translation>工号在表中重复</translation>
    </message>
    <message>
        <source>you may not change departments</source>
        <translation>你没有修改部门的权限</translation>
    </message>
    <message>
        <source>the head of a department that isn&apos;t named</source>
        <translation>负责人所在的部门没有填写</translation>
    </message>
    <message>
        <source>outside of what you manage</source>
        <translation>不在你的管理范围内</translation>
    </message>
    <message>
        <source>someone with rights that you lack</source>
        <translation>对方的权限高于你</translation>
    </message>
    <message>
        <source>the last super admin</source>
        <translation>这是最后一位超级管理员</translation>
    </message>
    <message>
        <source>that is you</source>
        <translation>这是你自己</translation>
    </message>
    <message>
        <source>Row {row}, {column}: {reason}</source>
        <translation>第 {row} 行，{column}：{reason}</translation>
    </message>
</context>
<context>
    <name>AdminPage</name>
    <message>
        <source>People and departments</source>
        <translation>人员与部门</translation>
    </message>
    <message>
        <source>Roles and rights</source>
        <translation>角色与权限</translation>
    </message>
    <message>
        <source>Invite</source>
        <translation>邀请</translation>
    </message>
    <message>
        <source>Quick replies</source>
        <translation>快捷回复</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Choose a table of people</source>
        <translation>选择人员表</translation>
    </message>
    <message>
        <source>Export people</source>
        <translation>导出人员</translation>
    </message>
    <message>
        <source>The import is in force</source>
        <translation>导入已生效</translation>
    </message>
    <message>
        <source>Save the passwords</source>
        <translation>保存密码</translation>
    </message>
    <message>
        <source>Written to {name}</source>
        <translation>已写入 {name}</translation>
    </message>
</context>
<context>
    <name>AppearancePage</name>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Text and motion</source>
        <translation>文字与动效</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>素色</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>宣纸</translation>
    </message>
    <message>
        <source>Mist</source>
        <translation>薄雾</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>舒适</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>Reduced</source>
        <translation>减少</translation>
    </message>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>System font</source>
        <translation>系统字体</translation>
    </message>
    <message>
        <source>Accent colour</source>
        <translation>强调色</translation>
    </message>
    <message>
        <source>Used for actions, links, selection and your own messages</source>
        <translation>用于操作、链接、选中项和你发的消息</translation>
    </message>
    <message>
        <source>Skin</source>
        <translation>皮肤</translation>
    </message>
    <message>
        <source>Changes the quiet surfaces of the light theme</source>
        <translation>改变浅色主题的底色</translation>
    </message>
    <message>
        <source>List density</source>
        <translation>列表密度</translation>
    </message>
    <message>
        <source>Conversation rows of 60 or 48 pixels</source>
        <translation>会话行高 60 或 48 像素</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>Installed fonts that can show Chinese</source>
        <translation>已安装的中文字体</translation>
    </message>
    <message>
        <source>Interface scale</source>
        <translation>界面缩放</translation>
    </message>
    <message>
        <source>On top of the system&apos;s own scale</source>
        <translation>在系统缩放的基础上</translation>
    </message>
    <message>
        <source>Message text size</source>
        <translation>消息字号</translation>
    </message>
    <message>
        <source>What is written in chats</source>
        <translation>聊天中的文字</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>动效</translation>
    </message>
    <message>
        <source>Reduced: nothing slides, and the tray does not flash</source>
        <translation>减少：不滑动，托盘图标不闪烁</translation>
    </message>
</context>
<context>
    <name>Arrivals</name>
    <message>
        <source>Please read: {words}</source>
        <translation>请查看：{words}</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Try now</source>
        <translation>立即重连</translation>
    </message>
</context>
<context>
    <name>Bar</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>已选 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Move…</source>
        <translation>移动到…</translation>
    </message>
</context>
<context>
    <name>Calendar</name>
    <message>
        <source>Previous month</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>下个月</translation>
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
        <translation>我的资料…</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>已离职</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>已屏蔽</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>访客</translation>
    </message>
    <message>
        <source>Words under your name</source>
        <translation>个性签名</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>职级</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>负责</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Signed in on</source>
        <translation>在线设备</translation>
    </message>
    <message>
        <source>Copy {what}</source>
        <translation>复制 {what}</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>发消息</translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation>移出常用联系人</translation>
    </message>
    <message>
        <source>Add to favourites</source>
        <translation>设为常用联系人</translation>
    </message>
    <message>
        <source>Give them another name</source>
        <translation>设置备注名</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>解除屏蔽</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>屏蔽</translation>
    </message>
    <message>
        <source>Contact groups</source>
        <translation>分组</translation>
    </message>
</context>
<context>
    <name>ChangeDialog</name>
    <message>
        <source>Words</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Change a message for later</source>
        <translation>修改定时消息</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Write something first.</source>
        <translation>请先写点内容。</translation>
    </message>
    <message>
        <source>This time has passed. Choose a later one.</source>
        <translation>这个时间已经过去，请选晚一些的时间。</translation>
    </message>
</context>
<context>
    <name>Chat</name>
    <message>
        <source>You recalled a message</source>
        <translation>你撤回了一条消息</translation>
    </message>
    <message>
        <source>{name} recalled a message</source>
        <translation>{name} 撤回了一条消息</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待发送</translation>
    </message>
    <message>
        <source>No answer yet. Checked once you&apos;re connected.</source>
        <translation>还没收到回执，连上后自动核对。</translation>
    </message>
    <message>
        <source>Not sent yet. Goes once you&apos;re connected.</source>
        <translation>还没发出，连上后自动发送。</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Read by all</source>
        <translation>全部已读</translation>
    </message>
    <message>
        <source>Read {read}/{of}</source>
        <translation>已读 {read}/{of}</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>已读</translation>
    </message>
    <message>
        <source>Not sent: {reason}</source>
        <translation>没有发出：{reason}</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>没有发出</translation>
    </message>
    <message>
        <source>This needs a newer version of Linxin.</source>
        <translation>需要更新邻信才能查看。</translation>
    </message>
    <message>
        <source>(edited)</source>
        <translation>（已编辑）</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>{name}: {text}</source>
        <translation>{name}：{text}</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>New messages</source>
        <translation>以下是新消息</translation>
    </message>
    <message>
        <source>{name} is typing</source>
        <translation>{name} 正在输入</translation>
    </message>
    <message>
        <source>{names} are typing</source>
        <translation>{names} 正在输入</translation>
    </message>
    <message>
        <source>This group was disbanded. What was said stays readable.</source>
        <translation>群已解散，之前的消息仍可查看。</translation>
    </message>
    <message>
        <source>You are not in this group any more. What was said until then stays readable.</source>
        <translation>你已不在这个群里，之前的消息仍可查看。</translation>
    </message>
    <message>
        <source>You are muted in this group. You can read along.</source>
        <translation>你在这个群里被禁言，可以继续查看消息。</translation>
    </message>
    <message>
        <source>Only the owner and the admins write here. You can read along.</source>
        <translation>全员禁言中，只有群主和管理员可以发言。</translation>
    </message>
    <message>
        <source>This group ended on {time}. You can open it again in its settings.</source>
        <translation>这个群已于 {time} 到期。你可以在群设置里延长。</translation>
    </message>
    <message>
        <source>This room ended on {time}. What was said stays readable.</source>
        <translation>这个公开群已于 {time} 到期。聊天记录仍可查看。</translation>
    </message>
    <message>
        <source>You have blocked {name}. Unblock them on their card to write.</source>
        <translation>你已屏蔽 {name}，在名片上解除后可以发消息。</translation>
    </message>
    <message>
        <source>They have left. What was said stays readable.</source>
        <translation>对方已离职，之前的消息仍可查看。</translation>
    </message>
    <message>
        <source>They have left. {name} has taken over.</source>
        <translation>对方已离职，工作已交接给 {name}。</translation>
    </message>
    <message>
        <source>[Picture] {name}</source>
        <translation>[图片] {name}</translation>
    </message>
    <message>
        <source>[File] {name}</source>
        <translation>[文件] {name}</translation>
    </message>
    <message>
        <source>[Picture]</source>
        <translation>[图片]</translation>
    </message>
    <message>
        <source>Drop to send to {name}</source>
        <translation>松开，发给 {name}</translation>
    </message>
</context>
<context>
    <name>ChatFinder</name>
    <message>
        <source>Search in this chat</source>
        <translation>在聊天中搜索</translation>
    </message>
    <message>
        <source>Search messages of this chat by words</source>
        <translation>按内容搜索这个聊天的消息</translation>
    </message>
</context>
<context>
    <name>ChatFoundPage</name>
    <message>
        <source>Try other words, or fewer.</source>
        <translation>换个词，或少写几个词试试。</translation>
    </message>
</context>
<context>
    <name>ChatModel</name>
    <message>
        <source>This needs the server. Try again once you&apos;re connected.</source>
        <translation>这需要服务器，连上后再试。</translation>
    </message>
</context>
<context>
    <name>ChatPanel</name>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>No conversation is open</source>
        <translation>还没有打开会话</translation>
    </message>
    <message>
        <source>Choose one on the left, or press Ctrl+K to search.</source>
        <translation>在左侧选一个，或按 Ctrl+K 查找同事。</translation>
    </message>
    <message>
        <source>Chats open in windows of their own</source>
        <translation>会话在独立窗口中打开</translation>
    </message>
    <message>
        <source>The settings tell where chats open.</source>
        <translation>在设置里可以更改会话打开的位置。</translation>
    </message>
    <message>
        <source>Message {name}</source>
        <translation>发消息给 {name}</translation>
    </message>
    <message>
        <source>Kept as a quick reply</source>
        <translation>已存为快捷回复</translation>
    </message>
    <message>
        <source>Reminded</source>
        <translation>已提醒</translation>
    </message>
    <message>
        <source>Path copied. Open it in the file manager.</source>
        <translation>路径已复制，可在文件管理器中打开。</translation>
    </message>
</context>
<context>
    <name>Chips</name>
    <message>
        <source>Chosen: {names}</source>
        <translation>已选：{names}</translation>
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
        <translation>发送文件</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Other ways to send</source>
        <translation>其他发送方式</translation>
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
            <numerusform>设置了格式的文字超过 %n 处，请清除一部分格式。</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter to send, Shift+Enter for a new line</source>
        <translation>Enter 发送，Shift+Enter 换行</translation>
    </message>
    <message>
        <source>Ctrl+Enter to send</source>
        <translation>Ctrl+Enter 发送</translation>
    </message>
    <message>
        <source>Send with Enter</source>
        <translation>按 Enter 发送</translation>
    </message>
    <message>
        <source>Send with Ctrl+Enter</source>
        <translation>按 Ctrl+Enter 发送</translation>
    </message>
</context>
<context>
    <name>ContactGroupMenu</name>
    <message>
        <source>New contact group…</source>
        <translation>新建分组…</translation>
    </message>
    <message>
        <source>Chat with all of them…</source>
        <translation>和所有人一起聊…</translation>
    </message>
    <message>
        <source>Add people…</source>
        <translation>添加同事…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
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
        <translation>删除…</translation>
    </message>
</context>
<context>
    <name>ContactGroupSurfaces</name>
    <message>
        <source>Delete “{name}”?</source>
        <translation>删除“{name}”？</translation>
    </message>
    <message>
        <source>Only the group goes. The people in it, and your chats with them, stay as they are.</source>
        <translation>只删除分组，里面的同事和聊天都保留。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Added to “{name}”</source>
        <translation>已加入“{name}”</translation>
    </message>
    <message>
        <source>Taken out of “{name}”</source>
        <translation>已移出“{name}”</translation>
    </message>
    <message>
        <source>“{name}” stands above the organisation now</source>
        <translation>“{name}”已建好，在组织架构上方</translation>
    </message>
</context>
<context>
    <name>ConversationMenu</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Mark all as read</source>
        <translation>全部标为已读</translation>
    </message>
    <message>
        <source>Open in a window of its own</source>
        <translation>在独立窗口中打开</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>标为已读</translation>
    </message>
    <message>
        <source>Delete draft</source>
        <translation>删除草稿</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>复制姓名</translation>
    </message>
    <message>
        <source>Copy staff number</source>
        <translation>复制工号</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>标为未读</translation>
    </message>
    <message>
        <source>Remove from top</source>
        <translation>取消置顶</translation>
    </message>
    <message>
        <source>Keep on top</source>
        <translation>置顶</translation>
    </message>
    <message>
        <source>Let it ring again</source>
        <translation>取消免打扰</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>消息免打扰</translation>
    </message>
    <message>
        <source>Take out of the folded chats</source>
        <translation>取消折叠</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>折叠</translation>
    </message>
    <message>
        <source>Hide from the list</source>
        <translation>从列表中隐藏</translation>
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
        <translation>{name} 正在输入…</translation>
    </message>
    <message>
        <source>[Not sent]</source>
        <translation>[未发出]</translation>
    </message>
    <message>
        <source>[Mentions you]</source>
        <translation>[有人@我]</translation>
    </message>
    <message>
        <source>[Please read]</source>
        <translation>[请查看]</translation>
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
        <translation>已标为未读</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>免打扰</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>尚未发出</translation>
    </message>
    <message>
        <source>Folded chats</source>
        <translation>折叠的聊天</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>等，还有 %n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n 条未读</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ask to join</source>
        <translation>
            <numerusform>%n 人申请加入</numerusform>
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
            <numerusform>%n 人在线</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wrong password. %n tries left.</source>
        <translation>
            <numerusform>密码不对，还可以试 %n 次。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wrong number, name or password. %n tries left.</source>
        <translation>
            <numerusform>工号、姓名或密码不对，还可以试 %n 次。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %n characters.</source>
        <translation>
            <numerusform>至少 %n 个字符。</numerusform>
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
            <numerusform>{name}：%n 条未读</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A message takes %n files at most.</source>
        <translation>
            <numerusform>一条消息最多带 %n 个文件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>[%n pictures]</source>
        <translation>
            <numerusform>[%n 张图片]</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>[%n files]</source>
        <translation>
            <numerusform>[%n 个文件]</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chats</source>
        <translation>
            <numerusform>%n 个会话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n 个有新消息</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more people</source>
        <translation>
            <numerusform>还有 %n 位同事</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more groups</source>
        <translation>
            <numerusform>还有 %n 个群组</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages could not be sent at their time.</source>
        <translation>
            <numerusform>有 %n 条定时消息没有发出。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages wait, the first until {when}.</source>
        <translation>
            <numerusform>有 %n 条定时消息，最早 {when} 发送。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CropDialog</name>
    <message>
        <source>Part of the picture that is shown</source>
        <translation>图片中显示的部分</translation>
    </message>
    <message>
        <source>Drag it, or move it by the arrow keys; plus and minus make it larger and smaller.</source>
        <translation>拖动图片，或用方向键移动；加号、减号放大和缩小。</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Cut your picture</source>
        <translation>裁剪头像</translation>
    </message>
    <message>
        <source>Use this picture</source>
        <translation>用作头像</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
</context>
<context>
    <name>DemoPage</name>
    <message>
        <source>A company made up for a first look. Come in as one of its people:</source>
        <translation>这是一家供试用的演示公司，选一位同事即可登录：</translation>
    </message>
    <message>
        <source>To talk to yourself, be somebody else in a second window:</source>
        <translation>想和自己对话，可再开一个窗口换一位同事：</translation>
    </message>
    <message>
        <source>Use another server or account</source>
        <translation>使用其他服务器或账号</translation>
    </message>
</context>
<context>
    <name>DepartmentDialog</name>
    <message>
        <source>Name</source>
        <translation>部门名称</translation>
    </message>
    <message>
        <source>Part of</source>
        <translation>上级</translation>
    </message>
    <message>
        <source>The organisation itself</source>
        <translation>组织顶层</translation>
    </message>
    <message>
        <source>Add a department</source>
        <translation>添加部门</translation>
    </message>
    <message>
        <source>Edit {name}</source>
        <translation>编辑 {name}</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>A department has a name.</source>
        <translation>请填写部门名称。</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>Open Linxin</source>
        <translation>打开邻信</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Linxin</source>
        <translation>邻信</translation>
    </message>
    <message>
        <source>New message</source>
        <translation>新消息</translation>
    </message>
</context>
<context>
    <name>DevicesPage</name>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Password of this account</source>
        <translation>账号密码</translation>
    </message>
    <message>
        <source>Your other devices have to sign in again with the new one</source>
        <translation>更改后，其他设备要用新密码重新登录</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>It has to sign in again with the password. Sign it out?</source>
        <translation>退出后需要用密码重新登录。要退出吗？</translation>
    </message>
    <message>
        <source>this device</source>
        <translation>本设备</translation>
    </message>
    <message>
        <source>connected now</source>
        <translation>现在在线</translation>
    </message>
    <message>
        <source>last here: {time}</source>
        <translation>上次在线：{time}</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The new password is in force</source>
        <translation>新密码已生效</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
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
        <translation>未命名的群</translation>
    </message>
</context>
<context>
    <name>Edit</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Paste without formatting</source>
        <translation>粘贴为纯文本</translation>
    </message>
    <message>
        <source>Keep as a quick reply</source>
        <translation>存为快捷回复</translation>
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
        <translation>手势与人物</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>办公</translation>
    </message>
    <message>
        <source>Food and nature</source>
        <translation>美食与自然</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>符号</translation>
    </message>
</context>
<context>
    <name>Enclosing</name>
    <message>
        <source>Choose files to send</source>
        <translation>选择要发送的文件</translation>
    </message>
</context>
<context>
    <name>EnclosureStrip</name>
    <message>
        <source>Goes with the message</source>
        <translation>随消息发送</translation>
    </message>
</context>
<context>
    <name>EndChoice</name>
    <message>
        <source>Ends</source>
        <translation>到期时间</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最后一天</translation>
    </message>
    <message>
        <source>Ended on {time}</source>
        <translation>已于 {time} 到期</translation>
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
        <translation>正在发送 {percent}%</translation>
    </message>
    <message>
        <source>Fetching {percent}%</source>
        <translation>正在接收 {percent}%</translation>
    </message>
    <message>
        <source>Not fetched. Click to try again.</source>
        <translation>没有收到，点击重试。</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Can&apos;t be shown</source>
        <translation>无法显示</translation>
    </message>
    <message>
        <source>{name} could not be saved: {reason}. Choose another place with Save as.</source>
        <translation>{name} 没有保存成功：{reason}。可用“另存为”换个位置。</translation>
    </message>
    <message>
        <source>{name} is a folder. Pack it into one file (zip) to send it.</source>
        <translation>{name} 是文件夹，请先打包成一个文件（zip）再发送。</translation>
    </message>
    <message>
        <source>{name} is over the limit of {most} for a file.</source>
        <translation>{name} 超过了单个文件的上限 {most}。</translation>
    </message>
    <message>
        <source>{name} can&apos;t be read. Check that it is still there.</source>
        <translation>读不到 {name}，请看看它还在不在。</translation>
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
        <translation>图片 {time}</translation>
    </message>
</context>
<context>
    <name>FoldedPage</name>
    <message>
        <source>Folded chats</source>
        <translation>折叠的聊天</translation>
    </message>
    <message>
        <source>Back to all chats</source>
        <translation>返回全部会话</translation>
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
        <translation>粗体</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>斜体</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Clear formatting</source>
        <translation>清除格式</translation>
    </message>
    <message>
        <source>Usual colour</source>
        <translation>默认颜色</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>橙色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
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
        <translation>标准</translation>
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
        <translation>在整个网络中查找</translation>
    </message>
    <message>
        <source>Looking for servers on the network…</source>
        <translation>正在网络中查找服务器…</translation>
    </message>
    <message>
        <source>Looking for servers on this machine…</source>
        <translation>正在本机查找服务器…</translation>
    </message>
    <message>
        <source>No server found. Type the address, or paste an invite link.</source>
        <translation>没有找到服务器，请输入地址或粘贴邀请链接。</translation>
    </message>
    <message>
        <source>Found: choose your company</source>
        <translation>找到了，请选择你的公司</translation>
    </message>
</context>
<context>
    <name>FoundPage</name>
    <message>
        <source>Search results</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Try other words, a name, its pinyin or initials like zs, or a staff number.</source>
        <translation>试试别的词、姓名、拼音、首字母如 zs，或工号。</translation>
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
        <translation>语言</translation>
    </message>
    <message>
        <source>Start with the system</source>
        <translation>开机时启动</translation>
    </message>
    <message>
        <source>Opens quietly in the tray</source>
        <translation>启动后留在托盘，不打开窗口</translation>
    </message>
    <message>
        <source>Closing the window keeps Linxin in the tray</source>
        <translation>关闭窗口后留在托盘</translation>
    </message>
    <message>
        <source>This desktop shows no tray.</source>
        <translation>这个桌面没有托盘。</translation>
    </message>
    <message>
        <source>Send messages with</source>
        <translation>发送消息</translation>
    </message>
    <message>
        <source>The other key begins a new line</source>
        <translation>另一个键换行</translation>
    </message>
    <message>
        <source>Check the spelling while writing</source>
        <translation>输入时检查拼写</translation>
    </message>
    <message>
        <source>Of English words, and of Russian ones where the system has a dictionary of them</source>
        <translation>检查英文单词；系统里有俄文词典时也检查俄文</translation>
    </message>
    <message>
        <source>Show me as away after</source>
        <translation>多久没有操作显示为离开</translation>
    </message>
    <message>
        <source>When neither mouse nor keyboard is touched</source>
        <translation>鼠标和键盘都没有动</translation>
    </message>
    <message>
        <source>Ask for the password after</source>
        <translation>多久没有操作后锁定</translation>
    </message>
    <message>
        <source>All windows are hidden until you give it; messages go on arriving</source>
        <translation>输入密码前隐藏所有窗口，消息照常接收</translation>
    </message>
    <message>
        <source>Sign out and in again with your password once to use this.</source>
        <translation>请先退出，再用密码登录一次，即可使用。</translation>
    </message>
    <message>
        <source>Messages go on arriving; quit from the tray</source>
        <translation>照常接收消息，从托盘退出</translation>
    </message>
    <message>
        <source>This desktop shows no tray, so closing the window ends Linxin</source>
        <translation>这个桌面没有托盘，关闭窗口就会退出邻信</translation>
    </message>
    <message>
        <source>Follow system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>The system did not take this; nothing was changed</source>
        <translation>系统没有接受，什么都没有改变</translation>
    </message>
</context>
<context>
    <name>Group</name>
    <message>
        <source>Owner</source>
        <translation>群主</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>被禁言</translation>
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
        <translation>1 天后</translation>
    </message>
    <message>
        <source>In 7 days</source>
        <translation>7 天后</translation>
    </message>
    <message>
        <source>In 30 days</source>
        <translation>30 天后</translation>
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
        <translation>群设置</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>群公告</translation>
    </message>
    <message>
        <source>Add people…</source>
        <translation>邀请成员…</translation>
    </message>
    <message>
        <source>Leave group…</source>
        <translation>退出群…</translation>
    </message>
    <message>
        <source>Disband group…</source>
        <translation>解散群…</translation>
    </message>
</context>
<context>
    <name>GroupSettingsDialog</name>
    <message>
        <source>Name of the group</source>
        <translation>群名</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>简介</translation>
    </message>
    <message>
        <source>Who may join</source>
        <translation>加入方式</translation>
    </message>
    <message>
        <source>Those whom owner and admins add</source>
        <translation>由群主和管理员邀请</translation>
    </message>
    <message>
        <source>Who asks, once owner or admins agree</source>
        <translation>申请后由群主或管理员同意</translation>
    </message>
    <message>
        <source>Anyone</source>
        <translation>任何人</translation>
    </message>
    <message>
        <source>Those whom any member adds</source>
        <translation>任何成员都可以邀请</translation>
    </message>
    <message>
        <source>Newcomers see what was said before</source>
        <translation>新成员可以看到加入前的消息</translation>
    </message>
    <message>
        <source>Only owner and admins write</source>
        <translation>全员禁言，仅群主和管理员可以发言</translation>
    </message>
    <message>
        <source>My name in this group</source>
        <translation>我在本群的昵称</translation>
    </message>
    <message>
        <source>As everywhere</source>
        <translation>与平时相同</translation>
    </message>
    <message>
        <source>Group settings</source>
        <translation>群设置</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>The owner decides this.</source>
        <translation>由群主决定。</translation>
    </message>
    <message>
        <source>A group keeps a name.</source>
        <translation>群名不能为空。</translation>
    </message>
    <message>
        <source>This day has passed. Choose a later one.</source>
        <translation>这一天已经过去，请选一个更晚的日期。</translation>
    </message>
</context>
<context>
    <name>GroupSurfaces</name>
    <message>
        <source>Add people</source>
        <translation>邀请成员</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>邀请</translation>
    </message>
    <message>
        <source>Add ({count})</source>
        <translation>邀请（{count}）</translation>
    </message>
    <message>
        <source>You see no new messages from then on. What was said until then stays readable.</source>
        <translation>退出后不再收到新消息，之前的消息仍可查看。</translation>
    </message>
    <message>
        <source>Leave this group?</source>
        <translation>退出这个群？</translation>
    </message>
    <message>
        <source>Leave group</source>
        <translation>退出群</translation>
    </message>
    <message>
        <source>Nobody can write in it any more. What was said stays readable to its members.</source>
        <translation>解散后谁都不能再发言，成员仍可查看之前的消息。</translation>
    </message>
    <message>
        <source>Disband this group?</source>
        <translation>解散这个群？</translation>
    </message>
    <message>
        <source>Disband group</source>
        <translation>解散群</translation>
    </message>
    <message>
        <source>Hand the group over to {name}?</source>
        <translation>把群主转让给 {name}？</translation>
    </message>
    <message>
        <source>It is theirs from then on, and you become a plain member.</source>
        <translation>转让后对方成为群主，你成为普通成员。</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>转让</translation>
    </message>
    <message>
        <source>Remove {name} from the group?</source>
        <translation>把 {name} 移出群？</translation>
    </message>
    <message>
        <source>They keep what was said until now, and see nothing that comes after it.</source>
        <translation>对方保留此前的消息，看不到之后的。</translation>
    </message>
    <message>
        <source>Remove from group</source>
        <translation>移出群</translation>
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
        <translation>{name} 用邻信沟通。

1. 安装并打开邻信。
2. 把这个链接粘贴到服务器一栏：
   {link}
3. 用工号和发给你的密码登录。

{name} 的指纹：{fingerprint}</translation>
    </message>
</context>
<context>
    <name>GuidePage</name>
    <message>
        <source>Bring your colleagues in</source>
        <translation>请同事进来</translation>
    </message>
    <message>
        <source>Add people</source>
        <translation>添加同事</translation>
    </message>
    <message>
        <source>One by one, or all at once from an Excel or CSV table. You see what changes before it does.</source>
        <translation>可以逐个添加，也可以用 Excel 或 CSV 表格一次导入；导入前会先看到有哪些变化。</translation>
    </message>
    <message>
        <source>Invite them</source>
        <translation>邀请同事</translation>
    </message>
    <message>
        <source>Whoever opens the link or scans the code comes to your server without comparing anything.</source>
        <translation>打开链接或扫码即可连到你的服务器，不用再核对指纹。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Everyone signs in with the staff number and one-time password you gave them. This page stays here.</source>
        <translation>每个人用工号和你给的一次性密码登录。这一页一直在这里。</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>添加一位同事</translation>
    </message>
    <message>
        <source>Import a table…</source>
        <translation>导入表格…</translation>
    </message>
    <message>
        <source>Invite link as a QR code</source>
        <translation>邀请链接二维码</translation>
    </message>
    <message>
        <source>Addresses of the server, as colleagues reach it</source>
        <translation>服务器地址（同事能连到的）</translation>
    </message>
    <message>
        <source>Invite link</source>
        <translation>邀请链接</translation>
    </message>
    <message>
        <source>The server listens to this computer alone. Let it listen on the network (setting “listen”), or write an address that leads to it.</source>
        <translation>服务器目前只接受本机连接。请在它的设置里改 listen，让它监听网络，或填一个能连到它的地址。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>再看一次</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Copy words for a mail</source>
        <translation>复制邮件文字</translation>
    </message>
    <message>
        <source>Save as a picture…</source>
        <translation>存为图片…</translation>
    </message>
    <message>
        <source>To the people</source>
        <translation>去看同事列表</translation>
    </message>
    <message>
        <source>So far you are alone here.</source>
        <translation>这里现在只有你一个人。</translation>
    </message>
    <message numerus="yes">
        <source>%n people are here.</source>
        <translation>
            <numerusform>现在有 %n 个人。</numerusform>
        </translation>
    </message>
    <message>
        <source>Write addresses like 192.168.1.10:7443 or hc-server:7443, with commas between them.</source>
        <translation>地址要写成 192.168.1.10:7443 或 hc-server:7443，多个用逗号隔开。</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Save the invite</source>
        <translation>保存邀请</translation>
    </message>
    <message>
        <source>Written to {name}</source>
        <translation>已写入 {name}</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Search in this chat</source>
        <translation>在聊天中搜索</translation>
    </message>
    <message>
        <source>Jump to a date</source>
        <translation>跳到某一天</translation>
    </message>
    <message>
        <source>Add people</source>
        <translation>邀请成员</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Members show in a wider window</source>
        <translation>窗口再宽一些才能显示成员</translation>
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
        <translation>{name} 的负责人</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>ImportPanel</name>
    <message>
        <source>Preview of the import</source>
        <translation>导入预览</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
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
        <translation>将发生的变更</translation>
    </message>
    <message numerus="yes">
        <source>Apply %n changes</source>
        <translation>
            <numerusform>应用 %n 项变更</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows can&apos;t be taken. Mend the table and choose it again; nothing is changed.</source>
        <translation>
            <numerusform>有 %n 行不能导入。请改好表格后重新选择，目前什么都没有改变。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JumpButton</name>
    <message>
        <source>Jump to latest</source>
        <translation>回到最新消息</translation>
    </message>
</context>
<context>
    <name>Later</name>
    <message>
        <source>A message waits until {when}.</source>
        <translation>有 1 条定时消息，{when} 发送。</translation>
    </message>
    <message>
        <source>Not sent: you were not allowed to write here then.</source>
        <translation>没有发出：到时间时你不能在这里发言。</translation>
    </message>
    <message>
        <source>Not sent: your account was disabled then.</source>
        <translation>没有发出：到时间时你的账号已停用。</translation>
    </message>
</context>
<context>
    <name>LaterDialog</name>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Nothing waits here</source>
        <translation>这里没有等待发送的消息</translation>
    </message>
    <message>
        <source>The arrow beside Send keeps a message for later.</source>
        <translation>点“发送”旁的箭头，可以到时再发。</translation>
    </message>
    <message>
        <source>Messages for later</source>
        <translation>定时消息</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>立即发送</translation>
    </message>
</context>
<context>
    <name>Lines</name>
    <message>
        <source>The organisation</source>
        <translation>组织</translation>
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
        <translation>{who} 离开了</translation>
    </message>
    <message>
        <source>{by} added {whom}</source>
        <translation>{by} 邀请 {whom} 加入</translation>
    </message>
    <message>
        <source>{by} removed {whom}</source>
        <translation>{by} 把 {whom} 移出了群</translation>
    </message>
    <message>
        <source>{by} handed the group over to {whom}</source>
        <translation>{by} 把群主转让给 {whom}</translation>
    </message>
    <message>
        <source>The group belongs to {whom} now</source>
        <translation>{whom} 现在是群主</translation>
    </message>
    <message>
        <source>{by} made {whom} an admin</source>
        <translation>{by} 把 {whom} 设为管理员</translation>
    </message>
    <message>
        <source>{by} took the admin&apos;s rank from {whom}</source>
        <translation>{by} 取消了 {whom} 的管理员身份</translation>
    </message>
    <message>
        <source>{by} muted {whom}</source>
        <translation>{by} 禁言了 {whom}</translation>
    </message>
    <message>
        <source>{by} let {whom} write again</source>
        <translation>{by} 解除了对 {whom} 的禁言</translation>
    </message>
    <message>
        <source>{by} took the name “{name}” in this group</source>
        <translation>{by} 把自己的群昵称改为“{name}”</translation>
    </message>
    <message>
        <source>{by} took the usual name in this group again</source>
        <translation>{by} 不再使用群昵称</translation>
    </message>
    <message>
        <source>{by} let the group end on {time}</source>
        <translation>{by} 把群的到期时间设为 {time}</translation>
    </message>
    <message>
        <source>{by} let the group go on without an end</source>
        <translation>{by} 取消了群的到期时间</translation>
    </message>
    <message>
        <source>This group ends on {time}. After that it can be read, but nobody writes in it.</source>
        <translation>本群将于 {time} 到期，之后只能查看，不能再发言</translation>
    </message>
    <message>
        <source>Now in charge here: {whom}</source>
        <translation>{whom} 成为负责人</translation>
    </message>
    <message>
        <source>No longer in charge here: {whom}</source>
        <translation>{whom} 不再是负责人</translation>
    </message>
    <message>
        <source>Something changed for {whom}. A newer version tells.</source>
        <translation>{whom} 有变动，更新邻信后可看详情</translation>
    </message>
    <message>
        <source>The department&apos;s group begins here</source>
        <translation>部门群从这里开始</translation>
    </message>
    <message>
        <source>The group of all staff begins here</source>
        <translation>全员群从这里开始</translation>
    </message>
    <message>
        <source>{by} opened this room</source>
        <translation>{by} 开设了这个公开群</translation>
    </message>
    <message>
        <source>{by} began this group</source>
        <translation>{by} 创建了群</translation>
    </message>
    <message>
        <source>{by} began this group with {whom}</source>
        <translation>{by} 创建了群，邀请 {whom} 加入</translation>
    </message>
    <message>
        <source>{by} took the notice away</source>
        <translation>{by} 撤下了群公告</translation>
    </message>
    <message>
        <source>{by} set the notice: {text}</source>
        <translation>{by} 发布群公告：{text}</translation>
    </message>
    <message>
        <source>{by} disbanded the group</source>
        <translation>{by} 解散了群</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>{by} renamed the group “{name}”</source>
        <translation>{by} 把群名改为“{name}”</translation>
    </message>
    <message>
        <source>The group is called “{name}” now</source>
        <translation>群名改为“{name}”</translation>
    </message>
    <message>
        <source>{by} changed the description</source>
        <translation>{by} 修改了群简介</translation>
    </message>
    <message>
        <source>{by} let newcomers see what was said before</source>
        <translation>{by} 允许新成员查看加入前的消息</translation>
    </message>
    <message>
        <source>{by} let newcomers see only what comes after them</source>
        <translation>{by} 设为新成员只能看到加入后的消息</translation>
    </message>
    <message>
        <source>{by} muted everyone but owner and admins</source>
        <translation>{by} 开启了全员禁言，群主和管理员除外</translation>
    </message>
    <message>
        <source>{by} let everyone write again</source>
        <translation>{by} 关闭了全员禁言</translation>
    </message>
    <message>
        <source>{by} let only owner and admins add people</source>
        <translation>{by} 设为只由群主和管理员邀请成员</translation>
    </message>
    <message>
        <source>{by} let people ask to join</source>
        <translation>{by} 设为申请后加入</translation>
    </message>
    <message>
        <source>{by} opened the group to everyone</source>
        <translation>{by} 设为人人可加入</translation>
    </message>
    <message>
        <source>{by} changed who may join</source>
        <translation>{by} 修改了加入方式</translation>
    </message>
    <message>
        <source>This group ended on {time}. What was said stays readable.</source>
        <translation>本群已于 {time} 到期，聊天记录仍可查看</translation>
    </message>
</context>
<context>
    <name>ListPanel</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Search people by name, pinyin, initials or number, groups, and messages by words</source>
        <translation>按姓名、拼音、首字母或工号搜索同事，也可搜索群组和消息内容</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>群组</translation>
    </message>
    <message>
        <source>The organisation is on its way</source>
        <translation>正在获取组织架构</translation>
    </message>
    <message>
        <source>It appears as soon as the server has told it.</source>
        <translation>服务器传来后会自动显示。</translation>
    </message>
    <message>
        <source>No conversations yet</source>
        <translation>还没有会话</translation>
    </message>
    <message>
        <source>Search for a colleague above to write the first message.</source>
        <translation>在上方查找同事，发出第一条消息。</translation>
    </message>
    <message>
        <source>No groups yet</source>
        <translation>还没有群</translation>
    </message>
    <message>
        <source>Start one, or find a room, by the button beside the search.</source>
        <translation>点搜索框旁的按钮，可新建群或查找公开群。</translation>
    </message>
    <message>
        <source>New group…</source>
        <translation>新建群…</translation>
    </message>
    <message>
        <source>Find rooms…</source>
        <translation>查找公开群…</translation>
    </message>
    <message>
        <source>New contact group…</source>
        <translation>新建分组…</translation>
    </message>
    <message>
        <source>New group, rooms, contact groups</source>
        <translation>新建群、公开群、分组</translation>
    </message>
</context>
<context>
    <name>Lock</name>
    <message>
        <source>Too many wrong passwords. Signing out…</source>
        <translation>密码错误次数太多，正在退出登录…</translation>
    </message>
    <message>
        <source>Sign out and in again with your password once. Then this can be locked.</source>
        <translation>请先退出，再用密码登录一次，之后即可锁定。</translation>
    </message>
</context>
<context>
    <name>LockWindow</name>
    <message>
        <source>Linxin</source>
        <translation>邻信</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Caps Lock seems to be on</source>
        <translation>大写锁定似乎开着</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Wait a moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在核对…</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Message recalled</source>
        <translation>消息已撤回</translation>
    </message>
    <message>
        <source>Needs a newer version</source>
        <translation>需要更新邻信</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Linxin</source>
        <translation>邻信</translation>
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
        <translation>发消息</translation>
    </message>
    <message>
        <source>Let them write again</source>
        <translation>解除禁言</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>禁言</translation>
    </message>
    <message>
        <source>Remove from group…</source>
        <translation>移出群…</translation>
    </message>
    <message>
        <source>Make a plain member</source>
        <translation>取消管理员</translation>
    </message>
    <message>
        <source>Make an admin</source>
        <translation>设为管理员</translation>
    </message>
    <message>
        <source>Hand the group over…</source>
        <translation>转让群主…</translation>
    </message>
</context>
<context>
    <name>MemberPanel</name>
    <message>
        <source>Notice</source>
        <translation>群公告</translation>
    </message>
    <message>
        <source>Open the notice</source>
        <translation>查看群公告</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Search members</source>
        <translation>查找成员</translation>
    </message>
    <message>
        <source>Add people</source>
        <translation>邀请成员</translation>
    </message>
    <message numerus="yes">
        <source>%n ask to join</source>
        <translation>
            <numerusform>%n 人申请加入</numerusform>
        </translation>
    </message>
    <message>
        <source>No notice yet</source>
        <translation>还没有群公告</translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <source>in an hour, {clock}</source>
        <translation>一小时后 {clock}</translation>
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
        <translation>部门</translation>
    </message>
    <message>
        <source>No department</source>
        <translation>不属于任何部门</translation>
    </message>
    <message numerus="yes">
        <source>Move %n people</source>
        <translation>
            <numerusform>移动 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>Finding servers</source>
        <translation>查找服务器</translation>
    </message>
    <message>
        <source>Connect now</source>
        <translation>立即连接</translation>
    </message>
    <message>
        <source>Copy the fingerprint</source>
        <translation>复制指纹</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>仅本机</translation>
    </message>
    <message>
        <source>Whole network</source>
        <translation>整个网络</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>IT published this fingerprint. If it ever differs, ask before signing in.</source>
        <translation>这是 IT 公布的组织指纹。如果哪天不一致，请先问 IT 再登录。</translation>
    </message>
    <message>
        <source>Look for servers on</source>
        <translation>查找范围</translation>
    </message>
    <message>
        <source>Not encrypted: the server is on this machine</source>
        <translation>未加密：服务器就在本机</translation>
    </message>
    <message>
        <source>Encrypted; only your organisation&apos;s own key is accepted</source>
        <translation>已加密，只接受你们组织自己的密钥</translation>
    </message>
    <message>
        <source>The system vouches for the server&apos;s certificate</source>
        <translation>服务器证书由系统验证</translation>
    </message>
    <message>
        <source>Now only on these, as the settings file says: {names}</source>
        <translation>现在只在设置文件指定的网络上查找：{names}</translation>
    </message>
    <message>
        <source>When you look for one in the sign-in window; the present connection stays</source>
        <translation>在登录窗口查找服务器时使用，不会改变当前的连接</translation>
    </message>
</context>
<context>
    <name>NewContactGroupDialog</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Only you see it</source>
        <translation>只有自己看得到</translation>
    </message>
    <message>
        <source>New contact group</source>
        <translation>新建分组</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Create ({count})</source>
        <translation>创建（{count}）</translation>
    </message>
</context>
<context>
    <name>NewGroupDialog</name>
    <message>
        <source>Name of the group</source>
        <translation>群名</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>可不填</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>新建群</translation>
    </message>
    <message>
        <source>Begin group</source>
        <translation>创建群</translation>
    </message>
    <message>
        <source>Begin group ({count})</source>
        <translation>创建群（{count}）</translation>
    </message>
</context>
<context>
    <name>NewPasswordForm</name>
    <message>
        <source>Caps Lock seems to be on</source>
        <translation>大写锁定（Caps Lock）似乎已打开</translation>
    </message>
    <message>
        <source>The password you were given</source>
        <translation>发给你的一次性密码</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>再输一次新密码</translation>
    </message>
</context>
<context>
    <name>NewRoleDialog</name>
    <message>
        <source>Name of the role</source>
        <translation>角色名称</translation>
    </message>
    <message>
        <source>It begins with what an employee may do.</source>
        <translation>初始权限与员工相同。</translation>
    </message>
    <message>
        <source>New role</source>
        <translation>新建角色</translation>
    </message>
    <message>
        <source>Make role</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>A role has a name.</source>
        <translation>请填写角色名称。</translation>
    </message>
</context>
<context>
    <name>NewRoomDialog</name>
    <message>
        <source>Name of the room</source>
        <translation>公开群名称</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>简介</translation>
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
        <translation>申请后由群主或管理员同意</translation>
    </message>
    <message>
        <source>Open a room</source>
        <translation>开设公开群</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>开设</translation>
    </message>
    <message>
        <source>A room needs a name that others can find.</source>
        <translation>请填写名称，别人才能找到。</translation>
    </message>
</context>
<context>
    <name>NoticeDialog</name>
    <message>
        <source>Notice</source>
        <translation>群公告</translation>
    </message>
    <message>
        <source>What everyone here should know</source>
        <translation>写下大家都应知道的事</translation>
    </message>
    <message>
        <source>Put up</source>
        <translation>发布</translation>
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
        <translation>群公告：{words}</translation>
    </message>
</context>
<context>
    <name>NotificationsPage</name>
    <message>
        <source>Notifications are off.</source>
        <translation>通知已关闭。</translation>
    </message>
    <message>
        <source>Quiet hours are off.</source>
        <translation>免打扰时段已关闭。</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>免打扰时段</translation>
    </message>
    <message>
        <source>Tell me of new messages</source>
        <translation>有新消息时通知我</translation>
    </message>
    <message>
        <source>While another window is in front</source>
        <translation>正在看其他窗口的时候</translation>
    </message>
    <message>
        <source>Show what was written</source>
        <translation>显示消息内容</translation>
    </message>
    <message>
        <source>Otherwise only who wrote</source>
        <translation>关闭后只显示谁发的</translation>
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
        <translation>两个短音</translation>
    </message>
    <message>
        <source>Nothing rings at certain hours</source>
        <translation>按时段免打扰</translation>
    </message>
    <message>
        <source>Messages still arrive and are counted, every day</source>
        <translation>每天生效，消息照常接收和计数</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>A time before the first means the next morning</source>
        <translation>早于开始时间，就是到第二天</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>试听</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>The picture can&apos;t be copied: it is not here, or can&apos;t be shown.</source>
        <translation>图片复制不了：还没有收到，或者无法显示。</translation>
    </message>
    <message>
        <source>Picture copied</source>
        <translation>图片已复制</translation>
    </message>
    <message>
        <source>{name} could be a program, so it is only saved. Ask its sender before you start it.</source>
        <translation>{name} 可能是程序，只保存，不打开。运行前请先问问发送的人。</translation>
    </message>
    <message>
        <source>No program here opens {name}. It is saved among your downloads.</source>
        <translation>这台电脑没有能打开 {name} 的程序，已保存到“下载”。</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已保存为 {name}</translation>
    </message>
</context>
<context>
    <name>Organisation</name>
    <message>
        <source>unfolded</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>已折叠</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>常用联系人</translation>
    </message>
</context>
<context>
    <name>OutsideCard</name>
    <message>
        <source>Phones</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>And what you say beside your status</source>
        <translation>也包括状态里写的话</translation>
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
        <translation>仅同事</translation>
    </message>
</context>
<context>
    <name>OwnCard</name>
    <message>
        <source>Status: {status}</source>
        <translation>状态：{status}</translation>
    </message>
    <message>
        <source>Add a signature</source>
        <translation>写一句签名</translation>
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
        <translation>设置</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>管理</translation>
    </message>
    <message>
        <source>Offline: try now</source>
        <translation>未连接，立即重试</translation>
    </message>
</context>
<context>
    <name>PanelTabs</name>
    <message>
        <source>Chats</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>群组</translation>
    </message>
</context>
<context>
    <name>Password</name>
    <message>
        <source>Wrong password. One try left.</source>
        <translation>密码不对，还可以试 1 次。</translation>
    </message>
    <message>
        <source>Wrong password.</source>
        <translation>密码不对。</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>It is shown this once. {name} ({number}) chooses another at the first sign-in.</source>
        <translation>只显示这一次。{name}（{number}）首次登录时须更改。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>One-time password</source>
        <translation>一次性密码</translation>
    </message>
</context>
<context>
    <name>PasswordForm</name>
    <message>
        <source>Present password</source>
        <translation>现在的密码</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>再输一次新密码</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>更改密码</translation>
    </message>
</context>
<context>
    <name>PasswordLine</name>
    <message>
        <source>Hide password</source>
        <translation>隐藏密码</translation>
    </message>
    <message>
        <source>Show password</source>
        <translation>显示密码</translation>
    </message>
</context>
<context>
    <name>PasswordsDialog</name>
    <message>
        <source>They are shown this once. Each chooses another at the first sign-in.</source>
        <translation>只显示这一次，每人首次登录时须更改。</translation>
    </message>
    <message>
        <source>One-time passwords</source>
        <translation>一次性密码</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>Departments</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Add department</source>
        <translation>添加部门</translation>
    </message>
    <message>
        <source>Name, number</source>
        <translation>姓名、工号</translation>
    </message>
    <message>
        <source>Search people</source>
        <translation>查找同事</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Move…</source>
        <translation>移动到…</translation>
    </message>
    <message>
        <source>Reset password…</source>
        <translation>重置密码…</translation>
    </message>
    <message>
        <source>Role…</source>
        <translation>角色…</translation>
    </message>
    <message>
        <source>Enable account</source>
        <translation>启用账号</translation>
    </message>
    <message>
        <source>Disable account…</source>
        <translation>停用账号…</translation>
    </message>
    <message>
        <source>Reset the password of {name}?</source>
        <translation>重置 {name} 的密码？</translation>
    </message>
    <message>
        <source>They are signed out everywhere and come in with a one-time password.</source>
        <translation>对方将在所有设备退出，用一次性密码重新登录。</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Rename or move…</source>
        <translation>改名或移动…</translation>
    </message>
    <message>
        <source>Heads…</source>
        <translation>负责人…</translation>
    </message>
    <message>
        <source>Remove department…</source>
        <translation>删除部门…</translation>
    </message>
    <message>
        <source>Remove the department {name}?</source>
        <translation>删除部门“{name}”？</translation>
    </message>
    <message>
        <source>It must be empty. Its group ends; what was said there is kept.</source>
        <translation>部门须为空。部门群随之结束，消息仍会保留。</translation>
    </message>
    <message>
        <source>Remove department</source>
        <translation>删除部门</translation>
    </message>
</context>
<context>
    <name>PersonDialog</name>
    <message>
        <source>Staff number</source>
        <translation>工号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>职级</translation>
    </message>
    <message>
        <source>Place among colleagues</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>0 stands first</source>
        <translation>0 排在最前</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Several with commas between them</source>
        <translation>多个用逗号分隔</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>No department</source>
        <translation>不属于任何部门</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>Edit {name}</source>
        <translation>编辑 {name}</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Everyone has a staff number.</source>
        <translation>请填写工号。</translation>
    </message>
    <message>
        <source>Everyone has a name.</source>
        <translation>请填写姓名。</translation>
    </message>
    <message>
        <source>A whole number from 0.</source>
        <translation>请填写不小于 0 的整数。</translation>
    </message>
    <message numerus="yes">
        <source>At most %n phones of {length} characters.</source>
        <translation>
            <numerusform>最多 %n 个电话，每个不超过 {length} 个字符。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonGroupsMenu</name>
    <message>
        <source>Contact groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>New contact group…</source>
        <translation>新建分组…</translation>
    </message>
</context>
<context>
    <name>PersonMenu</name>
    <message>
        <source>Message</source>
        <translation>发消息</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>名片</translation>
    </message>
    <message>
        <source>Give them another name…</source>
        <translation>设置备注名…</translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation>移出常用联系人</translation>
    </message>
    <message>
        <source>Add to favourites</source>
        <translation>设为常用联系人</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>解除屏蔽</translation>
    </message>
    <message>
        <source>Block…</source>
        <translation>屏蔽…</translation>
    </message>
</context>
<context>
    <name>PersonSurfaces</name>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Block {name}?</source>
        <translation>屏蔽 {name}？</translation>
    </message>
    <message>
        <source>They can&apos;t write to you alone any more, and see you as offline. Groups stay as they are.</source>
        <translation>对方不能再单独给你发消息，看到的你是离线。群聊不受影响。</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>屏蔽</translation>
    </message>
</context>
<context>
    <name>Picker</name>
    <message>
        <source>Name, pinyin, number, department</source>
        <translation>姓名、拼音、工号、部门</translation>
    </message>
    <message>
        <source>Search people</source>
        <translation>查找同事</translation>
    </message>
    <message>
        <source>People to choose from</source>
        <translation>可选的人</translation>
    </message>
</context>
<context>
    <name>Presence</name>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>忙碌</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>请勿打扰</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>外出</translation>
    </message>
    <message>
        <source>Offline to others</source>
        <translation>隐身</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
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
        <translation>用自己的话说，到时恢复…</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>Blocked colleagues</source>
        <translation>已屏蔽的同事</translation>
    </message>
    <message>
        <source>What outside contacts see of your card</source>
        <translation>外部联系人能看到你名片上的哪些内容</translation>
    </message>
    <message>
        <source>Outside contacts are partners and others who sign in as guests. Friends are those of them whom you keep as favourites or in a contact group. Colleagues always see your whole card.</source>
        <translation>外部联系人指以访客身份登录的合作伙伴等，其中在你的常用联系人或分组里的算好友。同事始终能看到整张名片。</translation>
    </message>
    <message>
        <source>Tell others when I have read their messages</source>
        <translation>让对方知道我已读</translation>
    </message>
    <message>
        <source>Tell others while I type</source>
        <translation>让对方看到我正在输入</translation>
    </message>
    <message>
        <source>Start offline to others</source>
        <translation>启动时对他人显示离线</translation>
    </message>
    <message>
        <source>Every time Linxin starts on this device; change it any time behind your picture</source>
        <translation>每次在这台设备上启动邻信时生效；随时可点自己的头像更改</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>解除屏蔽</translation>
    </message>
    <message>
        <source>You have blocked nobody</source>
        <translation>没有屏蔽任何人</translation>
    </message>
    <message>
        <source>Whom you block on their card can&apos;t write to you alone and sees you as offline</source>
        <translation>在同事名片上屏蔽后，对方不能单独给你发消息，并看到你离线</translation>
    </message>
    <message>
        <source>Otherwise they see that they arrived, and you don&apos;t see who has read yours either</source>
        <translation>关闭后，对方只看到消息已送达，你也看不到谁读了你的消息</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>This file can&apos;t be read. Choose another one.</source>
        <translation>这个文件打不开，请换一个。</translation>
    </message>
    <message>
        <source>This is no picture that Linxin knows. Choose a JPEG, PNG, WebP, GIF or BMP file.</source>
        <translation>这不是邻信认识的图片，请选 JPEG、PNG、WebP、GIF 或 BMP 文件。</translation>
    </message>
    <message>
        <source>This picture is damaged or cut short. Choose another one.</source>
        <translation>这张图片已损坏或不完整，请换一张。</translation>
    </message>
    <message>
        <source>This picture is too large to open. Make it smaller first.</source>
        <translation>这张图片太大，请先缩小再用。</translation>
    </message>
    <message>
        <source>This picture is too small: it needs {side} pixels each way.</source>
        <translation>这张图片太小，长和宽至少要 {side} 像素。</translation>
    </message>
</context>
<context>
    <name>ProfileDialog</name>
    <message>
        <source>Change picture…</source>
        <translation>更换头像…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Words under your name</source>
        <translation>名字下面的话</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Several with commas between them</source>
        <translation>多个电话用逗号隔开</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Your organisation keeps these. Ask an admin to change them.</source>
        <translation>这些由公司维护，要修改请找管理员。</translation>
    </message>
    <message>
        <source>My profile</source>
        <translation>我的资料</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Level {level}</source>
        <translation>职级 {level}</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>选择图片</translation>
    </message>
    <message>
        <source>Colleagues see your new picture</source>
        <translation>同事会看到你的新头像</translation>
    </message>
    <message>
        <source>Picture removed</source>
        <translation>头像已移除</translation>
    </message>
    <message numerus="yes">
        <source>At most %n phones of {length} characters.</source>
        <translation>
            <numerusform>最多 %n 个电话，每个不超过 {length} 个字符。</numerusform>
        </translation>
    </message>
    <message>
        <source>Profile saved</source>
        <translation>资料已保存</translation>
    </message>
</context>
<context>
    <name>QCoreApplication.Counts</name>
    <message numerus="yes">
        <source>Wrong password. %n tries left.</source>
        <translation>
            <numerusform>密码不对，还可以试 %n 次。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Chats</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>通讯录</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>管理</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>ReadersDialog</name>
    <message>
        <source>Read ({count})</source>
        <translation>已读（{count}）</translation>
    </message>
    <message>
        <source>Not read ({count})</source>
        <translation>未读（{count}）</translation>
    </message>
    <message>
        <source>Who has read it</source>
        <translation>谁已读</translation>
    </message>
    <message>
        <source>Nobody has read it yet.</source>
        <translation>还没有人读过。</translation>
    </message>
    <message>
        <source>Everyone has read it.</source>
        <translation>所有人都读过了。</translation>
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
        <translation>提醒未读</translation>
    </message>
</context>
<context>
    <name>RemarkDialog</name>
    <message>
        <source>Your name for them</source>
        <translation>备注名</translation>
    </message>
    <message>
        <source>Only you see it. Leave it empty to show their own name.</source>
        <translation>只有你能看到。留空则显示本名。</translation>
    </message>
    <message>
        <source>Your name for {name}</source>
        <translation>{name} 的备注名</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
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
        <translation>一条消息</translation>
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
        <translation>改时间…</translation>
    </message>
    <message>
        <source>Nothing to be reminded of</source>
        <translation>没有提醒</translation>
    </message>
    <message>
        <source>Right-click a message to set a reminder.</source>
        <translation>右键点一条消息就可以设置。</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>消息提醒</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>When shall you be reminded?</source>
        <translation>什么时候提醒你？</translation>
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
        <translation>其他时间…</translation>
    </message>
    <message>
        <source>Cancel the reminder ({when})</source>
        <translation>取消提醒（{when}）</translation>
    </message>
    <message>
        <source>When shall you be reminded?</source>
        <translation>什么时候提醒你？</translation>
    </message>
    <message>
        <source>Remind me</source>
        <translation>提醒我</translation>
    </message>
    <message>
        <source>You&apos;ll be reminded {when}</source>
        <translation>将在 {when} 提醒你</translation>
    </message>
</context>
<context>
    <name>RenameContactGroupDialog</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Rename contact group</source>
        <translation>重命名分组</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>Replies</name>
    <message>
        <source>Without a category</source>
        <translation>未分类</translation>
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
        <translation>所有人都能在自己的快捷回复旁看到这些，改动立即生效。</translation>
    </message>
    <message>
        <source>Quick replies</source>
        <translation>快捷回复</translation>
    </message>
    <message>
        <source>Texts you say again and again, on all your devices. While writing, a / offers them.</source>
        <translation>常说的话，在你的所有设备上都有。输入时按 / 就能选用。</translation>
    </message>
</context>
<context>
    <name>ReplyDialog</name>
    <message>
        <source>Words</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>New quick reply</source>
        <translation>新建快捷回复</translation>
    </message>
    <message>
        <source>Edit quick reply</source>
        <translation>编辑快捷回复</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>A reply needs words.</source>
        <translation>请写下回复的内容。</translation>
    </message>
</context>
<context>
    <name>ReplyEditor</name>
    <message>
        <source>New reply…</source>
        <translation>新建…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
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
        <translation>删除…</translation>
    </message>
    <message>
        <source>Quick replies</source>
        <translation>快捷回复</translation>
    </message>
    <message>
        <source>No quick replies yet</source>
        <translation>还没有快捷回复</translation>
    </message>
    <message>
        <source>A reply is a text you say again and again.</source>
        <translation>常说的话可以存在这里。</translation>
    </message>
    <message>
        <source>Remove this quick reply?</source>
        <translation>删除这条快捷回复？</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>ReplyPanel</name>
    <message>
        <source>Search quick replies</source>
        <translation>搜索快捷回复</translation>
    </message>
    <message>
        <source>Search quick replies by words, pinyin or initials</source>
        <translation>按内容、拼音或首字母搜索快捷回复</translation>
    </message>
    <message>
        <source>Quick replies</source>
        <translation>快捷回复</translation>
    </message>
    <message>
        <source>Manage…</source>
        <translation>管理…</translation>
    </message>
    <message>
        <source>Ctrl+Enter sends at once</source>
        <translation>Ctrl+Enter 直接发送</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Try other words, pinyin or initials.</source>
        <translation>换个词、拼音或首字母试试。</translation>
    </message>
    <message>
        <source>Keep texts that you say again and again under Manage.</source>
        <translation>常说的话可以在“管理”里存下来。</translation>
    </message>
    <message>
        <source>No quick replies yet</source>
        <translation>还没有快捷回复</translation>
    </message>
</context>
<context>
    <name>Replying</name>
    <message>
        <source>Quick replies</source>
        <translation>快捷回复</translation>
    </message>
</context>
<context>
    <name>RequestsDialog</name>
    <message>
        <source>Turn down</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Requests to join</source>
        <translation>入群申请</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>同意加入</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Nobody waits to be let in.</source>
        <translation>没有待处理的申请。</translation>
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
        <translation>全组织</translation>
    </message>
    <message>
        <source>Reaches</source>
        <translation>管理范围</translation>
    </message>
    <message>
        <source>Role of {name}</source>
        <translation>{name} 的角色</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
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
        <translation>担任者</translation>
    </message>
    <message>
        <source>New role</source>
        <translation>新建角色</translation>
    </message>
    <message>
        <source>Remove role…</source>
        <translation>删除角色…</translation>
    </message>
    <message>
        <source>Give to somebody</source>
        <translation>授予…</translation>
    </message>
    <message>
        <source>Everyone without another role.</source>
        <translation>没有其他角色的人都是员工。</translation>
    </message>
    <message>
        <source>Nobody yet.</source>
        <translation>还没有人。</translation>
    </message>
    <message>
        <source>May do everything, so that somebody can always mend the rest.</source>
        <translation>拥有全部权限，以便随时修正其他设置。</translation>
    </message>
    <message>
        <source>Beside their own role, for the departments they head. Named in the departments.</source>
        <translation>在所负责的部门内，与本人角色叠加；在部门里指定。</translation>
    </message>
    <message>
        <source>Each change is in force at once.</source>
        <translation>改动立即生效。</translation>
    </message>
    <message>
        <source>Remove the role {name}?</source>
        <translation>删除角色“{name}”？</translation>
    </message>
    <message>
        <source>Nobody may hold it any more.</source>
        <translation>须先收回所有人的这个角色。</translation>
    </message>
    <message>
        <source>Remove role</source>
        <translation>删除角色</translation>
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
        <translation>打开</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回申请</translation>
    </message>
    <message>
        <source>Ask to join</source>
        <translation>申请加入</translation>
    </message>
    <message>
        <source>you have asked to join</source>
        <translation>已申请加入</translation>
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
        <translation>公开群</translation>
    </message>
    <message>
        <source>Name or subject</source>
        <translation>群名或主题</translation>
    </message>
    <message>
        <source>Search rooms</source>
        <translation>查找公开群</translation>
    </message>
    <message>
        <source>Open a room</source>
        <translation>开设公开群</translation>
    </message>
    <message>
        <source>There are more. Narrow the search.</source>
        <translation>还有更多，请缩小范围。</translation>
    </message>
    <message>
        <source>No room fits</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Try another word.</source>
        <translation>换个词试试。</translation>
    </message>
    <message>
        <source>There are no rooms yet</source>
        <translation>还没有公开群</translation>
    </message>
    <message>
        <source>A room that somebody opens is found here.</source>
        <translation>有人开设后，在这里可以找到。</translation>
    </message>
</context>
<context>
    <name>RowMenu</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Open {link}</source>
        <translation>打开 {link}</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
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
        <translation>谁已读</translation>
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
        <translation>提醒查看</translation>
    </message>
    <message>
        <source>Remind me</source>
        <translation>提醒我</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Cancel sending</source>
        <translation>取消发送</translation>
    </message>
    <message>
        <source>It may have reached the server already. Recall it once it is sent.</source>
        <translation>可能已经到达服务器。确认发出后可以撤回。</translation>
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
        <translation>群组</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Earlier messages</source>
        <translation>更早的消息</translation>
    </message>
    <message>
        <source>Older messages are still being made ready to search.</source>
        <translation>更早的消息还在整理，稍后也能搜到。</translation>
    </message>
</context>
<context>
    <name>SendingLater</name>
    <message>
        <source>Messages for later</source>
        <translation>定时消息</translation>
    </message>
    <message>
        <source>Will be sent {when}</source>
        <translation>将在 {when} 发送</translation>
    </message>
    <message>
        <source>Send {when}</source>
        <translation>{when} 发送</translation>
    </message>
    <message>
        <source>Send at another time…</source>
        <translation>其他时间发送…</translation>
    </message>
    <message>
        <source>When shall it be sent?</source>
        <translation>什么时候发送？</translation>
    </message>
    <message>
        <source>Send then</source>
        <translation>到时发送</translation>
    </message>
</context>
<context>
    <name>ServerCard</name>
    <message>
        <source>Organisation fingerprint</source>
        <translation>组织指纹</translation>
    </message>
    <message>
        <source>First connection. Is it the one that IT published?</source>
        <translation>首次连接。与 IT 公布的一致吗？</translation>
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
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Dai</source>
        <translation>黛青</translation>
    </message>
    <message>
        <source>Indigo</source>
        <translation>靛蓝</translation>
    </message>
    <message>
        <source>Plum</source>
        <translation>梅红</translation>
    </message>
    <message>
        <source>Rust</source>
        <translation>赭石</translation>
    </message>
    <message>
        <source>Olive</source>
        <translation>橄榄</translation>
    </message>
    <message>
        <source>Graphite</source>
        <translation>石墨</translation>
    </message>
    <message>
        <source>All settings…</source>
        <translation>全部设置…</translation>
    </message>
    <message>
        <source>Reminders…</source>
        <translation>消息提醒…</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Sign in to another account…</source>
        <translation>登录其他账号…</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Follow system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
</context>
<context>
    <name>SettingsWindow</name>
    <message>
        <source>Linxin</source>
        <translation>邻信</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
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
        <translation>外观</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Quick replies</source>
        <translation>快捷回复</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
</context>
<context>
    <name>ShortcutsPage</name>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>From anywhere</source>
        <translation>任何地方</translation>
    </message>
    <message>
        <source>In the main window</source>
        <translation>主窗口内</translation>
    </message>
    <message>
        <source>In the windows of chats</source>
        <translation>在会话窗口中</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>While writing</source>
        <translation>写消息时</translation>
    </message>
    <message>
        <source>Search people and groups</source>
        <translation>查找同事和群</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>打开设置</translation>
    </message>
    <message>
        <source>Lock Linxin until you give your password</source>
        <translation>锁定邻信，直到输入密码</translation>
    </message>
    <message>
        <source>Leave the search</source>
        <translation>离开搜索</translation>
    </message>
    <message>
        <source>Show the next tab</source>
        <translation>显示下一个标签页</translation>
    </message>
    <message>
        <source>Show the tab before</source>
        <translation>显示上一个标签页</translation>
    </message>
    <message>
        <source>Close the chat</source>
        <translation>关闭会话</translation>
    </message>
    <message>
        <source>Quick replies; a / at the beginning of a line offers them, too</source>
        <translation>快捷回复，行首输入 / 也可以</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>粗体</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>斜体</translation>
    </message>
    <message>
        <source>Clear formatting</source>
        <translation>清除格式</translation>
    </message>
    <message>
        <source>Paste without formatting</source>
        <translation>粘贴为纯文本</translation>
    </message>
    <message>
        <source>While any other program is in front, too</source>
        <translation>正在用其他程序时也有效</translation>
    </message>
    <message>
        <source>Another program has this key. Choose another one.</source>
        <translation>别的程序已经占用这个键，请另选一个。</translation>
    </message>
    <message>
        <source>Bring Linxin to the front</source>
        <translation>唤出邻信</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>The fingerprint differs: nothing was sent. Ask IT for the right address.</source>
        <translation>指纹不一致，什么都没有发送。请向 IT 核对服务器地址。</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>两次输入的密码不一样。</translation>
    </message>
    <message>
        <source>Locked until {until}. IT can unlock it earlier.</source>
        <translation>账号锁定到 {until}，信息中心可提前解锁。</translation>
    </message>
    <message>
        <source>This account is disabled. Ask HR.</source>
        <translation>账号已停用，请联系人事。</translation>
    </message>
    <message>
        <source>Signed out here after too many wrong passwords. What is not sent yet is kept.</source>
        <translation>密码错误次数太多，这台设备已退出登录。未发送的消息都保留着。</translation>
    </message>
    <message>
        <source>Several colleagues have this name. Use your staff number.</source>
        <translation>有几位同事同名，请改用工号登录。</translation>
    </message>
    <message>
        <source>Wrong number, name or password.</source>
        <translation>工号、姓名或密码不对。</translation>
    </message>
    <message>
        <source>Wrong number, name or password. One try left.</source>
        <translation>工号、姓名或密码不对，还可以试 1 次。</translation>
    </message>
    <message>
        <source>Wrong number, name or password. Locked until {until}.</source>
        <translation>工号、姓名或密码不对，已锁定到 {until}。</translation>
    </message>
    <message>
        <source>That is the password you have now. Choose another one.</source>
        <translation>这就是现在的密码，请换一个。</translation>
    </message>
    <message>
        <source>This is not {name}, or its certificate changed. Nothing was sent; ask IT first.</source>
        <translation>答话的不是“{name}”，或它的证书变了。什么都没有发送，请先问 IT。</translation>
    </message>
    <message>
        <source>Another organisation answers than the invite link names. Nothing was sent; ask IT.</source>
        <translation>答话的不是邀请链接里的组织。什么都没有发送，请先问 IT。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate changed. Nothing was sent; ask IT before trusting it.</source>
        <translation>服务器证书变了。什么都没有发送，请先问 IT，再决定是否信任。</translation>
    </message>
    <message>
        <source>No Linxin server answers there. Check address and port.</source>
        <translation>这个地址上不是邻信服务器，请核对地址和端口。</translation>
    </message>
    <message>
        <source>This invite link is not whole. Copy it again, all of it.</source>
        <translation>邀请链接不完整，请重新复制整条链接。</translation>
    </message>
    <message>
        <source>This address can&apos;t be read. Write it like hc-server:7443.</source>
        <translation>看不懂这个地址，请写成 hc-server:7443 这样。</translation>
    </message>
    <message>
        <source>No machine is called {address}. Check the spelling.</source>
        <translation>找不到 {address}，请核对拼写。</translation>
    </message>
    <message>
        <source>No server runs at {address}. Check the port, or ask IT.</source>
        <translation>{address} 上没有服务器在运行，请核对端口或问 IT。</translation>
    </message>
    <message>
        <source>{address} does not answer. Try again later, or ask IT.</source>
        <translation>{address} 没有回答，请稍后再试或问 IT。</translation>
    </message>
    <message>
        <source>{address} is restarting. Try again in a moment.</source>
        <translation>{address} 正在重启，请稍后再试。</translation>
    </message>
    <message>
        <source>Can&apos;t reach {address}. Check cable or VPN.</source>
        <translation>连不上 {address}，请检查网线或 VPN。</translation>
    </message>
</context>
<context>
    <name>SignInForm</name>
    <message>
        <source>Server address or invite link</source>
        <translation>服务器地址或邀请链接</translation>
    </message>
    <message>
        <source>for example hc-server:7443</source>
        <translation>例如 hc-server:7443</translation>
    </message>
    <message>
        <source>Find servers on the network</source>
        <translation>在网络中查找服务器</translation>
    </message>
    <message>
        <source>Staff number or name</source>
        <translation>工号或姓名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Caps Lock seems to be on</source>
        <translation>大写锁定（Caps Lock）似乎已打开</translation>
    </message>
    <message>
        <source>Remember me</source>
        <translation>记住账号</translation>
    </message>
    <message>
        <source>Sign in automatically</source>
        <translation>自动登录</translation>
    </message>
    <message>
        <source>Sign in offline to others</source>
        <translation>隐身登录</translation>
    </message>
</context>
<context>
    <name>SignInNews</name>
    <message>
        <source>Your device signed in from a new place</source>
        <translation>你的设备在新的地方登录</translation>
    </message>
    <message>
        <source>A new device signed in to your account</source>
        <translation>你的账号在新设备上登录</translation>
    </message>
</context>
<context>
    <name>SignInNotice</name>
    <message>
        <source>Look at my devices</source>
        <translation>查看我的设备</translation>
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
        <translation>邻信</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Back to the demo company</source>
        <translation>返回演示公司</translation>
    </message>
    <message>
        <source>Choose a new password</source>
        <translation>设置新密码</translation>
    </message>
    <message>
        <source>Welcome to Linxin</source>
        <translation>欢迎使用邻信</translation>
    </message>
    <message>
        <source>Sign in to Linxin</source>
        <translation>登录邻信</translation>
    </message>
    <message>
        <source>The one you were given works once</source>
        <translation>初始密码只能用一次</translation>
    </message>
    <message>
        <source>Messages that stay in your company</source>
        <translation>与同事即时沟通，数据留在公司</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>正在登录…</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Compare the fingerprint to go on</source>
        <translation>核对指纹后即可登录</translation>
    </message>
</context>
<context>
    <name>SpellMarks</name>
    <message>
        <source>Remove from my words</source>
        <translation>从我的词汇中移除</translation>
    </message>
    <message>
        <source>Add to my words</source>
        <translation>加入我的词汇</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>The display is gone, so Linxin has closed. Unsent messages and drafts are kept on this device.</source>
        <translation>显示连接断开了，邻信已经关闭。没发出的消息和草稿都保存在这台设备上。</translation>
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
        <translation>直到手动更改</translation>
    </message>
    <message>
        <source>30 minutes</source>
        <translation>30 分钟</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>4 hours</source>
        <translation>4 小时</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>Until a day and time</source>
        <translation>到某天某时</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>until {clock}</source>
        <translation>{clock} 结束</translation>
    </message>
    <message>
        <source>until the end of today</source>
        <translation>今天内</translation>
    </message>
    <message>
        <source>until tomorrow</source>
        <translation>到明天</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>到 {date}</translation>
    </message>
    <message>
        <source>{words}, {until}</source>
        <translation>{words}，{until}</translation>
    </message>
</context>
<context>
    <name>StatusDialog</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation>用自己的话说</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>到什么时候</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>For example: in a meeting on the second floor</source>
        <translation>例如：在二楼开会</translation>
    </message>
    <message>
        <source>My status</source>
        <translation>我的状态</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>This time has passed. Choose a later one.</source>
        <translation>这个时间已经过去，请选晚一些的。</translation>
    </message>
</context>
<context>
    <name>StoragePage</name>
    <message>
        <source>Storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Free space…</source>
        <translation>释放空间…</translation>
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
        <translation>从本机移除旧消息和文件？</translation>
    </message>
    <message>
        <source>The newest 100 messages of each conversation stay. Others load from the server as you scroll up, files when you open them.</source>
        <translation>每个会话保留最新 100 条，更早的在向上翻看时从服务器加载，文件在打开时重新下载。</translation>
    </message>
    <message>
        <source>Unsent messages, drafts and settings are always kept. Everything here is encrypted.</source>
        <translation>未发出的消息、草稿和设置始终保留。这里的内容都已加密。</translation>
    </message>
    <message>
        <source>Making room…</source>
        <translation>正在腾出空间…</translation>
    </message>
    <message>
        <source>Messages and files kept on this device</source>
        <translation>保存在本机的消息和文件</translation>
    </message>
    <message>
        <source>{size} freed on this device</source>
        <translation>本机已释放 {size}</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Linxin hides here</source>
        <translation>邻信藏在这里</translation>
    </message>
</context>
<context>
    <name>SuccessorDialog</name>
    <message>
        <source>They are signed out everywhere at once. What they wrote stays theirs; their groups pass to the colleague you pick.</source>
        <translation>将立即在所有设备退出，不能再登录。聊天记录保留，所管的群交给你选的同事。</translation>
    </message>
    <message>
        <source>Disable the account of {name}?</source>
        <translation>停用 {name} 的账号？</translation>
    </message>
    <message>
        <source>Disable account</source>
        <translation>停用账号</translation>
    </message>
</context>
<context>
    <name>TabEnd</name>
    <message>
        <source>Close the chat with {name}</source>
        <translation>关闭与 {name} 的会话</translation>
    </message>
</context>
<context>
    <name>TabStrip</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n 条未读</numerusform>
        </translation>
    </message>
    <message>
        <source>Open in a window of its own</source>
        <translation>在独立窗口中打开</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close the others</source>
        <translation>关闭其他</translation>
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
        <translation>时</translation>
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
        <translation>这个时间已经过去，请选晚一些的时间。</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy/M/d</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
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
        <translation>上一张</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>下一张</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Fit to the window</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>This picture can&apos;t be shown: it is damaged, or too large. You can still save it.</source>
        <translation>这张图片无法显示：已损坏或太大。仍可以保存。</translation>
    </message>
    <message>
        <source>Fetching the picture…</source>
        <translation>正在接收图片…</translation>
    </message>
</context>
<context>
    <name>Windows</name>
    <message>
        <source>You are signed in to {name} already. To use the link, sign in to another account.</source>
        <translation>你已经登录 {name}。要用这个链接，请登录另一个账号。</translation>
    </message>
</context>
<context>
    <name>WindowsCard</name>
    <message>
        <source>The classic panel has no room for a chat.</source>
        <translation>经典面板里放不下会话。</translation>
    </message>
    <message>
        <source>This is for the classic panel.</source>
        <translation>此项用于经典面板。</translation>
    </message>
    <message>
        <source>This desktop does not let windows say where they stand.</source>
        <translation>当前桌面不允许窗口自行摆放位置。</translation>
    </message>
    <message>
        <source>The classic panel is as narrow as its list and has chats beside it</source>
        <translation>经典面板只有列表的宽度，会话在旁边的窗口里</translation>
    </message>
    <message>
        <source>Main window</source>
        <translation>主窗口</translation>
    </message>
    <message>
        <source>One window</source>
        <translation>单窗口</translation>
    </message>
    <message>
        <source>Classic panel</source>
        <translation>经典面板</translation>
    </message>
    <message>
        <source>Chats open</source>
        <translation>会话打开在</translation>
    </message>
    <message>
        <source>A double click in the list always opens a window of its own</source>
        <translation>在列表中双击，总会打开独立窗口</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>窗口内</translation>
    </message>
    <message>
        <source>As tabs</source>
        <translation>标签页</translation>
    </message>
    <message>
        <source>In windows</source>
        <translation>独立窗口</translation>
    </message>
    <message>
        <source>Drag it to the top or to a side; touch the strip that stays to see it again</source>
        <translation>拖到屏幕顶部或两侧即可；碰一下留下的细条就会再出现</translation>
    </message>
    <message>
        <source>The classic panel hides at the edge of the screen</source>
        <translation>经典面板贴边自动隐藏</translation>
    </message>
</context>
</TS>
