"""One comparer a slot: what fits and what cannot both hold."""
