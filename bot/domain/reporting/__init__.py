"""What the directie reads of all cases together: the digest, the anonymous register and the overviews."""
