'use strict';
// All of this is comfort: an article can be written without it.

const form = document.getElementById('writing');
const body = form.elements.body;

// --- what is typed stays in the browser until it is saved: each key stroke, at once, with or without a network ---
const READ = ['etag', 'revision', 'base']; // of the text that the form was filled with: they stay with what is typed over it
const NOT_TYPED = ['csrf', 'key', 'file', 'mediaId', 'pictureKnown', ...READ];
const place = `newsroom:${form.dataset.keep}`;
const said = document.getElementById('kept-at');
const fields = () => [...form.elements].filter((each) => each.name && !NOT_TYPED.includes(each.name) && each.type !== 'submit');
const read = () => Object.fromEntries(fields().map((each) => [each.name, each.type === 'checkbox' ? each.checked : each.value]));
const saved = JSON.stringify(read());
const offer = form.querySelector('.kept');
let sending = false;

const store = (action) => {
  try {
    return action();
  } catch {
    said.textContent = said.dataset.unkept; // no room, or not allowed: whoever types has to know
    return null;
  }
};
const keep = () => store(() => {
  const typed = read();
  const text = Object.fromEntries(READ.map((name) => [name, form.elements[name].value]));
  localStorage.setItem(place, JSON.stringify({at: Date.now(), text, typed}));
  said.textContent = said.dataset.kept;
});

// Of a new article, what another page of the kind has left is offered, too: the newest of all that nobody has decided on.
const isMine = (name) => name === place || name.startsWith(`${place}~`)
  || (form.dataset.keep.startsWith('new:') && /^newsroom:new(:|$)/.test(name));
const keptAs = (name) => {
  try {
    const kept = JSON.parse(localStorage.getItem(name));
    return kept.typed ? {name, ...kept} : {name, at: 0, typed: kept};
  } catch {
    return {name, at: 0, typed: {}}; // not written by us
  }
};
const isOther = ({typed}) => fields().some((each) => each.name in typed
  && typed[each.name] !== (each.type === 'checkbox' ? each.checked : each.value));
let offered = store(() => Object.keys(localStorage).filter(isMine).map(keptAs).filter(isOther)
  .sort((one, other) => other.at - one.at)[0]);
const decided = (forgotten) => {
  store(() => localStorage.removeItem(forgotten));
  offer.hidden = true;
  form.elements.title.focus();
};
if (offered) {
  offer.hidden = false;
  offer.querySelector('[data-take]').addEventListener('click', () => {
    const {name: former, typed, text = {}} = offered;
    offered = null;
    fields().filter((each) => each.name in typed).forEach((each) => {
      each[each.type === 'checkbox' ? 'checked' : 'value'] = typed[each.name];
    });
    READ.filter((name) => name in text).forEach((name) => {
      form.elements[name].value = text[name]; // what colleagues have saved since stands beside it then
    });
    form.dispatchEvent(new Event('input')); // keeps it here
    decided(former === place ? null : former);
  });
  offer.querySelector('[data-drop]').addEventListener('click', () => {
    const {name: former} = offered;
    offered = null;
    decided(former);
  });
} else if (form.dataset.returned === 'true') {
  keep(); // it was sent and not saved
}

form.addEventListener('input', () => {
  if (offered?.name === place) { // what is typed now does not take the place of what is offered
    store(() => {
      const aside = `${place}~${offered.at}`;
      localStorage.setItem(aside, localStorage.getItem(place));
      offered.name = aside;
    });
  }
  keep();
});
addEventListener('storage', (event) => {
  if (event.key === place && event.newValue) {
    said.textContent = said.dataset.elsewhere;
  }
});
form.addEventListener('submit', () => {
  sending = true;
  store(() => sessionStorage.setItem('newsroom:sent', JSON.stringify([place, localStorage.getItem(place)])));
});
addEventListener('pageshow', () => {
  sending = false; // back from where the form led to
});
addEventListener('beforeunload', (event) => {
  if (!sending && JSON.stringify(read()) !== saved) {
    event.preventDefault();
  }
});
document.addEventListener('keydown', (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
    event.preventDefault();
    const save = form.querySelector('[name="do"][value="save"]');
    if (!save.disabled) {
      form.requestSubmit(save);
    }
  }
});

// --- what the toolbar does, by keys while one is in the text ---
const KEYS = {b: 'bold', i: 'italic', k: 'link', e: 'code'};
body.addEventListener('keydown', (event) => {
  const style = KEYS[event.key.toLowerCase()];
  if (style && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey) {
    event.preventDefault();
    form.querySelector(`[data-md-button="${style}"]`).click();
  }
});

// --- the page beside the text ---
const looking = document.querySelector('.looking');
const trouble = looking.querySelector('[data-failed]');
let waiting = 0;
const look = () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => htmx.trigger(looking, 'look'), 400);
};
looking.hidden = false;
customElements.whenDefined('markdown-toolbar').then(() => {
  form.querySelector('.tools').hidden = false;
});
form.addEventListener('input', look);
looking.addEventListener('htmx:afterSwap', () => {
  trouble.textContent = '';
});
['htmx:responseError', 'htmx:sendError', 'htmx:timeout'].forEach((name) => looking.addEventListener(name, (event) => {
  trouble.textContent = event.detail.xhr?.status === 401 ? trouble.dataset.ended : trouble.dataset.failed;
}));
look();

