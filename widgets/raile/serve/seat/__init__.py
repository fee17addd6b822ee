"""Seats: a page's kernel without a kernel's weight.

A visitor of stock Voilà gets a new Python process, which imports everything, runs the
notebook's cells and has its page rendered: 1.4 s of a processor and 80 MB. Here, all
that is the same for everybody is done once:

- One process (`raile.serve.warm`, started by `origin`) has imported everything, read
  all content and run every module's notebook for nobody (`rehearsal`). Each visitor
  gets a fork of it.
- Voilà renders a notebook's page once (`pages`), with a mark where its kernel is named.
  It can be sent before the fork has begun, as it holds nothing of its visitor's: what
  a cell shows is a widget, and widgets are named after their cells (`kernel`).
- The fork runs the cells, for its visitor, and answers Jupyter's messages itself
  (`comms`). There is no IPython, no ZeroMQ and no thread in it: one socket to the
  server (`frames`, `line`), over which the page's messages go unread (`seat`,
  `handlers`).
- What a page asks first, all widgets' states, is the same for all who have the same
  role and booklet and have done nothing of what it shows (`states`). The first one's
  answer is kept (`openings`) and told to the others at once (`stand_in`). Their forks
  follow, when the server has time or when they do something (`sleepers`).

Whoever comes when the memory is full waits in a queue and reads (`admission`).
Where no process can be forked, as on Windows, kernels start the ordinary way.

=============== =============================================================
in the fork     `rehearsal`, then `kernel`, with `notebook`, `comms`, `states`
in the server   `seats`, `seat`, `pages`, `handlers`, `admission`, `openings`,
                `stand_in`, `sleepers`, `origin`, `line`
in both         `frames`
=============== =============================================================

What a component has to say
---------------------------
Nothing, to be safe: what does not say that it is alike for all (`Component.alike`) is
left out of openings, and drawn when its fork is there. A notebook that shows anything
but components has none.

What a seat costs
-----------------
On Python 3.11 and two processors, for the module on principles (20 widgets):

- To arrive: 8 ms of the server, most of it for the page's files on a first visit.
- The fork, later: 5 ms to make it and as much to end it, 20 to 25 ms to run the cells.
  6 of these are Python; the others the system copies pages, and fetches them into the
  processor's caches. An answer is 6 ms, 1 ms of it the server's.
- 17.5 MB a person: 3.3 MB are copied by the fork itself, 11 MB to make the widgets, of
  which the first query is 5 MB and the first widget 2 MB, and 2 MB with an answer.

Nearly all of it is pages copied because an object on them was counted. Python 3.13
no longer counts some objects: 14.8 MB where 3.11 takes 18. With all objects made
immortal before the fork, by writing into their heads, it was 10 MB. That is the next
step, once Python offers it.

A thousand people fit into 24 GB. Their forks take 60 s of two processors on a virtual
machine whose host hands out memory as it is used: beyond the first 7 GB, each page cost
8 µs instead of 2.

Tried and rejected
------------------
- Warm IPython kernels (`raile.serve.warm` alone): 31 MB and 0.32 s for each visitor,
  as five sockets, four threads, a shell and a rendering of the page are each one's own.
- A pool of kernels that have run their cells: 107 s of heating for 250, and nobody
  knows which module they will be needed for.
- Widgets made before the fork, bound to their visitor after it: it takes a process for
  each notebook, and what it saves is copied all the same with the first answer.
- Forks before their pages: 250 people within 3 s then wait 6.5 s, now 0.9.
- Forks only when somebody answers: a room that answers at once would wait for them.
- A class for each widget, as anywidget makes one: 1 ms and 60 kB each. See
  `Component.add_traits`.
"""
