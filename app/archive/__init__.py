"""What a finished coverage becomes: the sheet on paper, the softcopy, the register."""
