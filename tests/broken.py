"""Content that is broken in one place, and what `raile check` says of it.

Each case is an edit of the small content (file, what stands there, what to write
instead) and the one line that the check then prints.
"""

from __future__ import annotations

QUIZ = "content/modules/01-errors/quiz.yaml"
QUIZ_FR = "content/modules/01-errors/quiz.fr.yaml"
POLL = "content/modules/00-start/poll.yaml"
MODULE = "content/modules/01-errors/module.yaml"
START = "content/modules/00-start/lesson.md"
LESSON = "content/modules/01-errors/lesson.md"
LESSON_FR = "content/modules/01-errors/lesson.fr.md"
READY = "content/assessments/ready.yaml"
READY_FR = "content/assessments/ready.fr.yaml"
ALERT = "content/scenarios/alert.yaml"
WORDS = "content/interface/quiz.yaml"
WORDS_FR = "content/interface/quiz.fr.yaml"
SOURCES = "content/sources.yaml"
UNNAMED = "  - {id: unread, title: A report, standing: to-check}\n"
WORKSHOP = "content/workshop.yaml"
EXERCISE = "exercises/share/exercise.yaml"


MODELS = {
    "unknown key": (
        (QUIZ, "    unit: alerts", "    units: alerts"),
        f"{QUIZ}:19  alerts-raised: Unknown key 'units'. Did you mean 'unit'?",
    ),
    "unknown key that is near none": (
        (POLL, "title: You and AI", "title: You and AI\nlength: 3"),
        f"{POLL}:2  start/poll: Unknown key 'length'. The keys here are: title, "
        "intro, shuffle, drill, measures, recalls, items.",
    ),
    "mistyped required key is one fault": (
        (MODULE, "takeaway:", "take_away:"),
        f"{MODULE}:14  errors: Unknown key 'take_away'. Did you mean 'takeaway'?",
    ),
    "missing key": (
        (MODULE, "minutes: 20\n", ""),
        f"{MODULE}:1  errors: 'minutes' is missing. Add 'minutes: …'.",
    ),
    "unknown kind": (
        (QUIZ, "kind: number", "kind: numbr"),
        f"{QUIZ}:15  alerts-raised: There is no kind 'numbr'. Did you mean 'number'?",
    ),
    "no kind": (
        (QUIZ, "    kind: match\n", ""),
        f"{QUIZ}:24  two-boxes: 'kind' is missing. Choose one of: single, several, "
        "number, slider, order, match, open.",
    ),
    "no right option": (
        (QUIZ, "        right: true\n", ""),
        f"{QUIZ}:3  denominator: No option is right. Mark one with 'right: true'.",
    ),
    "no feedback": (
        (QUIZ, "        say: Of the 2,077 alerts, 10 were false.\n", ""),
        f"{QUIZ}:3  denominator: Option 'alerts' gives no feedback. Add 'say'.",
    ),
    "yes for true": (
        (QUIZ, "right: true", "right: yes"),
        f"{QUIZ}:9  faces: 'right' must be true or false, but is 'yes'. Write true or "
        "false, without quotes.",
    ),
    "number for text": (
        (WORKSHOP, 'version: "1"', "version: 1.0"),
        f"{WORKSHOP}:5  workshop: 'version' must be a text, but is 1.0. Put it in "
        'quotes: "1.0".',
    ),
    "text for number": (
        (QUIZ, "answer: 2077", "answer: 2,077"),
        f"{QUIZ}:18  alerts-raised: 'answer' must be a number, but is '2,077'. Write "
        "it with a decimal point, without quotes or unit.",
    ),
    "empty text": (
        (ALERT, "debrief: An alert is a lead.", "debrief:"),
        f"{ALERT}:15  alert: 'debrief' is empty. Write its text, or remove the key.",
    ),
    "out of bounds": (
        (WORKSHOP, "pass_mark: 0.5", "pass_mark: 50"),
        f"{WORKSHOP}:16  workshop: 'pass_mark' is 50. Write a number of at most 1.",
    ),
    "too few entries": (
        (
            READY,
            '      - {id: "no", text: "No", points: 0}\n',
            "",
        ),
        f"{READY}:7  agree: 'levels' has 1 entry. Give at least 2.",
    ),
    "a value that is not one of a few": (
        (MODULE, "bloom: apply", "bloom: aply"),
        f"{MODULE}:10  name-the-denominator: 'bloom' cannot be 'aply'. Did you mean "
        "'apply'?",
    ),
    "an id with capitals and spaces": (
        (QUIZ, "id: two-boxes", "id: Two boxes"),
        f"{QUIZ}:24  Two boxes: 'Two boxes' is not an id. Write lower-case letters "
        "and digits, joined by hyphens, such as 'two-boxes'.",
    ),
    "a text where a list belongs": (
        (EXERCISE, "hints:\n  - What stands below the line?", "hints: Look below."),
        f"{EXERCISE}:13  share: 'hints' must be a list, but is 'Look below.'. Begin "
        "each entry with '- ' on a line of its own.",
    ),
    "two ways that teach most": (
        (
            ALERT,
            "You stop somebody., next: bad}\n      - {id: look, ",
            "You stop somebody., instructive: true, next: bad}\n"
            "      - {instructive: true, id: look, ",
        ),
        f"{ALERT}:6  first: More than one choice of 'first' is the most instructive. "
        "Mark one only.",
    ),
    "a story that leads nowhere": (
        (ALERT, "next: bad", "next: worse"),
        f"{ALERT}:1  alert: Choice 'stop' of 'first' leads to 'worse', which is not "
        "there. Name a decision or an ending.",
    ),
    "a recalled quiz that is not there": (
        (POLL, "title: You and AI", "title: You and AI\nrecalls: errors/quizz"),
        f"{POLL}:2  start/poll: There is no quiz 'errors/quizz'. Did you mean "
        "'errors/quiz'?",
    ),
    "a source that nothing names": (
        (SOURCES, "sources:\n", "sources:\n" + UNNAMED),
        f"{SOURCES}:2  unread: Nothing names the source 'unread'. Name it where it "
        "supports a sentence, or remove it.",
    ),
    "an unreachable ending": (
        (ALERT, "next: bad", "next: good"),
        f"{ALERT}:1  alert: Nothing leads to 'bad'. Remove it or link it.",
    ),
}

