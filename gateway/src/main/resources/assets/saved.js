// Lists the articles that were saved in this browser.
"use strict";
(async () => {
  const list = document.getElementById("saved"), none = document.getElementById("saved-none");
  if (!globalThis.caches) return;
  const names = (await caches.keys()).filter((name) => name.startsWith("saved:"));
  none.hidden = names.length > 0;

  for (const name of names.reverse()) {
    const path = name.slice("saved:".length);
    const kept = await (await caches.open(name)).match(path, { ignoreVary: true });
    if (!kept) continue;
    const page = new DOMParser().parseFromString(await kept.text(), "text/html");
    const headline = page.querySelector("h1");
    if (!headline) continue;
    const link = document.createElement("a");
    link.href = path;
    link.lang = headline.closest("[lang]").lang;
    link.dir = "auto";
    link.textContent = headline.textContent.trim();
    const remove = document.createElement("button");
    remove.type = "button";
    remove.className = "quiet";
    remove.textContent = list.dataset.remove;
    remove.setAttribute("aria-label", list.dataset.remove + " – " + link.textContent);
    const item = document.createElement("li");
    item.append(link, " ", remove);
    remove.addEventListener("click", async () => {
      await caches.delete(name);
      const next = item.nextElementSibling || item.previousElementSibling;
      item.remove();
      none.hidden = list.children.length > 0;
      (next?.querySelector("a") || document.getElementById("content")).focus();
    });
    list.append(item);
  }
})();
