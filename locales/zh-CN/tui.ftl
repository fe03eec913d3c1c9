# panelmark: tui
