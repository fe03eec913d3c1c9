# 发生了什么、还有什么没办

event-session-founded = 建立考核「{ $title }」：工作室 { $studios } 个，人员 { $people } 名
event-scoring-opened = 开始打分
event-scoring-closed = 结束打分
event-scoring-reopened = 重新开放打分，理由：{ $reason }
event-item-scored = { $expert } 对 { $studio } 的「{ $item }」打 { $points } 分
event-score-cleared = { $expert } 对 { $studio } 的「{ $item }」清除得分
event-note-written = { $expert } 对 { $studio } 的「{ $item }」写备注
event-total-adjusted = { $expert } 对 { $studio } 的总分调整 { $points } 分，理由：{ $reason }
event-adjustment-removed = { $expert } 对 { $studio } 的总分调整已取消
event-change-undone = { $expert } 对 { $studio } 撤销上一步：{ $change }
event-sheet-submitted = { $expert } 对 { $studio } 的打分表已提交
event-sheet-taken-back = { $expert } 对 { $studio } 的打分表已收回
event-sheet-sent-back = { $expert } 对 { $studio } 的打分表被退回，理由：{ $reason }
event-sheet-confirmed = { $expert } 对 { $studio } 的代录打分表已核对
event-expert-recused = { $expert } 回避 { $studio }，理由：{ $reason }
event-recusal-withdrawn = { $expert } 对 { $studio } 的回避已撤销，理由：{ $reason }
event-studio-excluded = { $studio } 不列入考核：{ $cause }，依据：{ $evidence }
event-studio-failed = { $studio } 直接确定为「{ $grade }」：{ $cause }，依据：{ $evidence }
event-gate-lifted = { $studio } 解除不列入考核或直接确定的等次，理由：{ $reason }
event-quota-set = 「{ $pool }」名额调整为 { $places } 个，理由：{ $reason }
event-tie-settled = 「{ $pool }」名额线并列（{ $tied }）裁定：{ $admitted } 入选，理由：{ $reason }
event-grade-overridden = { $studio } 的等次改定为{ $grade }，理由：{ $reason }
event-override-lifted = { $studio } 改定的等次已撤销，理由：{ $reason }
event-final-proposed = 组长提出定稿
event-finalised = 组长、工作人员共同定稿：第 { $revision } 版
event-finalised-again = 组长、工作人员共同定稿：第 { $revision } 版，替代第 { $before } 版
event-studio-reopened = 重新审议 { $studio }，理由：{ $reason }
event-notice-announced = 公示第 { $revision } 版结果，公示期至 { $ends }
event-objection-recorded = 登记第 { $number } 号异议（{ $studio }，异议人：{ $by }）：{ $text }
event-objection-answered = 答复第 { $number } 号异议（{ $studio }）：{ $answer }
event-self-score-recorded = { $studio } 的「{ $of }」自评 { $points } 分
event-material-received = { $studio } 于 { $day } 交来{ $material }
event-material-missing = { $studio } 未交{ $material }
event-code-set = 席位 { $seat } 设置口令
event-code-set-at-desk = 席位 { $seat } 设置口令：不足 8 个字符或容易猜中，只在本机有效，不能远程加入
event-code-removed = 席位 { $seat } 取消口令
event-seat-invited = 邀请席位 { $seat } 远程加入
event-invitation-withdrawn = 撤回席位 { $seat } 的邀请
event-invitation-used = 席位 { $seat } 凭邀请码加入
event-key-bound = 席位 { $seat } 绑定公钥
event-key-unbound = 席位 { $seat } 解除公钥
event-attempt-refused = 试图「{ $command }」，该席位无权操作，已拒绝
event-attempt-refused-on = 试图「{ $command }」（{ $on }），该席位无权操作，已拒绝
event-host-key-made = 生成服务器主机密钥，指纹 { $fingerprint }

event-hearing-set = 开始评审 { $studio }
event-hearing-ended = 当前没有正在评审的工作室
event-timer-started = { $stage }计时开始，共 { $time }
event-timer-stopped = 计时停止
event-scoring-paused = 暂停打分
event-scoring-resumed = 继续打分
event-chair-called = 举手请组长过来
event-chair-called-about = 举手请组长过来：{ $word }
event-call-answered = { $seat } 的举手已处理
event-sheets-revealed = { $studio } 的打分表已向各位评分专家公开，供讨论
event-result-announced = 现场宣布第 { $revision } 版结果

stage-presentation = 陈述
stage-questions = 提问

restored-mark = 「{ $item }」恢复为 { $points } 分
restored-no-mark = 「{ $item }」恢复为未打分
restored-note = 「{ $item }」的备注恢复原样
restored-adjustment = 总分调整恢复为 { $points }

blocker-scoring-open = 打分还没有结束
blocker-sheet-missing = { $expert } 还没有给 { $studio } 打分
blocker-sheet-draft = { $expert } 对 { $studio } 的打分表未提交（已打 { $scored }/{ $items } 项）
blocker-sheet-returned = { $expert } 对 { $studio } 的打分表已退回，尚未重新提交
blocker-sheet-unconfirmed = { $expert } 对 { $studio } 的代录打分表还没有核对
blocker-too-few-sheets = { $studio } 的打分表不足 { $fewest } 张，须由组长改定等次
blocker-tie-open = 「{ $pool }」名额线上并列，须由组长裁定：{ $tied }
blocker-beyond-places = 「{ $pool }」名额 { $places } 个，组长改定入选的已有 { $given } 个，须由组长撤销改定或调整名额
blocker-places-open = { $pools }余数相同，还有 { $places } 个名额未定，须由组长调整各自的名额

# 是否回避
conflict-lead = { $person } 与 { $studio } 的领衔人同名，请核对是否本人；如是，{ $role ->
    [expert] 建议登记回避
   *[other] 由考核组商定是否回避
}
conflict-organisation = { $person } 与 { $studio } 同一单位，{ $role ->
    [expert] 建议登记回避
   *[other] 由考核组商定是否回避
}
conflict-likeness = { $person } 与 { $studio } 是否同一单位？请核对（{ $own }；{ $theirs }）；如是，{ $role ->
    [expert] 建议登记回避
   *[other] 由考核组商定是否回避
}

event-expert-substituted = { $expert } 退出，{ $by } 接任评分：{ $studios }；原因：{ $reason }

# 正要写入的内容，刚被别人改过
overtaken = { $by }：{ $what }。再按一次，就以您写的替换。
overtaken-own-points = { $by }：{ $what }。再按一次，就改为您的 { $own } 分。
overtaken-elsewhere = 别处刚有改动
overtaken-by = { $person } 刚有改动
overtaken-scored = 「{ $item }」改为 { $points } 分
overtaken-cleared = 「{ $item }」的得分已清除
overtaken-note = 「{ $item }」的备注改为「{ $text }」
