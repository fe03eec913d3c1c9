# 远程加入：登录、告别、日志、服务器自己的界面

ssh-ask-code = 请输入邀请码；已经加入过的，请输入自己的通行口令。
ssh-prompt-code = 邀请码或口令
ssh-ask-passphrase = 邀请码正确。请设一个自己的通行口令（至少 8 个字符），以后凭它加入；设好之前邀请码仍然有效。
ssh-prompt-passphrase = 新的通行口令
ssh-prompt-again = 再输入一次
ssh-passphrases-differ = 两次输入不一样，请重新输入。
ssh-code-wrong = 邀请码或口令不对，还可以试 { $left } 次；邀请码不分大小写，横线可以不输。
ssh-code-wrong-last = 邀请码或口令不对。请核对邀请单，用同一条命令重新加入；仍不行，请工作人员重新邀请。
ssh-prompt-end = 按 Enter 结束
ssh-too-slow = 三分钟没有输入，连接已断开。什么都没有丢失：请用同一条命令重新加入，邀请码仍然有效。
ssh-no-screen = 没有打开界面，连接已断开。请重新加入：运行 ssh 时不要带命令，也不要带 -N。
ssh-guessing = 有人不知道口令，却在反复尝试进入席位 { $seat } { $name }，最近一次来自 { $source }
ssh-log-dropped = 有 { $count } 行日志因无人读取而没有写出
ssh-log-failed-logins-at = { $source } 加入失败 { $count } 次，席位：{ $seats }
ssh-no-terminal = 这里只能用终端界面：请直接运行 ssh，不要带命令，也不要带 -T。
ssh-no-room = 服务器暂时腾不出地方，请稍后再试，或告诉工作人员。

ssh-flood = 按键来得太快，有一部分没有处理；请核对刚才输入的内容。

ssh-bye-saved = 输入的内容都已保存
ssh-bye-not-saved = 正在输入的内容不合规定，没有保存；已确认的都已保存
ssh-bye-left = 已退出。{ $saved }，再次加入请用同一条命令。
ssh-bye-idle = 长时间没有操作，席位已锁定。{ $saved }；用同一条命令再次加入，会回到原来的地方。
ssh-bye-elsewhere = 这个席位又在别处打开，这里已关闭。{ $saved }。
ssh-bye-shut-out = 您加入时所用的公钥或口令已被取消，这里已关闭。已确认的内容都已保存；有疑问请问工作人员。
ssh-bye-stopped = 服务器已停止服务。{ $saved }。恢复服务后用同一条命令再次加入。
ssh-bye-failed = 程序在这里出了错，只影响您这一处；已确认的内容都已保存。请用同一条命令再次加入，并告诉工作人员。

ssh-log-joined = { $seat } { $name } 从 { $source } 加入
ssh-log-taken-up = { $seat } { $name } 使用了邀请码
ssh-log-left = { $seat } { $name } 退出
ssh-log-idle = { $seat } { $name } 长时间没有操作，席位已锁定
ssh-log-elsewhere = { $seat } { $name } 在别处又打开，较早的一处已关闭
ssh-log-shut-out = { $seat } { $name } 的公钥或口令已取消，已请出
ssh-log-stopped = { $seat } { $name } 因停止服务而退出
ssh-log-stalled = { $seat } { $name } 的终端不再接收画面，连接已断开
ssh-log-lost = { $seat } { $name } 的连接断开
ssh-log-failed = { $seat } { $name } 的界面出错，已单独结束
ssh-log-fault = { $seat } { $name } 的界面出错，位置 { $place }
ssh-log-failed-logins = { $source } 加入失败 { $count } 次
ssh-log-more-failed-logins = 其他地址加入失败 { $count } 次
ssh-log-full = 连接太多，没有接受 { $source }
ssh-log-accept = 暂时无法接受新的连接：{ $why }
ssh-log-serving = 开始服务，地址 { $address }
ssh-log-stopping = 停止服务，通知所有人

ssh-host-key-missing = 找不到主机密钥 { $file }，而这场考核已经用过一个，参加的人会以它为准。请把文件放回原处；确实找不回来的，用 --new-host-key 另做一个，并把新的指纹告诉大家。
ssh-host-key-other = 主机密钥 { $file } 不是这场考核用过的那一个。请把原来的文件放回；确实要更换的，用 --new-host-key 另做一个，并把新的指纹告诉大家。
ssh-host-key-unusable = 主机密钥 { $file } 不能用：{ $why }。

ssh-host-serving = 远程服务中
ssh-host-command = 加入命令
ssh-host-fingerprint = 主机指纹
ssh-host-open = 凡能连到这台电脑的，都可以请求加入；有邀请码、公钥或通行口令才进得来。只让本机连接，用 --listen 127.0.0.1:2222。
ssh-host-seat = 席位编号
ssh-host-present = 在场 { $count } 处
ssh-host-nobody = 还没有人加入。没有口令、也没有绑定公钥的席位要先邀请：panelmark invite。
ssh-host-log = 日志（{ $zone }）
ssh-host-stop = 停止服务
ssh-host-again = 还有 { $count } 处在场。再按一次 q 停止服务，会通知所有人；按其他键取消。
