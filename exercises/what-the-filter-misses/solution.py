sentences = raile.data("threat-filter-scores")
flagged = sentences["score"] >= 0.5
found_share = flagged[sentences["threat"]].mean()
right_share = sentences[flagged]["threat"].mean()
couples = sentences[sentences["sentence"].str.contains("couple next door")]["score"]
couple_apart = couples.max() - couples.min()
