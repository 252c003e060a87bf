import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SimTls } from '../../_formats/uwlr/simulator/server.ts';

interface ClientCertificate {
  /** PKCS#12, base64. */
  readonly pfx: string;
  readonly passphrase: string;
}

export interface SimCertificates {
  readonly tls: SimTls;
  readonly client: ClientCertificate;
  /** Signed by the same authority; it ran out yesterday. */
  readonly expired: ClientCertificate;
  /** Signed by nobody that the server knows. */
  readonly stranger: ClientCertificate;
}

const PASSPHRASE = 'sim-wachtwoord';
const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

/**
 * An authority of a minute old and what it signed, made with OpenSSL in a folder that is gone when this returns. The
 * authority goes along in each PKCS#12, so who shows one of these trusts the simulator, and nobody else does.
 */
export function simCertificates(): SimCertificates {
  const folder = mkdtempSync(path.join(tmpdir(), 'koers-esis-'));
  const at = (name: string) => path.join(folder, name);
  const openssl = (...args: string[]) => execFileSync('/usr/bin/openssl', args, { stdio: 'ignore' });
  const authority = (name: string) =>
    openssl(
      'req',
      '-x509',
      ...KEY,
      '-days',
      '2',
      '-subj',
      `/CN=${name}`,
      '-keyout',
      at(`${name}.key`),
      '-out',
      at(`${name}.pem`),
    );
  const sign = (name: string, by: string, days: string) => {
    openssl('req', ...KEY, '-subj', `/CN=${name}`, '-keyout', at(`${name}.key`), '-out', at(`${name}.csr`));
    writeFileSync(at('san'), 'subjectAltName=DNS:localhost');
    const who = ['-CA', at(`${by}.pem`), '-CAkey', at(`${by}.key`), '-CAcreateserial', '-extfile', at('san')];
    openssl('x509', '-req', '-in', at(`${name}.csr`), ...who, '-days', days, '-out', at(`${name}.pem`));
  };
  const pkcs12 = (name: string): ClientCertificate => {
    const what = ['-inkey', at(`${name}.key`), '-in', at(`${name}.pem`), '-certfile', at('authority.pem')];
    openssl('pkcs12', '-export', ...what, '-passout', `pass:${PASSPHRASE}`, '-out', at(`${name}.pfx`));
    return { pfx: readFileSync(at(`${name}.pfx`)).toString('base64'), passphrase: PASSPHRASE };
  };
  try {
    authority('authority');
    authority('other');
    sign('server', 'authority', '2');
    sign('client', 'authority', '2');
    sign('expired', 'authority', '-1');
    sign('stranger', 'other', '2');
    const pem = (name: string) => readFileSync(at(name), 'utf8');
    return {
      tls: { key: pem('server.key'), cert: pem('server.pem'), clientCa: pem('authority.pem') },
      client: pkcs12('client'),
      expired: pkcs12('expired'),
      stranger: pkcs12('stranger'),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
