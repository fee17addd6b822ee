// A scanned record carries its code behind a '#', which browsers never send: so it
// stands in no log. It is put into the field; the person looks and sends it.
function fill() {
  const field = document.getElementById("sealed");
  const code = decodeURIComponent(location.hash.slice(1));
  if (!field || !code) return;
  history.replaceState(null, "", location.pathname);
  field.value = code;
}

addEventListener("hashchange", fill);
fill();
