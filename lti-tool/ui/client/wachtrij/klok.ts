/** Milliseconds that the clock of the server is ahead of that of this device, as its last answer said. */
let voor = 0;
/** A `Date` header has whole seconds and is a little late: less than this is no difference. */
const GENOEG_MS = 5000;

/** Listens to what the server says the time is: a tablet with a wrong clock must not decide whose mark was the last one. */
export function hoorKlok(date: string | null | undefined): void {
  const server = Date.parse(date ?? '');
  if (Number.isNaN(server)) return;
  const verschil = server - Date.now();
  voor = Math.abs(verschil) > GENOEG_MS ? verschil : 0;
}

export const nu = (): number => Date.now() + voor;
