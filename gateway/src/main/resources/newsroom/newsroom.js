'use strict';
// All of this is comfort: every page works without it.

// --- what is typed and not sent stays in this tab, since each sentence and each comment is sent by itself ---
const TYPED = 'newsroom:typed:';

/** A sentence is known by its words: its number is another one after a revision. */
const typedKey = (field) => TYPED + field.dataset.typed + (field.closest('.segment')?.querySelector('.source')?.textContent ?? '');

/** What the newsroom has of it, which is not what stands in a field that was refused. */
const storedOf = (field) => field.dataset.stored ?? field.defaultValue;

const keepTyped = (field, sent) => {
  try {
    if (field.value === storedOf(field)) {
      sessionStorage.removeItem(typedKey(field));
    } else {
      sessionStorage.setItem(typedKey(field), JSON.stringify({text: field.value, from: storedOf(field), sent}));
    }
  } catch {
    // nothing is kept in this browser
  }
};

/** What is stored stands beside what was typed for another text. */
const showStored = (field) => {
  const label = document.createElement('p');
  label.className = 'hint';
  label.textContent = field.dataset.theirs;
  const text = document.createElement('p');
  text.className = 'theirs';
  text.lang = field.lang;
  text.dir = 'auto';
  text.textContent = field.defaultValue;
  field.after(label, text);
};

const takeUpTyped = (field) => {
  if (field.dataset.stored !== undefined) {
    keepTyped(field, false);
    return;
  }
  try {
    const kept = JSON.parse(sessionStorage.getItem(typedKey(field)));
    const taken = kept?.sent && (kept.from === '' || kept.from !== field.defaultValue);
    if (!kept || taken || kept.text === field.defaultValue) {
      sessionStorage.removeItem(typedKey(field));
      return;
    }
    field.value = kept.text;
    field.closest('details')?.setAttribute('open', '');
    if (kept.from !== field.defaultValue && field.dataset.theirs) {
      showStored(field);
    }
  } catch {
    // nothing is kept in this browser
  }
};

document.querySelectorAll('[data-typed]').forEach(takeUpTyped);
document.addEventListener('input', (event) => {
  if (event.target.dataset?.typed) {
    keepTyped(event.target, false);
  }
});
document.addEventListener('submit', (event) => {
  [...event.target.elements].filter((field) => field.dataset?.typed).forEach((field) => keepTyped(field, true));
  if (event.target.matches('[action="/newsroom/sign-out"]')) {
    try {
      Object.keys(sessionStorage).filter((key) => key.startsWith(TYPED)).forEach((key) => sessionStorage.removeItem(key));
    } catch {
      // nothing is kept in this browser
    }
  }
});

// --- keys in the moderators' queue: only while a comment has the focus, or what takes a decision back, and nobody is typing ---
const queue = [...document.querySelectorAll('.queued')];
const undo = document.querySelector('.undo');

const focus = (article) => {
  article?.focus();
  article?.scrollIntoView({block: 'nearest'});
};

const nothingHasTheFocus = () => !document.activeElement || document.activeElement === document.body;

