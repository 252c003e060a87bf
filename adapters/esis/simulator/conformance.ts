import { countUwlrRows } from '../../_formats/uwlr/conformance-rows.ts';
import { runUwlr, UWLR_TROUBLES } from '../../_formats/uwlr/simulator/subject.ts';
import type { ConformanceSubject } from '../../_kit/conformance-source.ts';
import { type SimCertificates, simCertificates } from './certificates.ts';

let made: SimCertificates | undefined;

/** Offers the suite's school the way ESIS would: over TLS, to who shows a certificate. */
export default {
  plays: [...UWLR_TROUBLES, 'expired-certificate'],
  certificate: true,
  rows: countUwlrRows,
  async start(school) {
    made ??= simCertificates();
    const { tls, client } = made;
    const source = await runUwlr(school, { auteur: 'ESIS-simulator van Koers', tls });
    return {
      ...source,
      connection: { ...source.connection, certificaat: client.pfx, certificaatWachtwoord: client.passphrase },
      secrets: [...source.secrets, client.pfx, client.passphrase],
      // To the one who asks it is the same: connected, and refused. That we see it before asking is proved in index.test.ts.
      trouble: (kind) => source.trouble(kind === 'expired-certificate' ? 'forbidden' : kind),
    };
  },
} satisfies ConformanceSubject;
