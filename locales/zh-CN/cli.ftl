# panelmark: cli
