/** Sends a file as the form would; what is wrong comes back as a sentence to show, `null` is well. */
export async function bewaar(
  adres: string,
  wat: string,
  bestand: Blob,
  naam: string,
): Promise<string | null> {
  const form = new FormData();
  form.set('wat', wat);
  form.set('bestand', bestand, naam);
  try {
    const answer = await fetch(adres, {
      method: 'POST',
      body: form,
      headers: { accept: 'application/json' },
    });
    if (answer.ok || answer.redirected) return null;
    const problem = (await answer.json()) as { title?: unknown };
    return typeof problem.title === 'string' ? problem.title : NIET;
  } catch {
    return NIET;
  }
}

const NIET = 'Dat lukte niet. Het is niet bewaard. Probeer het nog een keer.';
