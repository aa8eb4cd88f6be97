// Sends the comment form by the API, with the captcha that the service asks for.
"use strict";
(() => {
  const form = document.getElementById("comment-form");
  const status = document.getElementById("comment-status");
  const button = form.querySelector("button");
  const title = document.getElementById("leave-a-comment");
  const say = form.dataset;
  const pointers = { "/author/name": "name", "/author/email": "email", "/body": "text" };
  let widget = null;

  const tell = (text, kind) => {
    const p = document.createElement("p");
    p.textContent = text;
    status.className = "status " + (kind || "");
    status.replaceChildren(p);
    status.scrollIntoView({ block: "nearest" });
  };

  const mark = (name, wrong) => {
    const note = document.getElementById("comment-" + name + "-error");
    note.textContent = wrong ? note.dataset.text : "";
    if (wrong) form.elements[name].setAttribute("aria-invalid", "true");
    else form.elements[name].removeAttribute("aria-invalid");
  };

  const fail = (text, fields = []) => {
    tell(text, "failed");
    ["name", "email", "text"].forEach((name) => mark(name, fields.includes(name)));
    if (fields.length) form.elements[fields[0]].focus();
  };

  class Stop extends Error {}

  const solve = (challenge) => new Promise((resolve, reject) => {
    if (!globalThis.crypto?.subtle) return reject(new Stop(say.insecure));
    const worker = new Worker(say.solver);
    const end = (act) => { worker.terminate(); act(); };
    worker.onerror = () => end(() => reject(new Stop(say.expired)));
    worker.onmessage = ({ data }) => end(() => "number" in data
      ? resolve(btoa(JSON.stringify({
          algorithm: challenge.algorithm, challenge: challenge.challenge, number: data.number,
          salt: challenge.salt, signature: challenge.signature })))
      : reject(new Stop(say.expired)));
    worker.postMessage(challenge);
  });

  const showWidget = (siteKey) => new Promise((resolve, reject) => {
    globalThis.kiosqueHcaptcha = () => {
      const place = document.getElementById("hcaptcha");
      place.hidden = false;
      document.getElementById("hcaptcha-notice").hidden = false;
      widget = hcaptcha.render(place, { sitekey: siteKey });
      resolve();
    };
    const script = document.createElement("script");
    script.src = "https://js.hcaptcha.com/1/api.js?render=explicit&onload=kiosqueHcaptcha&hl=" + say.language;
    script.onerror = () => reject(new Stop(say.unavailable));
    document.head.append(script);
  });

  const ask = async () => {
    const answer = await fetch(say.captcha, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Stop(say.unavailable);
    return answer.json();
  };

  const captcha = async () => {
    tell(say.loading);
    const asked = await ask();
    if (asked.provider === "altcha") {
      tell(say.solving);
      return solve(asked.challenge);
    }
    if (asked.provider === "hcaptcha") {
      if (widget === null) await showWidget(asked.siteKey);
      const token = hcaptcha.getResponse(widget);
      if (!token) throw new Stop(say.incomplete);
      return token;
    }
    return null;
  };

  // To a comment by its id, or to the article.
  const replyTo = (id, words) => {
    form.elements.parentId.value = id;
    title.textContent = words;
    document.getElementById("reply-cancel").hidden = !id;
  };

  const explain = async (answer) => {
    const problem = await answer.json().catch(() => ({}));
    const at = (problem.errors || []).map((e) => String(e.pointer).replace(/^#/, ""));
    const fields = [...new Set(at.map((pointer) => pointers[pointer]).filter(Boolean))];
    if (at.includes("/parentId")) {
      replyTo("", title.dataset.title);
      return fail(say.parent);
    }
    if (fields.length) return fail(say.fields, fields);
    if (answer.status === 429) return fail(say.toomany);
    if (answer.status === 409) return fail(/comment-repeated$/.test(problem.type) ? say.repeated : say.closed);
    if (answer.status === 410) return fail(say.closed);
    if (answer.status >= 500 || answer.status === 404) return fail(say.unavailable);
    fail(at.includes("/captcha") || /captcha/.test(problem.type) ? say.expired : say.refused);
  };

  // The links work without us, too; but then what has been typed is gone.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.reply, a.cancel");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    replyTo(link.dataset.parent || "", link.getAttribute("aria-label") || title.dataset.title);
    form.elements.text.focus({ preventScroll: true });
    title.scrollIntoView();
  });

  // hCaptcha's widget needs the reader, so it is shown as soon as the reader comes to the form.
  // For others no challenge is fetched before there is something to send: it would only grow old.
  if (say.provider === "hcaptcha") form.addEventListener("focusin", async () => {
    const asked = await ask().catch(() => ({}));
    if (asked.provider === "hcaptcha" && widget === null) await showWidget(asked.siteKey).catch(() => {});
  }, { once: true });

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (button.getAttribute("aria-disabled")) return;
    button.setAttribute("aria-disabled", "true");
    try {
      const token = await captcha();
      tell(say.sending);
      const fields = form.elements;
      const answer = await fetch(say.api, {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/json" },
        body: JSON.stringify({
          author: { name: fields.name.value, email: fields.email.value },
          body: fields.text.value, language: say.language, captcha: token,
          parentId: fields.parentId.value || undefined }) });
      if (!answer.ok) return await explain(answer);
      const receipt = await answer.json();
      if (receipt.status === "rejected") return fail(say.rejected);
      ["name", "email", "text"].forEach((name) => mark(name, false));
      tell(receipt.status === "approved" ? say.approved : say.pending, "done");
      fields.text.value = "";
      replyTo("", title.dataset.title);
    } catch (problem) {
      fail(problem instanceof Stop ? problem.message : say.unavailable);
    } finally {
      button.removeAttribute("aria-disabled");
      if (widget !== null) hcaptcha.reset(widget);
    }
  });
})();
