import { Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { refused } from './http-refusals.ts';

/** PKCS#12, base64, with its password. */
export interface ClientCertificate {
  readonly pfx: string;
  readonly passphrase: string;
}

const DAY = new Intl.DateTimeFormat('nl-NL', { timeZone: 'Europe/Amsterdam', dateStyle: 'long' });

/**
 * Opens a client certificate before it is shown to anyone: a server that does not take it just hangs up or says 403, and
 * then nobody knows why.
 * @throws AppError `source_refused`: it cannot be opened, has run out, or is not valid yet
 */
export function openCertificate(
  { pfx, passphrase }: ClientCertificate,
  now: Date,
): { pfx: Buffer; passphrase: string } {
  const opened = { pfx: Buffer.from(pfx, 'base64'), passphrase };
  const certificate = certificateIn(opened);
  if (!certificate)
    throw refused('Het certificaat is niet te openen. Controleer het bestand en het wachtwoord.');
  const [from, to] = [new Date(certificate.validFrom), new Date(certificate.validTo)];
  if (to <= now) {
    throw refused(
      `Het certificaat van de koppeling is verlopen op ${DAY.format(to)}. Vraag je leverancier om een nieuw certificaat.`,
    );
  }
  if (from > now) throw refused(`Het certificaat van de koppeling geldt pas vanaf ${DAY.format(from)}.`);
  return opened;
}

/** Node reads PKCS#12 for a connection only, so one is made that goes nowhere. */
function certificateIn(opened: { pfx: Buffer; passphrase: string }) {
  const nowhere = new Socket();
  try {
    return new TLSSocket(nowhere, { secureContext: createSecureContext(opened) }).getX509Certificate();
  } catch {
    return undefined;
  } finally {
    nowhere.destroy();
  }
}
