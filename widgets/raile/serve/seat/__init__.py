"""Seats: a page's kernel without a kernel's weight.

A visitor of stock Voilà gets a new Python process, which imports everything, runs the
notebook's cells and has its page rendered: 1.4 s of a processor and 80 MB. Here, all
that is the same for everybody is done once:

- One process (`raile.serve.warm`) has imported everything, read all content and run
  every module's notebook for nobody (`rehearsal`). Each visitor gets a fork of it.
- Voilà renders a notebook's page once (`pages`), with a mark where its kernel is named.
  It can be sent before the fork has begun, as it holds nothing of its visitor's: what
  a cell shows is a widget, and widgets are named after their cells (`kernel`).
- The fork runs the cells, for its visitor, and answers Jupyter's messages itself
  (`comms`). There is no IPython, no ZeroMQ and no thread in it: one socket to the
  server (`frames`), over which the page's messages go unread (`seat`, `handlers`).

Whoever comes when the memory is full waits in a queue and reads (`admission`).
Where no process can be forked, as on Windows, kernels start the ordinary way.

=============== =============================================================
in the fork     `rehearsal`, then `kernel`, with `notebook`, `comms`, `frames`
in the server   `seats`, `seat`, `pages`, `handlers`, `admission`
=============== =============================================================

What a seat costs
-----------------
On Python 3.11 and two processors, for the module on principles (20 widgets): 0.05 s of
a processor. 6 ms are the fork, and as much its end; 18 ms is Python, to make widgets
and tell their states; 15 ms the system copies pages; the rest is the server's, most
of it for the page's twenty files on a first visit.

1.3 MB are copied by the fork itself, 17 MB when all widgets have been asked for, 19 MB
after some answers. Nearly all of it is pages copied because an object on them was
counted: 4 MB for the first query, 3 MB for the first widget, 0.5 MB for each further
one. Python 3.12 no longer counts some objects; the next step is there.

Tried and rejected
------------------
- Warm IPython kernels (`raile.serve.warm` alone): 31 MB and 0.32 s for each visitor,
  as five sockets, four threads, a shell and a rendering of the page are each one's own.
- A pool of kernels that have run their cells: 107 s of heating for 250, and nobody
  knows which module they will be needed for.
- Widgets made before the fork, bound to their visitor after it: it takes a process for
  each notebook, and what it saves is copied all the same with the first answer.
- A class for each widget, as anywidget makes one: 1 ms and 60 kB each. See
  `Component.add_traits`.
"""
