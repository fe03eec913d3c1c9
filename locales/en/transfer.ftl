# panelmark: transfer
