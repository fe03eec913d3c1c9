# 现场：正在评审的工作室、计时、举手、大屏幕

room-context = 现场
room-hearing = 正在评审 { $studio }
room-timer = { $stage } { $time }
room-paused = 打分已暂停
room-twice = 此席位另有 { $count } 处打开
room-hand-raised = 已举手，等组长
room-hand-title = 举手请组长
room-hand-intro = 组长和工作人员会看到；别的专家看不到。可以不写原因。
room-hand-word = 原因（可不填）
room-hand-up = 已举手，组长会看到；再按 w 放下。
room-hand-down = 手已放下。
room-nobody-heard = 组长还没有指定正在评审的工作室。
action-go-to-hearing = 去评审
action-go-to-hearing-doc = 打开组长指定的、正在评审的工作室。
action-raise-hand = 举手
action-raise-hand-doc = 举手请组长过来，可写一句原因；已举手时放下。

board-name = 大屏幕
board-heard = 正在评审
board-submitted = 本工作室已提交 { $submitted } / { $all } 张打分表
board-all = 全场已提交 { $submitted } / { $all } 张打分表
board-setup = 会议即将开始
board-scoring = 评审进行中
board-review = 打分结束，正在评议
board-final = 结果已定稿，请等待组长宣布