YAML = {
    "duplicate key": (
        (MODULE, "minutes: 20", "minutes: 20\ntitle: Again"),
        f"{MODULE}:4  errors: The key 'title' stands twice, in line 1 and in line 4. "
        "Remove one of them.",
    ),
    "colon in a text": (
        (ALERT, "summary: A face matches.", "summary: Alert: a face matches."),
        f"{ALERT}:2  alert: A colon followed by a space stands where no key can "
        "stand. If it belongs to a text, put the whole text in quotes; if it ends a "
        "key, indent the line as its neighbours.",
    ),
    "tab": (
        (QUIZ, "    kind: number", "\tkind: number"),
        f"{QUIZ}:16  errors/quiz: The line is indented with a tab. Replace the tab by "
        "spaces, 2 for each level.",
    ),
    "emphasis at the beginning": (
        (ALERT, "summary: A face matches.", "summary: **A face** matches."),
        f"{ALERT}:2  alert: A text cannot begin with '*'. Put the whole text in "
        "quotes.",
    ),
    "quotes that end too early": (
        (ALERT, "summary: A face matches.", 'summary: "A face" matches.'),
        f'{ALERT}:2  alert: The text begins with " and goes on after that is closed. '
        "Put the whole text in quotes.",
    ),
    "quotes that never end": (
        (ALERT, "summary: A face matches.", 'summary: "A face matches.'),
        f"{ALERT}:2  alert: A quotation mark is opened here and never closed. Close "
        "it; inside single quotes write '' for an apostrophe.",
    ),
    "wrong indentation": (
        (MODULE, "  - Ask for whom.", " - Ask for whom."),
        f"{MODULE}:13  errors: The indentation fits nothing above. Indent the line as "
        "its neighbours, 2 spaces for each level.",
    ),
    "text lost as a comment": (
        (ALERT, "summary: A face matches.", "summary: Rule #1"),
        f"{ALERT}:2  alert: YAML takes '#1' for a comment and drops it. Put the whole "
        "text in quotes, or a space after the '#' of a comment.",
    ),
    "an alias": (
        (MODULE, "  - Ask for whom.", "  - &a [x]\n  - *a"),
        f"{MODULE}:13  errors: An alias repeats another part of the file. Write out "
        "what '*' and '&' stand for.",
    ),
    "a tag": (
        (ALERT, "summary: A face matches.", "summary: !!binary aGVsbG8="),
        f"{ALERT}:2  alert: The tag '!!binary' is not plain text, number, list or "
        "mapping. Remove it, or put the text in quotes if it begins with '!'.",
    ),
}

