"""What colleagues mean by their answers: judges learned from answers, beside the rules of `bot.domain.answers`."""
