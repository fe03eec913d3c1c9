# panelmark: expert