document.addEventListener('keydown', (event) => {
  const place = event.target.closest?.('.queued, .undo');
  const typing = event.target.closest?.('input:not([type="checkbox"]), textarea, select');
  if (!place || typing || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const key = event.key.toLowerCase();
  if (key === 'u') {
    undo?.requestSubmit();
  } else if (key === 'j' || key === 'k') {
    focus(place === undo ? queue[0] : queue[queue.indexOf(place) + (key === 'j' ? 1 : -1)]);
  } else {
    const target = [...place.querySelectorAll('[data-key]')].find((each) => each.dataset.key === key);
    if (!target) {
      return;
    }
    if (target instanceof HTMLButtonElement) {
      target.click();
    } else {
      target.focus();
    }
  }
  event.preventDefault();
});

if (queue.length > 0 || undo) {
  const named = queue.find((article) => article.id === location.hash.slice(1));
  if (named || nothingHasTheFocus()) {
    focus(named ?? queue[0] ?? undo.querySelector('button'));
  }
}

// --- a sentence is approved, and the next one opened, by Ctrl and Enter; Alt and an arrow go on without approving ---
const sentences = [...document.querySelectorAll('.segment[data-review]')];

document.addEventListener('keydown', (event) => {
  const segment = event.target.closest?.('.segment[data-review]');
  const step = {ArrowUp: -1, ArrowDown: 1}[event.key];
  if (segment && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    segment.querySelector('[value="approved"]')?.click();
  } else if (segment && step && event.altKey) {
    event.preventDefault();
    sentences[sentences.indexOf(segment) + step]?.querySelector('textarea').focus();
  }
});

// --- what is known of a sentence stands beside it as soon as somebody is at it; a click takes a text over ---
const tellWhatIsKnown = (text) => {
  const link = text.closest('.segment')?.querySelector('.hits-link');
  if (link && text instanceof HTMLTextAreaElement && !link.dataset.asked) {
    link.dataset.asked = 'true';
    htmx.trigger(link, 'known');
  }
};
document.addEventListener('DOMContentLoaded', () => { // only then does anybody listen
  document.addEventListener('focusin', (event) => tellWhatIsKnown(event.target));
  const named = location.hash.startsWith('#segment-') ? document.getElementById(location.hash.slice(1)) : null;
  const open = sentences.find((segment) => segment.dataset.review !== 'approved')?.querySelector('textarea');
  if (named || nothingHasTheFocus()) {
    (named ?? open)?.focus();
  }
  tellWhatIsKnown(document.activeElement);
});

document.addEventListener('htmx:afterSwap', (event) => {
  event.target.querySelectorAll('[data-use]').forEach((button) => {
    button.hidden = false;
    button.addEventListener('click', () => {
      const text = button.closest('.segment').querySelector('textarea');
      text.value = button.dataset.use;
      keepTyped(text, false);
      text.focus();
    });
  });
});

// --- tags and authors that there are, for a list of articles ---
document.querySelectorAll('[data-known]').forEach((input) => {
  let asked = 0;
  input.addEventListener('input', () => {
    clearTimeout(asked);
    asked = setTimeout(async () => {
      const q = input.value.trim();
      const answer = q && await fetch(`${input.dataset.known}?q=${encodeURIComponent(q)}`).catch(() => null);
      const names = answer?.ok ? await answer.json() : [];
      input.list.replaceChildren(...names.map((name) => new Option(name, name)));
    }, 150);
  });
});

// --- what comes first is moved by Alt and an arrow, too, wherever in its line one is ---
document.addEventListener('keydown', (event) => {
  const step = {ArrowUp: 'up', ArrowDown: 'down'}[event.key];
  const pin = event.target.closest?.('[data-pin]');
  if (pin && step && event.altKey) {
    event.preventDefault();
    pin.querySelector(`[value^="${step}:"]`).click();
  }
});

// --- or is dragged there ---
const pins = document.querySelector('.pins');
const pinsForm = pins?.closest('form');
let dragged = null;
let behind = null; // what it stood before
pins?.querySelectorAll('[data-pin]').forEach((pin) => {
  pin.draggable = true;
});
pins?.addEventListener('dragstart', (event) => {
  dragged = event.target.closest?.('[data-pin]') ?? null;
  behind = dragged?.nextElementSibling ?? null;
  event.dataTransfer.effectAllowed = 'move';
});
pins?.addEventListener('dragover', (event) => {
  const over = event.target.closest?.('[data-pin]');
  if (dragged) {
    event.preventDefault();
  }
  if (dragged && over && over !== dragged) {
    const {top, height} = over.getBoundingClientRect();
    over[event.clientY < top + height / 2 ? 'before' : 'after'](dragged);
  }
});
pins?.addEventListener('drop', (event) => {
  event.preventDefault();
  if (dragged && dragged.nextElementSibling !== behind) {
    const order = [...pins.children].map((pin) => pin.dataset.pin);
    pinsForm.querySelectorAll('[name="pins"]').forEach((input, at) => {
      input.value = order[at];
    });
    const drop = Object.assign(document.createElement('button'), {
      hidden: true, name: 'do', value: `order:${dragged.dataset.pin}`});
    pinsForm.append(drop);
    pinsForm.requestSubmit(drop);
  }
  dragged = null;
});
pins?.addEventListener('dragend', () => { // dropped elsewhere: as it was
  if (dragged) {
    pins.insertBefore(dragged, behind);
    dragged = null;
  }
});

// --- what was saved is not kept in the browser any longer: what this tab has sent, as long as nobody has typed since ---
const written = document.querySelector('[data-saved]');
if (written) {
  try {
    const [place, sent] = JSON.parse(sessionStorage.getItem('newsroom:sent') ?? '[]');
    sessionStorage.removeItem('newsroom:sent');
    if (place && [written.dataset.saved, written.dataset.returned].includes('true') && localStorage.getItem(place) === sent) {
      localStorage.removeItem(place); // a form that came back has all of it
    }
  } catch {
    // nothing is kept in this browser
  }
  const address = new URL(location);
  ['done', 'w'].forEach((name) => address.searchParams.delete(name)); // loaded once more, it does not say so again
  history.replaceState(history.state, '', address);
}

// --- a form is sent once: its buttons rest until the answer is there, or for as long as one may be waited for ---
const PATIENCE = 10000;
document.addEventListener('submit', (event) => {
  if (event.defaultPrevented || event.target.method !== 'post') {
    return;
  }
  const buttons = [...event.target.elements].filter((each) => each.type === 'submit' && !each.disabled);
  const wake = () => buttons.forEach((each) => {
    each.disabled = false;
  });
  setTimeout(() => buttons.forEach((each) => { // then what the button says is on its way
    each.disabled = true;
  }));
  setTimeout(wake, PATIENCE);
  addEventListener('pageshow', wake, {once: true});
});
