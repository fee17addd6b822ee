import raile

published = raile.data("lfr-deployments")
london = published[published["deployment"] == "London, 203 deployments"].iloc[0]
faces_per_arrest = london["faces"] / london["arrests"]
arrests_per_deployment = london["arrests"] / 203
is_it_strictly_necessary = "compare-means"
