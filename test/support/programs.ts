import { existsSync } from 'node:fs';

/** Debian's PostgreSQL 15: the version floor. */
export const POSTGRES_15 = '/usr/lib/postgresql/15/bin';
export const CHROMIUM = '/usr/bin/chromium';

const PROGRAMS = {
  'PostgreSQL 15': () => existsSync(`${POSTGRES_15}/postgres`),
  Chromium: () => existsSync(CHROMIUM),
  Redis: () => existsSync('/usr/bin/redis-server'),
  OpenSSL: () => existsSync('/usr/bin/openssl'),
  xmllint: () => existsSync('/usr/bin/xmllint'),
  pdfinfo: () => existsSync('/usr/bin/pdfinfo'),
  LibreOffice: () => existsSync('/usr/bin/soffice'),
} as const;

/**
 * Whether a program that some tests need is here. With `CI=true` an absent program is a failure, so that nothing
 * is skipped there unnoticed; elsewhere the test says what it needs.
 */
export function needs(program: keyof typeof PROGRAMS): {
  missing: boolean;
  label: (title: string) => string;
} {
  const here = PROGRAMS[program]();
  if (!here && process.env['CI'] === 'true') throw new Error(`CI needs ${program}`);
  return { missing: !here, label: (title) => (here ? title : `${title} (skipped: needs ${program})`) };
}
