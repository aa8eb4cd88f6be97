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

const opened = location.hash.startsWith('#segment-') ? document.querySelector(`${location.hash} textarea`) : null;
opened?.focus();

// --- what is typed stays in the browser until it is saved ---
const kept = document.querySelector('form[data-keep]');

if (kept) {
  const name = `newsroom:${kept.dataset.keep}`;
  const names = ['title', 'lead', 'body', 'tags', 'authors', 'note'];
  const read = () => Object.fromEntries(names.map((each) => [each, kept.elements[each]?.value ?? '']));
  const saved = JSON.stringify(read());
  const offer = kept.querySelector('.kept');
  let sending = false;

  const stored = localStorage.getItem(name);
  if (kept.dataset.saved === 'true' || stored === saved) {
    localStorage.removeItem(name);
  } else if (stored && offer) {
    offer.hidden = false;
    offer.querySelector('[data-take]').addEventListener('click', () => {
      Object.entries(JSON.parse(stored)).forEach(([each, value]) => {
        if (kept.elements[each]) {
          kept.elements[each].value = value;
        }
      });
      offer.hidden = true;
    });
    offer.querySelector('[data-drop]').addEventListener('click', () => {
      localStorage.removeItem(name);
      offer.hidden = true;
    });
  }

  kept.addEventListener('input', () => localStorage.setItem(name, JSON.stringify(read())));
  kept.addEventListener('submit', () => {
    sending = true;
  });
  addEventListener('beforeunload', (event) => {
    if (!sending && JSON.stringify(read()) !== saved) {
      event.preventDefault();
    }
  });
}
