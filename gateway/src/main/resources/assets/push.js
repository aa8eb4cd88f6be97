// Has this browser told of new articles, about what the form beside the button says, and ends it.
"use strict";
(async () => {
  const place = document.getElementById("push");
  if (!place || !globalThis.PushManager || !globalThis.Notification || !navigator.serviceWorker) return;
  const button = place.querySelector("button"), said = document.getElementById("push-said"), say = place.dataset;
  const API = "/api/v1/subscriptions/push", KEPT = "push", WISH = "/push-wish", DAY = 24 * 60 * 60 * 1000;
  const JSON_BOTH_WAYS = { "Content-Type": "application/json", Accept: "application/json" };

  const base64 = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  const found = async () => (await navigator.serviceWorker.getRegistration("/"))?.pushManager.getSubscription();
  const current = async () => {
    const subscription = await found(), key = subscription?.options.applicationServerKey;
    return key && base64(key) === say.key ? subscription : null; // else the site has another key since, and nothing comes
  };

  // What was asked for, and the token that ends it: where the service worker finds them, too, when the browser renews its address.
  const wish = async () => (await (await caches.open(KEPT)).match(WISH))?.json();
  const ask = async (subscription, about) => {
    const { endpoint, keys } = subscription.toJSON();
    const answer = await fetch(API, { method: "POST", headers: JSON_BOTH_WAYS, body: JSON.stringify({ endpoint, keys, ...about }) });
    if (!answer.ok) throw new Error(answer.status);
    const { token } = await answer.json();
    await (await caches.open(KEPT)).put(WISH, Response.json({ about, token, key: say.key, at: Date.now() }));
    return token;
  };

  const begin = async () => {
    // first of all: some browsers ask only as long as the click has just been made
    if (await Notification.requestPermission() !== "granted") throw new Error("not allowed");
    const worker = await navigator.serviceWorker.register("/service-worker.js");
    await navigator.serviceWorker.ready;
    await (await found())?.unsubscribe();
    const subscription = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: say.key });
    try {
      const [kind, key] = (document.getElementById("newsletter-about")?.value || "").split(":");
      await ask(subscription, { language: document.documentElement.lang, ...(key && { [kind]: key }) });
    } catch (failure) {
      await subscription.unsubscribe();
      throw failure;
    }
  };

  const end = async (subscription) => {
    const token = (await wish())?.token ?? await ask(subscription, { language: document.documentElement.lang });
    const answer = await fetch(API + "/" + encodeURIComponent(token), { method: "DELETE" });
    if (!answer.ok && answer.status !== 404) throw new Error(answer.status); // it is still there, and so is the button
    await caches.delete(KEPT);
    await subscription.unsubscribe();
  };

  // The site may have forgotten a browser that it could not reach for long: now and then it is asked again.
  const renew = async (subscription) => {
    const kept = await wish();
    if (kept && Date.now() - kept.at > DAY) await ask(subscription, kept.about);
  };

  const show = async () => {
    button.textContent = await current() ? say.off : say.on;
    place.hidden = false;
  };

  button.addEventListener("click", async () => {
    if (button.getAttribute("aria-disabled")) return;
    button.setAttribute("aria-disabled", "true");
    try {
      const subscription = await current();
      await (subscription ? end(subscription) : begin());
      said.textContent = subscription ? say.ended : say.done;
    } catch {
      said.textContent = Notification.permission === "denied" ? say.denied : say.failed;
    } finally {
      button.removeAttribute("aria-disabled");
      await show();
    }
  });
  show().then(current).then((subscription) => subscription && renew(subscription)).catch(() => null);
})();
