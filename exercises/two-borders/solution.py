def right_flags(false_documents, documents=10_000):
    right = 0.95 * false_documents
    wrong = 0.02 * (documents - false_documents)
    return right / (right + wrong) * 100


airport_right_flags = right_flags(200)
port_right_flags = right_flags(2)
move_the_machine = "count-first"
