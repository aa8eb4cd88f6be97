// Shows what the reader has saved where there is no connection, and tells of new articles where the reader has asked for that. It
// keeps nothing by itself.
"use strict";
const SAVED = "saved:";

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

const page = async (request, path) => {
  try {
    const answer = await fetch(request);
    const withdrawn = answer.status === 410 || answer.status === 404 && !new URL(request.url).search; // else a comment is not there
    if (withdrawn) await caches.delete(SAVED + path);
    return answer;
  } catch (offline) {
    const list = "/" + path.split("/")[1] + "/saved";
    const kept = await caches.match(path, { ignoreVary: true }) || await caches.match(list, { ignoreVary: true });
    if (kept) return kept;
    throw offline;
  }
};

// While gateways of two releases answer, one gives out its own file under the other's name, but not for good: that is kept for
// want of a connection only.
const file = async (request) => {
  const kept = await caches.match(request, { ignoreVary: true });
  if (kept?.headers.get("Cache-Control")?.includes("immutable")) return kept;
  try {
    return await fetch(request);
  } catch (offline) {
    if (kept) return kept;
    throw offline;
  }
};

addEventListener("fetch", (event) => {
  const { request } = event, { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || /^\/(api|newsroom)(\/|$)/.test(pathname)) return;
  if (request.mode === "navigate") event.respondWith(page(request, pathname));
  else if (/^\/(assets|media)\//.test(pathname)) event.respondWith(file(request));
});

addEventListener("push", (event) => {
  let told;
  try { told = event.data.json(); } catch { return; } // not from us
  event.waitUntil(registration.showNotification(told.title, {
    body: told.body, tag: told.tag, lang: told.language, dir: "auto", silent: told.again, data: told.url }));
});

// A browser renews its address when it likes: the site goes on with the new one, as far as the page has kept what was asked for.
addEventListener("pushsubscriptionchange", (event) => event.waitUntil((async () => {
  const kept = await (await (await caches.open("push")).match("/push-wish"))?.json();
  if (!kept) return;
  const subscription = event.newSubscription
    ?? await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: kept.key });
  const { endpoint, keys } = subscription.toJSON();
  const answer = await fetch("/api/v1/subscriptions/push", {
    method: "POST", headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify({ endpoint, keys, ...kept.about }) });
  if (!answer.ok) return; // the page asks again when it is next open
  const { token } = await answer.json();
  await (await caches.open("push")).put("/push-wish", Response.json({ ...kept, token, at: Date.now() }));
})()));

addEventListener("notificationclick", (event) => {
  event.notification.close();
  const page = new URL(event.notification.data, location.origin);
  if (page.origin !== location.origin) return;
  event.waitUntil((async () => {
    const open = (await clients.matchAll({ type: "window" })).find(({ url }) => url.split("#")[0] === page.href);
    await (open ? open.focus() : clients.openWindow(page.href));
  })());
});
