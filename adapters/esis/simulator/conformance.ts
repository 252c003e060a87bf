import { countUwlrRows } from '../../_formats/uwlr/conformance-rows.ts';
import { runUwlr, UWLR_TROUBLES } from '../../_formats/uwlr/simulator/subject.ts';
import type { ConformanceSubject } from '../../_kit/conformance-source.ts';
import { type SimCertificates, simCertificates } from './certificates.ts';

let made: SimCertificates | undefined;

/** Offers the suite's school the way ESIS would: over TLS, to who shows a certificate. */
export default {
  plays: [...UWLR_TROUBLES, 'expired-certificate'],
  certificate: true,
  needs: 'OpenSSL',
  rows: countUwlrRows,
  async start(school) {
    made ??= simCertificates();
    const { tls, client, expired } = made;
    const source = await runUwlr(school, { auteur: 'ESIS-simulator van Koers', tls });
    let shown = client;
    return {
      ...source,
      get connection() {
        return { ...source.connection, certificaat: shown.pfx, certificaatWachtwoord: shown.passphrase };
      },
      secrets: [...source.secrets, client.pfx, client.passphrase],
      trouble: (kind) => {
        shown = kind === 'expired-certificate' ? expired : client;
        source.trouble(kind);
      },
    };
  },
} satisfies ConformanceSubject;