REFERENCES = {
    "unknown source": (
        (EXERCISE, "source: met-2025", "source: met-2052"),
        f"{EXERCISE}:16  share: There is no source 'met-2052'. Did you mean "
        "'met-2025'?",
    ),
    "unknown reference": (
        (MODULE, "references: [met-2025, kit]", "references: [met-2025, npl]"),
        f"{MODULE}:15  errors: There is no source 'npl'. Add it to sources.yaml.",
    ),
    "missing source of an item": (
        (QUIZ, "source: kit", "topics: sorting"),
        f"{QUIZ}:24  two-boxes: It names no source. Add 'source:' with an id from "
        "sources.yaml.",
    ),
    "missing source of a scenario": (
        (ALERT, "source: kit", "topics: alerts"),
        f"{ALERT}:1  alert: It names no source. Add 'source:' with an id from "
        "sources.yaml.",
    ),
    "missing source of a question": (
        (
            READY,
            "        passage: errors#whose-errors\n        source: kit\n",
            "        passage: errors#whose-errors\n",
        ),
        f"{READY}:14  uses-ai: It names no source. Add 'source:' with an id from "
        "sources.yaml.",
    ),
    "missing references of a module": (
        (MODULE, "references: [met-2025, kit]", "references: []"),
        f"{MODULE}:1  errors: It names no source. Add 'references:' with an id from "
        "sources.yaml.",
    ),
    "a number without a source": (
        (POLL, "ask: What worries you most?", "ask: Of 2,077 alerts 10 were false."),
        f"{POLL}:6  worry: The number 2,077 has no source. Add 'source:' with an id "
        "from sources.yaml, or say that it is simulated.",
    ),
    "duplicate item id": (
        (POLL, "id: worry", "id: denominator"),
        f"{QUIZ}:3  denominator: Another item has the id 'denominator', in {POLL}:3. "
        "Give each an id of its own.",
    ),
    "duplicate id in a list": (
        (
            "content/sources.yaml",
            "sources:\n",
            "sources:\n  - {id: kit, title: Again, standing: own}\n",
        ),
        "content/sources.yaml:3  kit: The id 'kit' stands twice, first in line 2. Give "
        "each an id of its own.",
    ),
    "duplicate option": (
        (POLL, "id: cost", "id: errors"),
        f"{POLL}:3  worry: Two options have the id 'errors'. Give each its own.",
    ),
    "unknown term": (
        ("content/glossary.yaml", "see: precision", "see: precison"),
        "content/glossary.yaml:5  false-alert: The glossary has no term 'precison'. "
        "Did you mean 'precision'?",
    ),
    "unknown role": (
        (MODULE, "audience: [officer]", "audience: [judge]"),
        f"{MODULE}:4  errors: The workshop has no role 'judge'. The roles are: "
        "officer, lawyer.",
    ),
    "module without a folder": (
        (WORKSHOP, "  - errors", "  - errors\n  - risk"),
        f"{WORKSHOP}:16  workshop: There is no folder of a module 'risk'. Make it: "
        "raile new module risk --title '…'.",
    ),
    "folder without a module": (
        (WORKSHOP, "  - start\n", ""),
        "content/modules/00-start/module.yaml:1  start: The workshop does not list "
        "the module 'start'. Add it to 'modules' in content/workshop.yaml.",
    ),
    "page beside the path without a file": (
        (
            WORKSHOP,
            "pass_mark: 0.5",
            "more:\n  - {id: practice, title: P, summary: S.}\npass_mark: 0.5",
        ),
        f"{WORKSHOP}:17  practice: There is no page 'practice'. Write "
        "content/more/practice.md.",
    ),
    "exercise of an unknown module": (
        (EXERCISE, "module: errors", "module: error"),
        f"{EXERCISE}:17  share: There is no module 'error'. Did you mean 'errors'?",
    ),
    "a code word that nobody can say": (
        ("content/codenames.yaml", "calm", "Loch-Ness"),
        "content/codenames.yaml:1  codenames: 'Loch-Ness' cannot be part of a code "
        "name. Write one word of lower-case letters a to z.",
    ),
}

