# panelmark: clerk
