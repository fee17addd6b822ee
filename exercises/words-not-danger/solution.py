import raile

scores = raile.data("threat-filter-scores").set_index("sentence")
shown = {
    "He threatened to burn the house down tonight": "burn-the-house",
    "The suspect said he would kill him": "kill-him",
    "The gay couple next door reported damage to their car": "gay-couple",
    "Male stole a bicycle from outside the library": "stole-a-bicycle",
    "A dog shit on the lawn again and the neighbours are arguing": "dog-on-the-lawn",
    "He says he has a knife and will use it on the next person who comes in": "knife",
}
flagged = scores["score"] >= 0.5
which_are_flagged = [name for text, name in shown.items() if flagged[text]]
danger_found = 100 * flagged[scores["threat"]].mean()
lower_the_bar = "another-tool"