// --- names that there are, behind the last comma ---
document.querySelectorAll('[data-complete]').forEach((input) => {
  let asked = 0;
  input.addEventListener('input', () => {
    clearTimeout(asked);
    asked = setTimeout(async () => {
      const cut = input.value.lastIndexOf(',') + 1;
      const before = cut === 0 ? '' : `${input.value.slice(0, cut)} `;
      const q = input.value.slice(cut).trim();
      if (q === '') {
        return;
      }
      const answer = await fetch(`${input.dataset.complete}?q=${encodeURIComponent(q)}`).catch(() => null);
      const names = answer?.ok ? await answer.json() : [];
      input.list.replaceChildren(...names.map((name) => new Option(before + name, before + name)));
    }, 150);
  });
});

// --- pictures: dropped or pasted into the text they stand there; anywhere else they are the article's ---
const file = form.elements.file;
const pictureIn = (transfer) => [...(transfer?.files ?? [])].find((each) => each.type.startsWith('image/'));
const insert = (text) => {
  body.focus();
  if (!document.execCommand('insertText', false, text)) { // the one way that can be undone
    body.setRangeText(text, body.selectionStart, body.selectionEnd, 'end');
    body.dispatchEvent(new Event('input', {bubbles: true}));
  }
};
const send = async (picture) => {
  if (!await somebodyIsIn()) {
    said.textContent = trouble.dataset.ended;
    return;
  }
  said.textContent = form.dataset.sending;
  const data = new FormData();
  data.append('csrf', form.elements.csrf.value);
  data.append('alt', '');
  data.append('key', form.elements.key.value);
  data.append('file', picture);
  const answer = await fetch('/newsroom/pictures', {method: 'POST', body: data}).catch(() => null);
  const taken = await answer?.json().catch(() => null);
  said.textContent = taken?.message ?? (taken?.url ? '' : form.dataset.unsent);
  if (taken?.url) {
    insert(`![${form.dataset.alt}](${taken.url})`);
    const from = body.value.lastIndexOf(`![${form.dataset.alt}](${taken.url})`) + 2;
    body.setSelectionRange(from, from + form.dataset.alt.length);
  }
};
const choose = (picture) => {
  const transfer = new DataTransfer();
  transfer.items.add(picture);
  file.files = transfer.files;
  file.dispatchEvent(new Event('change', {bubbles: true}));
};
['drop', 'paste'].forEach((name) => form.addEventListener(name, (event) => {
  const picture = pictureIn(event.dataTransfer ?? event.clipboardData);
  const text = event.clipboardData?.types.includes('text/plain'); // word processors copy a picture of it, too
  if (!picture || text || event.target === file) {
    return;
  }
  event.preventDefault();
  if (event.target === body) {
    send(picture);
  } else {
    choose(picture);
  }
}));
form.addEventListener('dragover', (event) => {
  if ([...event.dataTransfer.items].some((each) => each.kind === 'file')) {
    event.preventDefault();
  }
});

// --- what must be seen of a picture, by a click into it ---
const focal = form.querySelector('.focal');
const shown = focal.querySelector('img');
const dot = focal.querySelector('.dot');
const crops = [...form.querySelectorAll('.crops svg')];
const from = (whole, part, percent) => Math.min(Math.max(Math.round(percent / 100 * whole - part / 2), 0), whole - part);
const cut = () => { // as the server cuts it
  const [width, height] = [shown.naturalWidth, shown.naturalHeight];
  crops.filter(() => width > 0).forEach((crop) => {
    const {across, down} = crop.dataset;
    const wide = Math.min(width, Math.max(1, Math.round(height * across / down)));
    const high = Math.min(height, Math.max(1, Math.round(width * down / across)));
    const image = crop.firstElementChild;
    image.setAttribute('href', shown.src);
    image.setAttribute('width', width);
    image.setAttribute('height', height);
    crop.setAttribute('viewBox', [
      from(width, wide, form.elements.focusX.value), from(height, high, form.elements.focusY.value), wide, high].join(' '));
  });
};
const mark = () => {
  cut();
  dot.style.left = `${form.elements.focusX.value}%`;
  dot.style.top = `${form.elements.focusY.value}%`;
};
file.addEventListener('change', () => {
  const picture = file.files[0];
  if (!picture) {
    return;
  }
  form.elements.focusX.value = form.elements.focusY.value = '50';
  mark();
  const reader = new FileReader();
  reader.addEventListener('load', () => {
    shown.src = reader.result;
    focal.hidden = form.querySelector('.crops').hidden = false;
  });
  reader.readAsDataURL(picture);
});
focal.addEventListener('click', (event) => {
  const box = shown.getBoundingClientRect();
  form.elements.focusX.value = String(Math.round(100 * (event.clientX - box.left) / box.width));
  form.elements.focusY.value = String(Math.round(100 * (event.clientY - box.top) / box.height));
  form.dispatchEvent(new Event('input'));
});
shown.addEventListener('load', cut);
form.addEventListener('input', mark);
mark();
