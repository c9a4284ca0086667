"""Which letters a case calls for, to whom, and what they may show."""