INSTRUMENTS = {
    "unknown scale": (
        (
            READY,
            "        ask: Do you use AI?\n        scale: agree",
            "        ask: Do you use AI?\n        scale: agreed",
        ),
        f"{READY}:16  uses-ai: There is no scale 'agreed'. Did you mean 'agree'?",
    ),
    "waits for an unknown question": (
        (
            READY,
            '        visible_if: {question: uses-ai, chosen: "yes"}',
            '        visible_if: {question: use-ai, chosen: "yes"}',
        ),
        f"{READY}:22  has-log: It waits for a question 'use-ai' that is not there. "
        "Did you mean 'uses-ai'?",
    ),
    "waits for a later question": (
        (
            READY,
            '        visible_if: {question: uses-ai, chosen: "yes"}',
            "        visible_if: {question: checks-log, chosen: somebody}",
        ),
        f"{READY}:22  has-log: It waits for the question 'checks-log', which comes "
        "later. Move one of them, or name an earlier one.",
    ),
    "waits for itself": (
        (
            READY,
            '        visible_if: {question: uses-ai, chosen: "yes"}',
            '        visible_if: {question: has-log, chosen: "yes"}',
        ),
        f"{READY}:22  has-log: The question waits for its own answer and can never be "
        "shown. Name an earlier question.",
    ),
    "waits for an answer that is not offered": (
        (
            READY,
            '        visible_if: {question: uses-ai, chosen: "yes"}',
            "        visible_if: {question: uses-ai, chosen: often}",
        ),
        f"{READY}:22  has-log: 'uses-ai' has no answer 'often'. Its answers are: no, "
        "yes.",
    ),
    "waits for more points than there are": (
        (READY, "at_least: 1}", "at_least: 3}"),
        f"{READY}:34  checks-log: No answer to 'has-log' gives 3 points; the most is "
        "2. Lower 'at_least'.",
    ),
    "a condition without an end": (
        (READY, "{question: has-log, at_least: 1}", "{question: has-log}"),
        f"{READY}:34  checks-log: It has neither or both of 'chosen' and 'at_least'. "
        "Give one of them.",
    ),
    "a mistyped condition": (
        (READY, "at_least: 1}", "at_lest: 1}"),
        f"{READY}:34  checks-log: Unknown key 'at_lest'. Did you mean 'at_least'?",
    ),
    "a step for no level": (
        (READY, 'levels: "no", text', "levels: never, text"),
        f"{READY}:24  has-log: 'has-log' has no answer 'never'. Its answers are: no, "
        "yes.",
    ),
    "a rule for no band": (
        (READY, "at_most: begin", "at_most: begun"),
        f"{READY}:42  no-log: There is no band 'begun'. Did you mean 'begin'?",
    ),
    "a rule that changes nothing": (
        (READY, "    at_most: begin\n", ""),
        f"{READY}:40  no-log: The rule changes nothing. Give 'at_least' or 'at_most' "
        "with the id of a band.",
    ),
    "a rule on no question": (
        (READY, "when: {question: has-log", "when: {question: had-log"),
        f"{READY}:41  no-log: There is no question 'had-log'. Did you mean 'has-log'?",
    ),
    "a passage of no lesson": (
        (READY, "passage: errors#whose-errors", "passage: error#whose-errors"),
        f"{READY}:17  uses-ai: There is no lesson 'error'. Did you mean 'errors'?",
    ),
    "a passage under no heading": (
        (READY, "passage: errors#whose-errors", "passage: errors#whose-error"),
        f"{READY}:17  uses-ai: The lesson 'errors' has no heading 'whose-error'. Did "
        "you mean 'whose-errors'?",
    ),
}

