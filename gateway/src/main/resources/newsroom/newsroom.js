'use strict';
// All of this is comfort: every page works without it.

// --- keys in the moderators' queue: only while a comment has the focus, and nobody is typing ---
const queue = [...document.querySelectorAll('.queued')];

const focus = (article) => {
  article?.focus();
  article?.scrollIntoView({block: 'nearest'});
};

document.addEventListener('keydown', (event) => {
  const article = event.target.closest?.('.queued');
  const typing = event.target.closest?.('input, textarea, select');
  if (!article || typing || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const key = event.key.toLowerCase();
  const at = queue.indexOf(article);
  if (key === 'j' || key === 'k') {
    focus(queue[at + (key === 'j' ? 1 : -1)]);
  } else if (key === 'u') {
    document.querySelector('.undo')?.requestSubmit();
  } else {
    const target = [...article.querySelectorAll('[data-key]')].find((each) => each.dataset.key === key);
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

if (queue.length > 0) {
  const named = location.hash ? document.getElementById(location.hash.slice(1)) : null;
  focus(queue.includes(named) ? named : document.querySelector('.undo') ? queue[0] : null);
}

// --- a sentence is approved, and the next one opened, by Ctrl and Enter ---
document.addEventListener('keydown', (event) => {
  const segment = event.target.closest?.('.segment');
  if (segment && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    segment.querySelector('[value="approved"]')?.click();
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
  named?.focus();
  tellWhatIsKnown(document.activeElement);
});

document.addEventListener('htmx:afterSwap', (event) => {
  event.target.querySelectorAll('[data-use]').forEach((button) => {
    button.hidden = false;
    button.addEventListener('click', () => {
      const text = button.closest('.segment').querySelector('textarea');
      text.value = button.dataset.use;
      text.focus();
    });
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
    pinsForm.append(Object.assign(document.createElement('input'), {
      type: 'hidden', name: 'do', value: `order:${dragged.dataset.pin}`}));
    pinsForm.submit();
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
