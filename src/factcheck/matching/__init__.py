"""Which claims may say the same: embeddings, candidate pairs, clusters, derivation."""