LESSONS = {
    "unknown verb": (
        (START, "raile.dashboard()", "raile.dashbord()"),
        f"{START}:20  start: There is no verb "
        "'raile.dashbord'. Did you mean 'dashboard'?",
    ),
    "no Python": (
        (START, "raile.dashboard()", "raile.dashboard("),
        f"{START}:20  start: The code is not Python ('(' "
        "was never closed). Mend or remove it.",
    ),
    "no id": (
        (LESSON, "import raile\n", "import raile\nraile.quiz()\n"),
        f"{LESSON}:13  errors: 'raile.quiz' is not given an id. Write the quiz's id in "
        "quotes between the brackets.",
    ),
    "an id that is not asked": (
        (START, "raile.dashboard()", "raile.dashboard(1)"),
        f"{START}:20  start: 'raile.dashboard' is given something between its "
        "brackets. Write 'raile.dashboard()'.",
    ),
    "an unknown set": (
        (START, "raile.dashboard()", 'raile.quiz("erors")'),
        f"{START}:20  start: There is no quiz 'erors/quiz'. Did you mean "
        "'errors/quiz'?",
    ),
    "an unknown lab": (
        (START, "raile.dashboard()", 'raile.lab("nothing")'),
        f"{START}:20  start: There is no lab 'nothing'. Write it, or remove the cell.",
    ),
    "too much code": (
        (
            START,
            "raile.dashboard()",
            "a = 1\nb = 2\nc = 3\nd = 4\ne = 5\nraile.dashboard()",
        ),
        f"{START}:20  start: The cell has more than 5 "
        "lines. Move code into the package, or split the cell.",
    ),
    "not imported": (
        (START, "import raile\n", "import math\n"),
        f"{START}:14  start: 'raile' is not imported yet. "
        "Write a code cell 'import raile' above it.",
    ),
    "no front matter": (
        (START, "kernelspec:", "kernel:"),
        f"{START}:1  start: The lesson does not begin with "
        "jupytext's front matter. Copy the lines from '---' to '---' from another "
        "lesson.",
    ),
    "metadata that is no JSON": (
        (LESSON, '+++ {"tags": ["trainer"]}', "+++ {tags: [trainer]}"),
        f"{LESSON}:15  errors: What follows '+++' is not JSON. Write it as in "
        '\'+++ {"tags": ["trainer"]}\'.',
    ),
    "banned wording in a lesson": (
        (LESSON, "Give people time.", "Give people time to Debias it."),
        f"{LESSON}:17  errors: The kit does not say 'Debias'. Say instead: mitigate "
        "bias.",
    ),
}

STYLE = {
    "banned wording in a text": (
        (ALERT, "debrief: An alert is a lead.", "debrief: It is 99 % accurate."),
        f"{ALERT}:15  alert: The kit does not say '99 % accurate'. Say instead: which "
        "error rate, and for whom.",
    ),
    "banned wording in the interface": (
        (WORDS, "check: Check", "check: Unbiased check"),
        f"{WORDS}:1  quiz: The kit does not say 'Unbiased'. Say instead: mitigate "
        "bias.",
    ),
    "HTML in a text": (
        (ALERT, "debrief: An alert is a lead.", "debrief: An <b>alert</b> is a lead."),
        f"{ALERT}:15  alert: The text holds HTML: '<b>'. Use Markdown; people would "
        "see the tag itself.",
    ),
    "a text still to be written": (
        (ALERT, "debrief: An alert is a lead.", 'debrief: "TODO: what it means"'),
        f"{ALERT}:15  alert: The text is still to be written ('TODO:'). Write it, or "
        "remove it.",
    ),
    "a lesson still to be written": (
        (LESSON, "Give people time.", "TODO: the plan"),
        f"{LESSON}:17  errors: The text is still to be written ('TODO:'). Write it, "
        "or remove it.",
    ),
}

