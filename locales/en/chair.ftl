# panelmark: chair
