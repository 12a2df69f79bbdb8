"""The grammar files: the words councils use, and how they join into periods, amounts and rules."""
