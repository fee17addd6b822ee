"""Warm kernels: Jupyter's Python kernels, forked from a process that has imported all.

A stock kernel starts Python anew and imports the same modules as every other one.
Here a *template process* imports them once; each kernel is a fork of it, has its
modules at once and shares their memory. This package needs jupyter_client and
ipykernel, and nothing else of raile.

It is a kernel provisioner, so whatever starts kernels through jupyter_client can use
it: JupyterLab, Voilà, nbclient. Either for all kernels of a server::

    jupyter lab --KernelProvisionerFactory.default_provisioner_name=raile-warm
    voila --KernelProvisionerFactory.default_provisioner_name=raile-warm

or for one kind of kernel, in its ``kernel.json``::

    "metadata": {"kernel_provisioner": {
      "provisioner_name": "raile-warm",
      "config": {"preload": ["pandas"], "rehearsal": "import pandas; pandas.Series()"}
    }}

What to import is configured (`WarmProvisioner.preload`) or learned from a rehearsal:
a kernel that is started first, runs some cells, tells which modules it has loaded, and
ends (`WarmProvisioner.rehearsal`). A server calls `warm_up` when it starts, so that
the first visitor does not wait for that.

Forks need not become IPython kernels: `launch.Setup.entry` names what they do instead,
and `template.own_template` gives a template process of one's own.

A kernel starts the ordinary way, as if this package were not there, and one line in
the log says so, where

- there is no Linux, no ``/proc`` or no ``pidfd`` (macOS, Windows, Linux before 5.3);
- the template process is not safe to fork: what it imports has started a thread or
  left a file, socket or database open;
- the kernel is no ipykernel of the server's own Python, or is started with files of
  its own as output.

What differs from a stock kernel:

- No history is kept (``--HistoryManager.enabled=True`` in ``kernel.json`` turns it
  on). OpenBLAS, OpenMP and MKL have one thread.
- Modules that were imported before the fork have read the environment of then. Those
  that look for their shell when they are imported do not find it: ipywidgets is told
  later, and matplotlib's inline backend is not preloaded.
- All kernels have one hash seed and one layout of memory.
- A kernel whose template process was killed ends with the code 255, as it is not
  known any more.

The parts, in the order in which a kernel meets them:

=============== =============================================================
`provisioner`   what jupyter_client calls, in the server's process
`launch`        what a kernel is started with, and whether it can be warm
`template`      the server's hold on a template process; a new one when it dies
`desk`          the thread on which the server talks to it
`process`       the server's hold on one kernel, as if it were a Popen
`wire`          the messages between the two
`nursery`       the template process: forks, and tells how its children end
`rehearsal`     what it imports
`safety`        whether it can still be forked
`filling`       what is put into gaps of its memory
`lifeline`      how all of them end with the server
`kernel`        the fork becomes a kernel
=============== =============================================================

Tried and rejected
------------------
- PR_SET_PDEATHSIG, to end kernels with the server: the signal comes when the parent
  dies, which is the template process, whose death nobody should notice; and it comes
  when the *thread* ends that has started the child. Instead, each kernel holds the
  reading end of a pipe whose writing end only the server has, and has asked for
  SIGKILL when something happens to it: no thread, no polling.
- The server as the parent of its kernels: with CLONE_PARENT, by a raw system call,
  glibc and Python do not learn of the fork; with PR_SET_CHILD_SUBREAPER, the server
  would have to care for all orphans of all notebooks.
- Filling the holes in Python's memory before the fork, so that new objects do not
  land on shared pages: 18.7 MB for each kernel that is ready, as against 18.6 without.
- Laying the code of the 860 functions that run while a kernel starts side by side:
  16.1 MB, as against 16.2.
- Python's own end, by which a kernel copies 29 MB more and takes 40 ms: many that end
  at once could exhaust the memory that they share. See `kernel.finish`.

What a kernel costs
-------------------
17 MB of its own when it is ready, with pandas and all that a workshop takes already
imported; an ordinary one has 34 MB before it has imported any of that. Next to nothing
of it is new (0.6 MB): it is pages copied because an object on them was counted. Bare
kernels without pandas have 13.0 MB on Python 3.11 and 11.2 on 3.13, where some objects
are no longer counted. To save more, the shell has to be made before the fork, too.
"""

from .provisioner import WarmProvisioner, warm_up

__all__ = ["WarmProvisioner", "warm_up"]
