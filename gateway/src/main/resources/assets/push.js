// Has this browser told of new articles, about what the form beside the button says, and ends it.
"use strict";
(async () => {
  const place = document.getElementById("push");
  if (!place || !globalThis.PushManager || !globalThis.Notification || !navigator.serviceWorker) return;
  const button = place.querySelector("button"), said = document.getElementById("push-said"), say = place.dataset;
  const API = "/api/v1/subscriptions/push", TOKEN = "push-token";

  const base64 = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  const found = async () => (await navigator.serviceWorker.getRegistration("/"))?.pushManager.getSubscription();
  const current = async () => {
    const subscription = await found(), key = subscription?.options.applicationServerKey;
    return key && base64(key) === say.key ? subscription : null; // else the site has another key since, and nothing comes
  };

  const begin = async () => {
    const worker = await navigator.serviceWorker.register("/service-worker.js");
    await navigator.serviceWorker.ready;
    await (await found())?.unsubscribe();
    const subscription = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: say.key });
    try {
      const { endpoint, keys } = subscription.toJSON();
      const [kind, key] = (document.getElementById("newsletter-about")?.value || "").split(":");
      const answer = await fetch(API, {
        method: "POST", headers: { "Content-Type": "application/json", Accept: "application/json" },
        body: JSON.stringify({ endpoint, keys, language: document.documentElement.lang, ...(key && { [kind]: key }) }) });
      if (!answer.ok) throw new Error(answer.status);
      localStorage.setItem(TOKEN, (await answer.json()).token);
    } catch (failure) {
      await subscription.unsubscribe();
      throw failure;
    }
  };

  // Where the site does not hear of it now, it does from the push service with the next message.
  const end = async (subscription) => {
    await subscription.unsubscribe();
    const token = localStorage.getItem(TOKEN);
    localStorage.removeItem(TOKEN);
    if (token) await fetch(API + "/" + encodeURIComponent(token), { method: "DELETE" }).catch(() => null);
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
  show().catch(() => null);
})();
