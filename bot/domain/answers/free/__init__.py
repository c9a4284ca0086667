"""What an answer settles in free words, where its clauses gave no action: one decision, all else held against it."""
