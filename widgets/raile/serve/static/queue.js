// Asks for a place again and again, and goes in by itself when there is one.
const EVERY = 4000;
const line = document.querySelector("#raile-queue [role=status]");

async function ask() {
  try {
    const { place, say } = await (await fetch("/queue", { cache: "no-store" })).json();
    if (place === 0) return location.reload();
    if (line.textContent !== say) line.textContent = say;
  } catch {
    // No network, or the server starts anew: the place is asked for again.
  }
  // Not everybody in the queue at once.
  setTimeout(ask, EVERY * (0.75 + Math.random() / 2));
}

setTimeout(ask, EVERY);
