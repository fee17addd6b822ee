"""What jupyter_client calls to start kernels, and to see whether they live."""

from __future__ import annotations

import logging
import os
import sys
from concurrent.futures import Future
from functools import cache
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.multikernelmanager import MultiKernelManager
from jupyter_client.provisioning.factory import KernelProvisionerFactory
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets import List, Unicode

from .launch import Cold, Launch, Setup, understand
from .template import Template, template

log = logging.getLogger(__name__)


class WarmProvisioner(LocalProvisioner):
    """Starts kernels as forks where it can, and the ordinary way where not."""

    process: Any  # a Popen, or a KernelProcess that looks like one

    preload: Any = List(
        Unicode(), help="Modules that kernels shall have from the start."
    ).tag(config=True)
    rehearsal: Any = Unicode(
        help="""Code that a kernel of nobody's runs when the template process starts.
        All modules that it has loaded then are preloaded, too."""
    ).tag(config=True)
    hook: Any = Unicode(
        help="""A function, as 'module:function', that each new kernel calls when it
        has its environment, its folder and its shell."""
    ).tag(config=True)

    async def launch_kernel(
        self, cmd: list[str], **kwargs: Any
    ) -> KernelConnectionInfo:
        """Start a kernel, and return how to talk to it."""
        try:
            launch = understand(cmd, kwargs)
            process = await self._template(launch).fork(launch, self.hook)
        except Cold as why:
            _tell(str(why))
            return await super().launch_kernel(cmd, **kwargs)
        self.process = process
        self.pid = self.pgid = process.pid
        self.cwd = launch.folder
        return self.connection_info

    async def send_signal(self, signum: int) -> None:
        """Send a signal to the kernel and what it has started, if it lives."""
        # Its number might be another process's by now.
        if self.process and self.process.poll() is None:
            await super().send_signal(signum)

    def warm_up(self) -> None:
        """Start the template process for kernels like this one, without waiting."""
        python, *arguments = self.kernel_spec.argv
        if python in ("python", "python3"):
            python = sys.executable  # as jupyter_client understands it
        environment = {**os.environ, **self.kernel_spec.env}
        try:
            launch = understand([python, *arguments], {"env": environment})
            opened = self._template(launch).opened
        except Cold as why:
            _tell(str(why))
        else:
            opened.add_done_callback(_tell_of_failure)

    def _template(self, launch: Launch) -> Template:
        return template(
            Setup(
                options=launch.options,
                environment=launch.shape,
                preload=tuple(self.preload),
                rehearsal=self.rehearsal,
            )
        )


def warm_up(kernels: MultiKernelManager) -> None:
    """Start the template process for a server's usual kernels, without waiting."""
    specs = kernels.kernel_spec_manager or KernelSpecManager(parent=kernels)
    spec = specs.get_kernel_spec(kernels.default_kernel_name)
    factory = KernelProvisionerFactory.instance(parent=kernels)
    provisioner = factory.create_provisioner_instance("", spec, parent=kernels)
    if isinstance(provisioner, WarmProvisioner):
        provisioner.warm_up()


def _tell_of_failure(opened: Future[None]) -> None:
    if why := opened.exception():
        _tell(str(why))


@cache
def _tell(why: str) -> None:
    """Say it once."""
    log.warning("Kernels start the ordinary way: %s.", why)