EXERCISES = {
    "a starter that is no Python": (
        (EXERCISE, "  share = ...", "  share ="),
        f"{EXERCISE}:4  share: Line 2 of the starter is not Python (invalid syntax). "
        "Write '...' where the learner gives a value.",
    ),
    "a check of no variable": (
        (EXERCISE, "variable: share", "variable: shares"),
        f"{EXERCISE}:9  share: The starter never sets 'shares', which is checked. Did "
        "you mean 'share'?",
    ),
    "a solution that is no Python": (
        ("exercises/share/solution.py", "share =", "share :="),
        "exercises/share/solution.py:2  share: The solution is not Python (invalid "
        "syntax). Mend the line.",
    ),
}

INTERFACE = {
    "a broken placeholder": (
        (WORDS, "{done} of {total}", "{done} of {Total}"),
        f"{WORDS}:2  quiz: 'progress' has a brace that belongs to no placeholder. "
        "Write placeholders as '{name}', in lower case.",
    ),
    "no text": (
        (WORDS, "check: Check", "check: 3"),
        f"{WORDS}:1  quiz: 'check' is no text. Write a text; put it in quotes if it "
        "is a number or begins with '{'.",
    ),
    "a plural form is missing": (
        (WORDS, '  one: "{n} question is left"\n', ""),
        f"{WORDS}:3  quiz: 'left' has no plural form 'one'. Add it; the language 'en' "
        "has it.",
    ),
}

TRANSLATIONS = {
    "unknown id": (
        (QUIZ_FR, "  - id: denominator", "  - id: denominateur"),
        f"{QUIZ_FR}:8  denominateur: The original has no 'denominateur' in 'items'. "
        "Did you mean 'denominator'?",
    ),
    "a key that is no text": (
        (QUIZ_FR, "    unit: alertes", "    unit: alertes\n    answer: 2077"),
        f"{QUIZ_FR}:6  alerts-raised: 'answer' is no text and cannot be translated. "
        "Remove it; it comes from the original.",
    ),
    "an unknown key": (
        (QUIZ_FR, "    unit: alertes", "    untis: alertes"),
        f"{QUIZ_FR}:5  alerts-raised: Unknown key 'untis'. Did you mean 'unit'?",
    ),
    "a text that the original lacks": (
        (QUIZ_FR, "    unit: alertes", "    unit: alertes\n    say: Voilà."),
        f"{QUIZ_FR}:6  alerts-raised: The original has no 'say' here. Remove it, or "
        "write the original first.",
    ),
    "a list of another length": (
        (
            "content/modules/01-errors/module.fr.yaml",
            "  - Demander pour qui.\n",
            "",
        ),
        "content/modules/01-errors/module.fr.yaml:8  errors: 'key_points' has not the "
        "2 entries of its original. Give one translation for each, in the same order.",
    ),
    "an empty text": (
        (QUIZ_FR, "    unit: alertes", "    unit:"),
        f"{QUIZ_FR}:5  alerts-raised: 'unit' is no text. Write its translation in "
        "quotes, or remove it.",
    ),
    "another activity": (
        (LESSON_FR, 'raile.scenario("alert")', 'raile.exercise("share")'),
        f"{LESSON_FR}:26  errors: Here stands 'raile.exercise(\"share\")', in the "
        "original 'raile.scenario(\"alert\")'. Give it the same code cells in the "
        "same order.",
    ),
    "a heading less": (
        (LESSON_FR, "## Où vous en êtes", "Où vous en êtes"),
        f"{LESSON_FR}:1  errors: The headings are not those of the original. Give it "
        "as many headings, in the same order and of the same levels.",
    ),
    "a lost placeholder": (
        (WORDS_FR, "{done} réponses sur {total}", "{done} réponses"),
        f"{WORDS_FR}:2  quiz: 'progress' lacks the placeholder '{{total}}'. Put it "
        "where the value belongs.",
    ),
    "an unknown placeholder": (
        (WORDS_FR, "{done} réponses", "{done} réponses {extra}"),
        f"{WORDS_FR}:2  quiz: The original of 'progress' has no placeholder "
        "'{extra}'. Remove it.",
    ),
    "unknown words": (
        (WORDS_FR, "check: Vérifier", "chek: Vérifier"),
        f"{WORDS_FR}:1  quiz: The original has no 'chek'. Did you mean 'check'?",
    ),
    "a plural form of the language": (
        (WORDS_FR, '  one: "Il reste {n} question"\n', ""),
        f"{WORDS_FR}:3  quiz: 'left' has no plural form 'one'. Add it; the language "
        "'fr' has it.",
    ),
    "a language that is no language": (
        (WORKSHOP, "  - {id: fr,", "  - {id: qq, name: Q}\n  - {id: fr,"),
        f"{WORKSHOP}:8  qq: No language has the code 'qq'. Write its two-letter code, "
        "such as 'fr'.",
    ),
}

