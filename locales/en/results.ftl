# panelmark: results
