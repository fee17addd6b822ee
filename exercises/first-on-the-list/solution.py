scores = raile.data("latent-scores")
scores["rank"] = scores.groupby("latent")["score"].rank(ascending=False)
right = scores[scores["mated"]]
on_top = (right["rank"] == 1).sum()
among_ten = (right["rank"] <= 10).sum()
top_is_wrong = 1 - on_top / len(right)