LONG = "We look at it " + "and look again " * 13
PROSE = {
    "a sentence that is too long": (
        (ALERT, "summary: A face matches.", f"summary: {LONG}"),
        f"{ALERT}:2  alert: The sentence 'We look at it and …' has 43 words. Make two "
        "of it; 40 are the most.",
    ),
    "a sentence that is too long in a lesson": (
        (LESSON, "Of what?", f"Of what? {LONG}."),
        f"{LESSON}:6  errors: The sentence 'We look at it and …' has 43 words. Make "
        "two of it; 40 are the most.",
    ),
    "a screen that is too long": (
        (LESSON, "Of what?", "Of what? " + "Look at it again. " * 30),
        f"{LESSON}:6  errors: The screen has 129 words before something to do. Split "
        "it, or let people act; 120 are the most.",
    ),
    "a text that is hard to read": (
        (
            START,
            "# 0 · Start\n",
            "# 0 · Start\n\n" + "Institutional matters count. " * 36,
        ),
        f"{START}:1  start: The text is harder to read (LIX 68) than 40. Use shorter "
        "words, and shorter sentences.",
    ),
    "a figure that is nobody's": (
        (LESSON, 'accurate". Of what?', 'accurate". In 2025 it was 2,077 alerts.'),
        f"{LESSON}:6  errors: Nothing says where the figure 2,077 comes from. Add "
        "'(Source: …)' beside it, or say that it is invented.",
    ),
    "a link that leads nowhere": (
        (LESSON, "Of what?", "Of [what](/learn/strat)?"),
        f"{LESSON}:9  errors: The link '/learn/strat' leads nowhere. Did you mean "
        "'start'?",
    ),
    "a link to a heading that is not there": (
        (LESSON, "Of what?", "Of [what](#Whose-eror?)?"),
        f"{LESSON}:9  errors: The link '#Whose-eror?' leads nowhere. Did you mean "
        "'Whose-errors?'?",
    ),
    "an image without words": (
        (LESSON, "Of what?", "Of ![](what.png)?"),
        f"{LESSON}:9  errors: The image 'what.png' is not told. Say between the "
        "brackets what it shows.",
    ),
}

CASES: dict[str, tuple[tuple[str, str, str], str]] = {
    **MODELS,
    **YAML,
    **REFERENCES,
    **INSTRUMENTS,
    **LESSONS,
    **STYLE,
    **PROSE,
    **EXERCISES,
    **INTERFACE,
    **TRANSLATIONS,
}
