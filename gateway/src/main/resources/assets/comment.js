// Sends the comment form by the API, with the captcha that the service asks for.
"use strict";
(() => {
  const form = document.getElementById("comment-form");
  if (!form) return; // nothing can be said any more
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

  // What this reader has posted last: its token is the only key to it, and stays with this page of the browser's history.
  const own = document.getElementById("own-comment");
  const state = document.getElementById("own-state");
  let mine = null, editing = false;

  const keep = (comment, address = location.href) => {
    mine = comment;
    history.replaceState({ ...history.state, own: comment }, "", address);
    own.hidden = !comment;
    if (comment) document.getElementById("own-link").href = location.pathname + "#own=" + comment.id + "." + comment.token;
  };

  const callOwn = (method, body) => fetch(own.dataset.api + encodeURIComponent(mine.id), {
    method,
    headers: { "Edit-Token": mine.token, Accept: "application/json", ...(body && { "Content-Type": "application/json" }) },
    body: body && JSON.stringify(body) });

  const showOwn = async () => {
    const answer = await callOwn("GET").catch(() => null);
    if (!answer?.ok) {
      if (answer?.status === 404) keep(null);
      return null;
    }
    const comment = await answer.json();
    state.textContent = own.dataset[comment.status] || own.dataset.rejected;
    document.getElementById("own-edit").hidden = !comment.editable;
    return comment;
  };

  const edit = (on) => {
    editing = on;
    for (const name of ["name", "email"]) {
      form.elements[name].closest("p").hidden = on;
      form.elements[name].disabled = on;
    }
  };

  own.addEventListener("click", async (event) => {
    if (event.target.id === "own-edit") {
      const comment = await showOwn();
      if (!comment?.editable) return tell(own.dataset.over, "failed");
      edit(true);
      form.elements.text.value = comment.body;
      replyTo("", own.dataset.changing);
      document.getElementById("reply-cancel").hidden = false;
      form.elements.text.focus();
    }
    if (event.target.id === "own-delete" && confirm(own.dataset.confirm)) {
      const answer = await callOwn("DELETE").catch(() => null);
      if (!answer?.ok && answer?.status !== 404) return tell(say.unavailable, "failed");
      edit(false);
      keep(null);
      tell(own.dataset.deleted, "done");
    }
  });

  const change = async (text) => {
    const answer = await callOwn("PATCH", { body: text });
    if (answer.status === 409) return fail(own.dataset.over);
    if (!answer.ok) return explain(answer);
    edit(false);
    form.elements.text.value = "";
    replyTo("", title.dataset.title);
    tell(own.dataset.changed, "done");
    await showOwn();
  };

  const link = /^#own=([\w-]+)\.([\w.-]+)$/.exec(location.hash);
  if (link) keep({ id: link[1], token: link[2] }, location.pathname + location.search);
  else if (history.state?.own) keep(history.state.own);
  if (mine) showOwn().then((comment) => link && comment && own.scrollIntoView());

  // The links work without us, too; but then what has been typed is gone.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.reply, a.cancel");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    edit(false);
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
      if (editing) return await change(form.elements.text.value);
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
      if (receipt.editToken) {
        keep({ id: receipt.id, token: receipt.editToken });
        await showOwn();
      }
    } catch (problem) {
      fail(problem instanceof Stop ? problem.message : say.unavailable);
    } finally {
      button.removeAttribute("aria-disabled");
      if (widget !== null) hcaptcha.reset(widget);
    }
  });
})();
