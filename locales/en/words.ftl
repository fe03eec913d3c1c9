# panelmark: words
