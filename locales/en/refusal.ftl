# panelmark: refusal
