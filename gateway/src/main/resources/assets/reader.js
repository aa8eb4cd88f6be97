// What else the page of an article does where scripts run; all of it but news of comments is there without, too.
"use strict";
(() => {
  const thread = document.getElementById("comments");
  const say = thread.dataset;
  const json = { "Content-Type": "application/json", Accept: "application/json" };

  // ---- Respect, with its numbers, which pages that are kept for all readers do not have
  const buttons = [...thread.querySelectorAll("button.respect")];
  const respected = new Set();

  const number = (button, count) => {
    button.dataset.count = count;
    button.querySelector(".number").textContent = count > 0 ? " " + count.toLocaleString(document.documentElement.lang) : "";
  };

  const respect = async (button) => {
    const id = button.value, before = respected.has(id);
    const place = "/api/v1/comments/" + encodeURIComponent(id) + "/reactions";
    const answer = await fetch(before ? place + "/respect" : place, before
      ? { method: "DELETE" }
      : { method: "POST", headers: json, body: JSON.stringify({ kind: "respect" }) }).catch(() => null);
    if (!answer?.ok) return;
    respected[before ? "delete" : "add"](id);
    button.setAttribute("aria-pressed", String(!before));
    number(button, Math.max(0, Number(button.dataset.count || 0) + (before ? -1 : 1)));
  };

  const countRespect = async () => {
    for (let start = 0; start < buttons.length; start += 100) {
      const some = buttons.slice(start, start + 100);
      const answer = await fetch("/api/v1/reaction-counts", {
        method: "POST", headers: json, body: JSON.stringify({ commentIds: some.map((button) => button.value) }) }).catch(() => null);
      if (!answer?.ok) return;
      const { counts } = await answer.json();
      for (const button of some) number(button, counts[button.value]?.respect || 0);
    }
  };

  thread.addEventListener("click", (event) => {
    const button = event.target.closest("button.respect");
    if (!button) return;
    event.preventDefault();
    respect(button);
  });

  // ---- Comments that arrive meanwhile
  const live = thread.querySelector(".live");
  const arrived = new Set();

  const listen = () => {
    if (!say.stream || !live || !globalThis.EventSource) return;
    const stream = new EventSource(say.stream);
    stream.addEventListener("approved", (event) => {
      let id = null;
      try { id = JSON.parse(event.data).id; } catch { return; }
      if (!id || document.getElementById("comment-" + id)) return;
      arrived.add(id);
      const link = live.querySelector("a") || document.createElement("a");
      link.href = say.newest;
      link.textContent = arrived.size === 1 ? say.one : say.many.replace("#", arrived.size);
      live.replaceChildren(link);
      live.hidden = false;
    });
    addEventListener("pagehide", () => stream.close(), { once: true });
  };

  // Nobody is asked for the sake of a reader who does not come that far.
  const begin = () => {
    if (buttons.length) countRespect();
    listen();
  };
  if (globalThis.IntersectionObserver) {
    const watch = new IntersectionObserver((seen) => {
      if (!seen.some((one) => one.isIntersecting)) return;
      watch.disconnect();
      begin();
    }, { rootMargin: "200px" });
    watch.observe(thread);
  }

  // ---- That the article was read
  const reader = () => /(?:^|; )reader=([\w-]{16,64})(?:;|$)/.exec(document.cookie)?.[1];
  const READING_SECONDS = 10;
  const from = document.referrer.startsWith(location.origin + "/") && /^\/[\w-]+\/([A-Za-z0-9-]{1,200})$/.exec(new URL(document.referrer).pathname)?.[1] || undefined;
  const read = () => {
    if (document.visibilityState !== "visible") {
      document.addEventListener("visibilitychange", read, { once: true });
      return;
    }
    setTimeout(() => {
      if (document.visibilityState !== "visible") return read();
      fetch("/api/v1/reads", { method: "POST", headers: json, keepalive: true, credentials: "omit",
        body: JSON.stringify({ articleId: location.pathname.split("/").pop(), lang: document.documentElement.lang, seconds: READING_SECONDS, from, reader: reader() }) }).catch(() => null);
    }, READING_SECONDS * 1000);
  };
  if (navigator.doNotTrack !== "1" && !navigator.globalPrivacyControl) read();

  // ---- The original beside the text, or another language, at the paragraph that is being read
  const body = document.querySelector(".body");
  const blocks = () => [...body.children].filter((child) => child.matches(".both > .pair, .body:not(.both) > :not(header, .lead-picture, .outline, .corrections)"));
  for (const way of document.querySelectorAll("a.beside, .languages a[hreflang]")) way.addEventListener("click", () => {
    const read = blocks().findIndex((block) => block.getBoundingClientRect().bottom > 40);
    way.hash = scrollY > 0 && read >= 0 ? "par-" + (read + 1) : "";
  });
  const place = /^#par-(\d{1,4})$/.exec(location.hash);
  if (place && !document.getElementById("par-" + place[1])) blocks()[place[1] - 1]?.scrollIntoView();

  // ---- Sharing
  const share = document.querySelector(".share");
  const copy = document.getElementById("share-copy"), native = document.getElementById("share-native");
  if (copy && navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener("click", () => navigator.clipboard.writeText(copy.dataset.url)
      .then(() => { document.getElementById("share-said").textContent = share.dataset.copied; }, () => {}));
  }
  if (native && navigator.share) {
    native.hidden = false;
    native.addEventListener("click", () =>
      navigator.share({ title: document.querySelector("h1").textContent, url: copy.dataset.url }).catch(() => {}));
  }

  // ---- Saved to be read without a connection: in this browser, and by nobody's wish but the reader's
  const save = document.getElementById("share-save");
  if (save && globalThis.caches && navigator.serviceWorker) {
    const MOST = 50, saved = (name) => name.startsWith("saved:");
    const mine = "saved:" + location.pathname;
    const files = () => performance.getEntriesByType("resource").map(({ name }) => new URL(name))
      .filter(({ origin, pathname }) => origin === location.origin && /^\/(assets|media)\//.test(pathname))
      .map(({ pathname }) => pathname);

    const keep = async () => {
      const page = await caches.open(mine), list = await caches.open("saved-list");
      await page.addAll([...new Set([location.pathname, ...files()])]);
      await list.addAll([save.dataset.list, save.dataset.script]);
      const all = (await caches.keys()).filter(saved);
      await Promise.all(all.slice(0, Math.max(0, all.length - MOST)).map((name) => caches.delete(name)));
    };
    const show = async () => {
      const kept = await caches.has(mine);
      save.textContent = kept ? save.dataset.remove : save.dataset.save;
      return kept;
    };

    save.addEventListener("click", async () => {
      const said = document.getElementById("share-said");
      try {
        if (await caches.has(mine)) {
          await caches.delete(mine);
          said.textContent = save.dataset.removed;
        } else {
          await navigator.serviceWorker.register("/service-worker.js");
          await keep();
          const link = document.createElement("a");
          link.href = save.dataset.list;
          link.textContent = save.dataset.listed;
          said.replaceChildren(save.dataset.done + " ", link);
        }
      } catch {
        await caches.delete(mine);
        said.textContent = save.dataset.failed;
      }
      await show();
    });
    show().then((kept) => {
      save.hidden = false;
      if (kept && navigator.onLine) keep().catch(() => {}); // as it is now, should it have changed
    });
  }
})();
