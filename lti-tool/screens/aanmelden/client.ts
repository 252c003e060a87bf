import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';
import { sayNew } from '../../ui/client/announce.ts';

type Registration = Parameters<typeof startRegistration>[0]['optionsJSON'];
type Authentication = Parameters<typeof startAuthentication>[0]['optionsJSON'];

/** Puts one of the page's own messages in sight. */
function show(id: string): void {
  const template = document.getElementById(id);
  const area = document.getElementById('meldingen');
  if (!(template instanceof HTMLTemplateElement) || !area) return;
  area.replaceChildren(template.content.cloneNode(true));
  sayNew();
}

class NoAnswer extends Error {}

/** The question stands in the form, or is asked for now: a challenge is good for five minutes. */
async function question(form: HTMLFormElement): Promise<unknown> {
  const { opties, vraag } = form.dataset;
  if (opties !== undefined) return JSON.parse(opties);
  const answer = await fetch(vraag ?? '', { method: 'POST', headers: { Accept: 'application/json' } });
  // Signed out meanwhile: the page itself says so.
  if (answer.status === 401) location.reload();
  if (!answer.ok) throw new NoAnswer();
  return await answer.json();
}

async function answerOf(form: HTMLFormElement): Promise<unknown> {
  const optionsJSON = await question(form);
  return form.dataset['passkey'] === 'maken'
    ? await startRegistration({ optionsJSON: optionsJSON as Registration })
    : await startAuthentication({ optionsJSON: optionsJSON as Authentication });
}

function messageFor(error: unknown): string {
  if (error instanceof NoAnswer || error instanceof TypeError) return 'melding-geen-verbinding';
  const name = error instanceof Error ? error.name : '';
  return name === 'InvalidStateError' ? 'passkey-bekend' : 'passkey-afgebroken';
}

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.dataset['passkey'] === undefined) return;
  event.preventDefault();
  if (!browserSupportsWebAuthn()) return show('passkey-kan-niet');
  if (form.hasAttribute('aria-busy')) return;
  form.setAttribute('aria-busy', 'true');
  document.getElementById('meldingen')?.replaceChildren();
  answerOf(form).then(
    (answer) => {
      const field = form.elements.namedItem('antwoord');
      if (field instanceof HTMLInputElement) field.value = JSON.stringify(answer);
      form.submit();
    },
    (error: unknown) => {
      form.removeAttribute('aria-busy');
      show(messageFor(error));
    },
  );
});

for (const button of document.querySelectorAll<HTMLButtonElement>('form[data-passkey] button'))
  button.disabled = false;

// Back to this page from the next one: the form may be used again.
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-passkey]')) form.removeAttribute('aria-busy');
});
