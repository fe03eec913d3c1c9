# panelmark: rubric
