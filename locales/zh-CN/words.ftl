# panelmark: words

## 会话文件

journal-missing = 找不到会话文件 { $path }。请核对文件名和文件夹；新建考核请用 panelmark new。
journal-exists = 文件 { $path } 已经存在，没有改动它。请换一个文件名；如果它是以往考核留下的，请先把它移到别处。
journal-not-created = 无法建立会话文件 { $path }（{ $detail }），没有留下任何文件。请检查磁盘空间和文件夹的写入权限，然后重试。
journal-not-a-session = { $path } 不是 panelmark 的会话文件，没有改动它。请核对文件名。
journal-newer = { $path } 由更高版本的 panelmark 写成（文件格式 { $version }，本程序只支持到 { $known }），没有改动它。请升级 panelmark 后再打开。
journal-unreadable = 无法读取会话文件（{ $detail }），没有改动它。请检查磁盘和文件权限；文件如在只读介质上，请连同名称以 -wal 结尾的文件一并复制到可以写入的文件夹，再打开副本。
journal-shared = { $path } 在网络共享（{ $kind }）上。会话文件放在那里不安全：两台电脑可能同时写入，已保存的内容可能丢失。请把它复制到本机磁盘，打开副本；其他人通过 ssh 加入（panelmark serve）。确知没有别的电脑打开它时，可加 --network-share
journal-read-only = 未保存：会话文件只能读取。以前保存的内容不受影响。请取得写入权限后重新打开。
journal-busy = 未保存：另一个程序正在占用会话文件。以前保存的内容不受影响。请稍后重试。
journal-not-saved = 未保存：写入磁盘失败（{ $detail }）。以前保存的内容不受影响。请腾出磁盘空间或排除故障后重试；如果程序在此之前已经退出，请重新打开，核对最后一次修改是否在内。
journal-not-copied = 没有做成备份 { $path }（{ $detail }），那里原有的文件没有改动。请检查该磁盘的空间和文件夹的写入权限，然后重试。
journal-not-a-backup = { $path } 不是本次考核以前的备份（或正被打开），没有改动它。请为备份另起一个文件名。
journal-replaced = 会话文件已不是打开时的那一个（被移走、删除、替换，或退回到旧的内容），没有再向它写入任何内容。请找回原文件，然后重新打开。
journal-second-name = { $path } 另有一个文件名（硬链接），别的程序从那里打开会覆盖已保存的内容。删去另一个文件名之前，不再向它写入。复制会话文件请用 panelmark backup。
journal-log-removed = 会话文件的日志（-wal）被别的程序删除，正在把已保存的内容写回会话文件。
journal-log-replaced = 会话文件的日志（-wal）被别的程序换掉，这里不再写入。
journal-log-replaced-aside = 会话文件的日志（-wal）被别的程序换掉，这里不再写入。此前已保存的全部内容在 { $path } 中：请结束其他程序，用 panelmark log 对照两个文件，以正确的一个为准。
journal-broken = 会话文件的第 { $seq } 条记录有问题：{ $flaw }。没有改动文件。请保留原件备查，并改用核验无误的备份。
journal-damaged = 会话文件已损坏（{ $detail }）。没有改动文件。请保留原件备查，并改用核验无误的备份。
journal-altered = 会话文件的结构被改动过：{ $object } 缺失或与 panelmark 所建的不同。记录本身完好，但请不要采信该文件中视图给出的数字；请保留原件备查，并改用核验无误的备份。

word-moment = { $year }年{ $month }月{ $dayofmonth }日 { $clock }（{ $zone }）
word-clock = { $clock }（{ $zone }）

log-clock-back = 时钟曾被拨回：时间早于上一条记录

journal-flaw-missing = 记录缺失或编号不连续
journal-flaw-malformed = { $column } 列的内容不合格式
journal-flaw-unlinked = 与前一条记录衔接不上
journal-flaw-hash = 内容与其校验值不符
journal-flaw-body = 内容不是本程序认识的事件（{ $detail }）
journal-flaw-form = 内容的写法与 panelmark 的写法不同
journal-flaw-founding = 第一条记录不是建立考核的记录
