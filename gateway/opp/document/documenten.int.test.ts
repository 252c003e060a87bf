import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDb } from '../../../test/support/db.ts';
import { type DemoClass, demoClass } from '../../../test/support/demo-class.ts';
import { createBestanden } from '../../bestanden/service.ts';
import type { OppInhoud } from '../../model/opp.ts';
import type { OppService } from '../service.ts';
import type { OppView } from '../view.ts';
import { createBundels } from './bundel/service.ts';
import { ruimBundelsOp } from './bundel/taak.ts';
import { openFabriek } from './fabriek.ts';
import { gewoneStijl } from './huisstijl.ts';
import { documentJobs } from './jobs.ts';
import { maakDocumenten } from './maak.ts';
import { createDocumenten, type DocumentDeps, type DocumentenService } from './service.ts';
import { zetVast } from './testing/vaste-opps.ts';
import { GEWOON, VASTGESTELD } from './testing/voorbeeld.ts';
import { uitZip } from './zip.ts';

const t = testDb();
let k: DemoClass;
let buur: DemoClass;
let deps: DocumentDeps;
let documenten: DocumentenService;
const fabriek = openFabriek(1);
const nu = { op: new Date('2026-11-22T10:00:00Z') };

beforeAll(async () => {
  k = await demoClass(t.db, 4);
  buur = await demoClass(t.db, 1);
  deps = { db: t.db, keys: k.keys, bestanden: createBestanden({ keys: k.keys }), fabriek };
  documenten = createDocumenten(deps);
});
afterAll(() => fabriek.close());

const kind = (n: number) => k.leerlingen[n] ?? '';
const vast = (leerling: string, inhoud: OppInhoud = VASTGESTELD) =>
  k.as(k.petra, (tx) => zetVast(tx, k.keys, { school: k.school, leerling, door: k.petra.person, inhoud }));
const lezer = () => ({ school: k.school, person: k.petra.person, scherm: 'proef' });
const opp = (view: Partial<OppView>) => ({ lees: async () => view as OppView }) as Pick<OppService, 'lees'>;
const bytesVan = (bestand: string) =>
  k.as(k.petra, async (tx) => (await deps.bestanden.lees(tx, lezer(), bestand))?.alles(tx));
const hash = (bytes: Buffer | undefined) =>
  createHash('sha256')
    .update(bytes ?? '')
    .digest('hex');
const inzage = (leerling: string) =>
  k.as(k.petra, async (tx) => {
    const { rows } = await sql<{ waar: string }>`
      SELECT details->>'scherm' AS waar FROM koers.audit WHERE actie = 'sectie_ingezien' AND onderwerp_id = ${leerling}::uuid
        AND details->>'sectie' = 'opp'`.execute(tx);
    return rows.map((rij) => rij.waar);
  });

