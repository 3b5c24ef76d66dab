"""Facts: what the articles say, found in their sentences, with every mention."""
