'use strict';
// A session that has ended goes on in place: one signs in in another tab, while the page keeps all that was typed into it. Without
// this, a page comes up that has what was sent, to be sent once more.

const again = document.querySelector('dialog.again');
const comings = new BroadcastChannel('newsroom-session'); // where each page that is loaded in a session says so
comings.postMessage('in');

/** Who is in, and the proof for forms; null for nobody; undefined while that cannot be told. */
const whoIsIn = async () => {
  try {
    const answer = await fetch('/newsroom/session', {signal: AbortSignal.timeout(5000)});
    return answer.status === 401 ? null : answer.ok ? await answer.json() : undefined;
  } catch {
    return undefined;
  }
};

/** What somebody else has typed does not go with this one's proof: the server asks whether it was them. */
const takeProof = (who) => {
  if (who?.name === again.dataset.name) {
    document.querySelectorAll('input[name="csrf"]').forEach((input) => {
      input.value = who.csrf;
    });
  }
};

/** Whether somebody has signed in; false when they would rather not now. */
const signedInAgain = () => new Promise((resolve) => {
  const see = async () => {
    const who = await whoIsIn();
    takeProof(who);
    if (who) {
      again.close('in');
    }
  };
  comings.addEventListener('message', see);
  again.addEventListener('close', () => {
    comings.removeEventListener('message', see);
    resolve(again.returnValue === 'in');
  }, {once: true});
  if (!again.open) {
    again.returnValue = '';
    again.showModal();
  }
});

/** Whether something can be sent: somebody is in, or comes in. */
const somebodyIsIn = async () => {
  const who = await whoIsIn();
  takeProof(who);
  return who !== null || signedInAgain();
};

// --- a form is sent when somebody is in, and then as if it were only now ---
let asking = false;
let going = null;
document.addEventListener('submit', async (event) => {
  const {target, submitter} = event;
  if (target.method !== 'post' || target.matches('[action="/newsroom/sign-out"]')) {
    return;
  }
  if (target === going) {
    going = null;
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  if (asking) {
    return;
  }
  asking = true;
  const sent = await somebodyIsIn();
  asking = false;
  if (sent) {
    going = target;
    target.requestSubmit(submitter);
  }
}, true);

// --- so is what a click has asked for; what a page asks for by itself waits until somebody does something ---
document.addEventListener('htmx:responseError', async ({detail: {xhr, elt, requestConfig}}) => {
  if (xhr.status === 401 && requestConfig.triggeringEvent?.type === 'click' && await signedInAgain()) {
    htmx.trigger(elt, 'click');
  }
});
