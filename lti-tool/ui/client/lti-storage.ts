/**
 * Asks the ELO to keep or give back the secret of a login (LTI Client Side postMessages 0.1, lti.md §5), for browsers that
 * keep no cookie in a frame. Only answers from the ELO's own origin and to our own question count. Whatever fails or takes
 * longer than five seconds: the page goes on, and without a cookie Koers offers a window of its own.
 */
const PATIENCE_MS = 5_000;

/** `_parent`, or a frame of the parent by name; a frame that is not there means the parent itself. */
function frameOf(target: string): Window {
  if (target === '_parent') return window.parent;
  try {
    return (window.parent.frames as unknown as Record<string, Window | undefined>)[target] ?? window.parent;
  } catch {
    return window.parent; // another site's frames cannot be looked through in every browser
  }
}

interface Answer {
  subject?: unknown;
  message_id?: unknown;
  value?: unknown;
  error?: unknown;
}

function ask(
  page: DOMStringMap,
  question: { subject: string; key: string; value?: string },
): Promise<string | null> {
  const { target = '_parent', platform = '' } = page;
  const id = crypto.randomUUID();
  return new Promise((resolve) => {
    const done = (value: string | null): void => {
      window.removeEventListener('message', hear);
      window.clearTimeout(timer);
      resolve(value);
    };
    const hear = ({ origin, data }: MessageEvent<Answer | null>): void => {
      if (origin !== platform || typeof data !== 'object' || data?.message_id !== id) return;
      if (data.subject !== `${question.subject}.response`) return;
      done(data.error === undefined && typeof data.value === 'string' ? data.value : null);
    };
    const timer = window.setTimeout(() => done(null), PATIENCE_MS);
    window.addEventListener('message', hear);
    frameOf(target).postMessage({ ...question, message_id: id }, platform);
  });
}

const keep = document.querySelector<HTMLAnchorElement>('#lti-keep');
if (keep) {
  const { key = '', value = '' } = keep.dataset;
  await ask(keep.dataset, { subject: 'lti.put_data', key, value });
  window.location.replace(keep.href);
}

const form = document.querySelector<HTMLFormElement>('#lti-ask');
const kept = form?.elements.namedItem('kept');
if (form && kept instanceof HTMLInputElement) {
  const value = await ask(form.dataset, { subject: 'lti.get_data', key: form.dataset['key'] ?? '' });
  if (value) {
    kept.value = value;
    form.submit();
  } else document.querySelector('#lti-window')?.removeAttribute('hidden');
}

export {}; // a module: it waits at its top level