describe('R40: documents of what is vastgesteld', () => {
  let versie: string;
  beforeAll(async () => {
    versie = await vast(kind(0));
  });

  it('are asked for when it is fixed, whoever fixes it', async () => {
    const rij = await k.as(k.petra, (tx) =>
      tx
        .selectFrom('koers.outbox')
        .select(['topic', 'payload'])
        .where('dedupe', '=', `opp-documenten-${versie}`)
        .execute(),
    );
    expect(rij).toEqual([{ topic: 'opp:documenten', payload: { school: k.school, versie } }]);
  });

  it('are made once, also when several ask at the same time, and are what the content says', async () => {
    const keren = await Promise.all([1, 2, 3].map(() => documenten.bewaar(lezer(), versie)));
    const [eerste] = keren;
    for (const keer of keren) expect(keer).toEqual(eerste);
    const bestanden = await k.as(k.petra, (tx) =>
      deps.bestanden.lijst(tx, { leerling: kind(0), soort: 'opp_document' }),
    );
    expect(bestanden.map((b) => b.type).sort()).toEqual([
      'application/json',
      'application/pdf',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'text/html',
    ]);
    const huisstijl = await k.as(k.petra, (tx) => documenten.huisstijl(tx));
    const inhoud = { ...VASTGESTELD, versie: { ...VASTGESTELD.versie, id: versie } };
    const hier = await maakDocumenten({
      inhoud,
      huisstijl,
      voor: 'ouder',
      soorten: ['pdf', 'docx', 'html', 'json'],
    });
    for (const { soort, sha256 } of hier) expect(hash(await bytesVan(eerste?.get(soort) ?? ''))).toBe(sha256);
  });

  it('stay as they were when the school changes its style; a new one has it', async () => {
    const was = (await documenten.bewaar(lezer(), versie))?.get('pdf') ?? '';
    const stijl = { ...gewoneStijl('De Vlieger'), kleur: '#7A1F4B' };
    await k.as(k.petra, (tx) => documenten.zetHuisstijl(tx, k.petra, stijl));
    const gevraagd = { leerling: kind(0), soort: 'pdf' } as const;
    const rij = { id: versie, nummer: 3 } as OppView['versie'];
    const oud = await documenten.document(
      opp({ inhoud: VASTGESTELD, versie: rij, vorm: 'vastgesteld' }),
      k.petra,
      gevraagd,
    );
    expect(oud.sha256).toBe(hash(await bytesVan(was)));
    const concept = await documenten.document(opp({ inhoud: GEWOON, versie: rij, vorm: 'bron' }), k.petra, {
      ...gevraagd,
      soort: 'html',
    });
    expect(concept.bytes.toString()).toContain('--kleur:#7a1f4b');
    await expect(
      k.as(k.petra, (tx) => documenten.zetHuisstijl(tx, k.petra, { ...stijl, kleur: '#ffee00' })),
    ).rejects.toThrow(/te licht/);
  });

  it('R83: leave a line in the trail for who opened one', async () => {
    const voor = (await inzage(kind(0))).filter((waar) => waar === 'opp-document').length;
    const rij = { id: versie, nummer: 3 } as OppView['versie'];
    await documenten.document(opp({ inhoud: VASTGESTELD, versie: rij, vorm: 'vastgesteld' }), k.petra, {
      leerling: kind(0),
      soort: 'json',
    });
    expect((await inzage(kind(0))).filter((waar) => waar === 'opp-document').length).toBe(voor + 1);
  });

  it('do not exist for another school', async () => {
    const ander = { school: buur.school, person: buur.petra.person, scherm: 'proef' };
    await expect(documenten.bewaar(ander, versie, ['pdf'])).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('R40: all OPPs of a school in one ZIP', () => {
  const taak = () => ({ ...deps, documenten, now: () => nu.op });
  const bundels = () => createBundels(deps);
  const vraag = (soorten: ('pdf' | 'json')[] = ['pdf', 'json']) =>
    k.as(k.petra, (tx) => bundels().vraag(tx, k.petra, soorten));
  const lees = (id: string) => k.as(k.petra, (tx) => bundels().lees(tx, k.petra, id));
  const doe = (bundel: string, signal = new AbortController().signal, attempt = 1) => {
    const job = documentJobs(taak()).find(({ name }) => name === 'opp:bundel');
    return job?.run({ school: k.school, bundel }, { signal, attempt, log: console as never });
  };
  const haal = async (id: string) => {
    const { delen, bytes } = await bundels().bestand(k.petra, id);
    const uit: Buffer[] = [];
    for await (const deel of delen) uit.push(deel);
    expect(Buffer.concat(uit).length).toBe(bytes);
    return uitZip(Buffer.concat(uit));
  };

  beforeAll(async () => {
    await vast(kind(1));
    await vast(kind(2), { ...VASTGESTELD, versie: { ...VASTGESTELD.versie, nummer: 1 } });
  });

  it('holds every version in force by name, and the same bytes as were stored', async () => {
    const id = await vraag();
    await expect(vraag()).resolves.toBe(id); // one at a time
    await doe(id);
    expect(await lees(id)).toMatchObject({ status: 'klaar', totaal: 3, klaar: 3 });
    const zip = await haal(id);
    expect(Object.keys(zip)).toHaveLength(6);
    for (const naam of Object.keys(zip))
      expect(naam).toMatch(/^[^/\\]+, [^/\\]+ - OPP versie [13]\.(pdf|json)$/);
    const opgeslagen = await k.as(k.petra, (tx) =>
      deps.bestanden.lijst(tx, { leerling: kind(1), soort: 'opp_document' }),
    );
    const hashes = Object.values(zip).map((bytes) => hash(Buffer.from(bytes)));
    for (const { type, sha256 } of opgeslagen)
      if (type === 'application/pdf') expect(hashes).toContain(sha256);
    expect(await inzage(kind(1))).toContain('opp-documenten');
  });

  it('goes on where a process that stopped left it', async () => {
    await vast(kind(3));
    const id = await vraag(['pdf']);
    const stop = new AbortController();
    stop.abort(new Error('stopped'));
    await expect(doe(id, stop.signal, 3)).rejects.toThrow('stopped');
    expect(await lees(id)).toMatchObject({ status: 'bezig', klaar: 0 });
    await doe(id);
    expect(await lees(id)).toMatchObject({ status: 'klaar', klaar: 4 });
    await expect(doe(id)).resolves.toBeUndefined(); // at least once: the second time there is nothing to do
    expect(Object.keys(await haal(id))).toHaveLength(4);
  });

  it('leaves out a pupil whose data were destroyed, and nobody else (R84)', async () => {
    await k.as(k.petra, (tx) => k.keys.destroyLeerlingKey(tx, k.school, kind(3)));
    const id = await vraag(['pdf']);
    await doe(id);
    expect(Object.keys(await haal(id))).toHaveLength(3);
  });

  it('is stopped by a person, and says what went wrong after the last attempt', async () => {
    const id = await vraag(['pdf']);
    await k.as(k.petra, (tx) => bundels().stop(tx, k.petra, id));
    await doe(id);
    expect(await lees(id)).toMatchObject({ status: 'gestopt' });
    await expect(k.as(k.petra, (tx) => bundels().stop(tx, k.petra, id))).rejects.toMatchObject({
      code: 'conflict',
    });
    const stuk = await vraag(['pdf']);
    const kapot = {
      ...taak(),
      documenten: { ...documenten, bewaarAlle: async () => Promise.reject(new Error('kapot')) },
    };
    const job = documentJobs(kapot).find(({ name }) => name === 'opp:bundel');
    const run = (attempt: number) =>
      job?.run(
        { school: k.school, bundel: stuk },
        { signal: new AbortController().signal, attempt, log: console as never },
      );
    await expect(run(1)).rejects.toThrow('kapot');
    expect(await lees(stuk)).toMatchObject({ status: 'bezig' });
    await expect(run(3)).rejects.toThrow('kapot');
    expect(await lees(stuk)).toMatchObject({
      status: 'mislukt',
      melding: expect.stringMatching(/later opnieuw/),
    });
  });

  it('is gone after seven days; the documents stay', async () => {
    const id = await vraag(['pdf']);
    await doe(id);
    nu.op = new Date('2026-11-29T09:00:00Z');
    await ruimBundelsOp(taak());
    expect(await lees(id)).toMatchObject({ status: 'klaar' });
    nu.op = new Date('2026-11-29T11:00:00Z');
    await ruimBundelsOp(taak());
    expect(await lees(id)).toMatchObject({ status: 'weg' });
    await expect(bundels().bestand(k.petra, id)).rejects.toMatchObject({ code: 'not_found' });
    const over = await k.as(k.petra, (tx) =>
      deps.bestanden.lijst(tx, { leerling: null, soort: 'opp_bundel' }),
    );
    expect(over).toEqual([]);
    const documentenVanKind = await k.as(k.petra, (tx) =>
      deps.bestanden.lijst(tx, { leerling: kind(1), soort: 'opp_document' }),
    );
    expect(documentenVanKind.length).toBeGreaterThan(0);
  });

  it('is for who may read every OPP of the school: no leerkracht, and no other school', async () => {
    await expect(k.as(k.marjan, (tx) => bundels().vraag(tx, k.marjan, ['pdf']))).rejects.toMatchObject({
      code: 'not_allowed',
    });
    const id = await vraag(['pdf']);
    await expect(buur.as(buur.petra, (tx) => bundels().lees(tx, buur.petra, id))).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
