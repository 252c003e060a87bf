import { z } from 'zod';

/** A key or a token goes over this line, so it is encrypted, except to this very machine. */
function isSafe(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return (
    protocol === 'https:' ||
    (protocol === 'http:' && /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname))
  );
}

/** The address of a vendor, as a school fills it in. */
export const SafeAddress = z.string().trim().refine(isSafe, 'Dit is geen adres dat begint met https://.');
