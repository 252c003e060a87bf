import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { parseStringPromise } from 'xml2js';
import { uitZip } from '../../../gateway/opp/document/zip.ts';
import { needs } from '../../../test/support/programs.ts';
import { documentenWeb } from './testing/documenten-web.ts';

const d = documentenWeb();
/** Not ours to ship: read from a folder beside the project, or from KOERS_SPECS. */
const SPECS =
  process.env['KOERS_SPECS'] ?? fileURLToPath(new URL('../../../../shared/specs/', import.meta.url));
const XSD = `${SPECS}/oso/edustandaard-oso-gegevensset/common/OSO_gegevensset.xsd`;
const kanKeuren = !needs('xmllint').missing && existsSync(XSD);

const pad = () => `/leerling/${d.k.leerlingen[0]}/opp/oso`;
const GOED: [string, string][] = [
  ['soort', 'bsn'],
  ['nummer', '999999990'],
  ['overstap', 'popo'],
  ['aanleverpunt', '1'],
];
const met = (veld: string, waarde: string): [string, string][] =>
  GOED.map(([v, w]) => [v, v === veld ? waarde : w]);

describe('R50: handing an OPP over by OSO', () => {
  it('gives one file with the dossier, the PDF and the JSON; the dossier holds the PDF to the last byte', async () => {
    const ib = await d.browser(d.k.petra, 'passkey');
    expect(await (await ib.get(pad())).text()).toContain('Nummer van de leerling');
    const antwoord = await ib.post(pad(), GOED);
    expect([antwoord.status, antwoord.headers.get('content-disposition')]).toEqual([
      200,
      'attachment; filename="oso-opp-versie-3.zip"',
    ]);
    const zip = uitZip(Buffer.from(await antwoord.arrayBuffer()));
    expect(Object.keys(zip)).toEqual(['dossier.xml', 'opp-versie-3.pdf', 'opp-versie-3.json']);
    const xml = Buffer.from(zip['dossier.xml'] ?? []).toString('utf8');
    const { dossier } = await parseStringPromise(xml);
    const [leerling] = dossier.huidigeschool[0].leerling;
    expect([leerling.bsn, dossier.metadata[0].overstap]).toEqual([['999999990'], ['POPO']]);
    const [document] = leerling.onderwijsondersteuning[0].opp[0].document;
    const binnen = uitZip(Buffer.from(document.bestandsinhoud[0], 'base64'));
    expect(binnen['opp-versie-3.pdf']).toEqual(zip['opp-versie-3.pdf']);
    expect(JSON.parse(Buffer.from(zip['opp-versie-3.json'] ?? []).toString('utf8'))).toHaveProperty('d');
    if (!kanKeuren) return;
    const keur = spawnSync('xmllint', ['--noout', '--nonet', '--schema', XSD, '-'], {
      input: xml,
      encoding: 'utf8',
    });
    expect([keur.status, keur.status === 0 ? '' : keur.stderr.slice(0, 500)]).toEqual([0, '']);
  });

  it('R83: leaves a line in the trail, and the number of the pupil nowhere', async () => {
    const ib = await d.browser(d.k.petra, 'passkey');
    expect((await ib.post(pad(), GOED)).status).toBe(200);
    const { rows } = await d.k.as(d.k.petra, (tx) =>
      sql<{ n: number; nummer: number }>`
        SELECT count(*) FILTER (WHERE actie = 'opp_oso')::int AS n, count(*) FILTER (WHERE details::text LIKE '%999999990%')::int AS nummer
        FROM koers.audit WHERE onderwerp_id = ${d.k.leerlingen[0] ?? ''}::uuid`.execute(tx),
    );
    expect([rows[0]?.n === 0, rows[0]?.nummer]).toEqual([false, 0]);
  });

  it('is for who fixes OPPs and signed in with a passkey; others get nothing', async () => {
    expect((await (await d.browser(d.k.petra)).post(pad(), GOED)).status).toBe(403);
    expect((await (await d.browser(d.k.marjan, 'passkey')).post(pad(), GOED)).status).toBe(403);
    const ib = await d.browser(d.k.petra, 'passkey');
    const zonder = await ib.post(`/leerling/${d.k.buiten}/opp/oso`, GOED);
    expect([zonder.status, await zonder.text()]).toEqual([
      422,
      expect.stringContaining('nog geen vastgesteld OPP'),
    ]);
  });

  it.each([
    ['soort', '', 'Kies welk nummer het is.'],
    ['nummer', '12345', 'heeft negen cijfers'],
    ['nummer', '999999991', 'Dit is geen BSN.'],
    ['overstap', '', 'zoals POPO of POVO'],
    ['aanleverpunt', 'x', 'Het aanleverpunt is een getal.'],
  ])('says what is wrong with %s “%s”, and does not show the number again', async (veld, waarde, zin) => {
    const ib = await d.browser(d.k.petra, 'passkey');
    const antwoord = await ib.post(pad(), met(veld, waarde));
    const html = await antwoord.text();
    expect([antwoord.status, html]).toEqual([422, expect.stringContaining(zin)]);
    expect(html).not.toContain('999999990');
  });
});
