import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import PDFDocument from 'pdfkit';
import type { KnownActor } from '../gateway/model/actor.ts';
import { type Blad, type Cel, platteTekst } from '../gateway/opp/document/blad.ts';
import { createBundels } from '../gateway/opp/document/bundel/service.ts';
import { gewoneStijl } from '../gateway/opp/document/huisstijl.ts';
import { oppBlad } from '../gateway/opp/document/inhoud/opp-blad.ts';
import { uitWoff } from '../gateway/opp/document/pdf/woff.ts';
import { zetVast } from '../gateway/opp/document/testing/vaste-opps.ts';
import { VASTGESTELD } from '../gateway/opp/document/testing/voorbeeld.ts';
import { connectClient } from '../gateway/platform/db/connect.ts';
import { ensurePerson } from '../gateway/school/people.ts';
import { ensureSchool } from '../gateway/school/schools.ts';
import { alternate, percentile, type Took, took } from './measure.ts';
import { judge, type Row } from './row.ts';
import { onStage, type Stage } from './stage.ts';

const MB = 1024 * 1024;
const packed = createRequire(import.meta.url).resolve(
  '@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-400-normal.woff',
);

const celTekst = ({ tekst, klein, punten }: Cel): string[] => [
  platteTekst(tekst),
  klein ?? '',
  ...(punten ?? []).flatMap((punt) => [platteTekst(punt.tekst), punt.klein ?? '']),
];

/** Every text of a document, in its order. */
function teksten({ titel, over, regel, secties, inleiding }: Blad): string[] {
  const blokken = [
    ...inleiding,
    ...secties.flatMap(({ kop, blokken }) => [{ soort: 'kop', tekst: kop } as const, ...blokken]),
  ];
  return [
    titel,
    over,
    regel,
    ...blokken.flatMap((blok): string[] => {
      if (blok.soort === 'tabel')
        return [
          ...blok.kolommen.map(({ naam }) => naam),
          ...blok.rijen.flatMap((rij) => rij.flatMap(celTekst)),
        ];
      if (blok.soort === 'gegevens')
        return blok.rijen.flatMap(({ naam, waarde }) => [naam, ...celTekst(waarde)]);
      if (blok.soort === 'lijst') return blok.punten.map((punt) => platteTekst(punt.tekst));
      return [platteTekst(blok.tekst)];
    }),
  ].filter((tekst) => tekst !== '');
}

/** The library alone: the same text on A4 pages, without tags, tables or a second font. */
async function barePdf(alles: readonly string[], font: string): Promise<number> {
  const doc = new PDFDocument({ size: 'A4', margin: 56, font });
  let bytes = 0;
  doc.on('data', (deel: Buffer) => {
    bytes += deel.length;
  });
  doc.fontSize(10.5);
  for (const tekst of alles) doc.text(tekst);
  const klaar = new Promise((resolve) => doc.once('end', resolve));
  doc.end();
  await klaar;
  return bytes;
}

/** A school whose pupils each have an OPP that is in force and of which no document was made. */
async function schoolMet({ koers }: Stage, leerlingen: number, brin: string): Promise<KnownActor> {
  const { db } = koers.store;
  const { id: school } = await db.platform((tx) =>
    ensureSchool(tx, { bestuur: 'Stichting Meting', brin, naam: `School ${brin}`, sector: 'so' }),
  );
  return await db.tenant({ school, actor: null }, async (tx) => {
    await koers.keys.ensureSchoolKey(tx, school);
    const nieuw = (soort: 'leerling' | 'medewerker', n: number) =>
      ensurePerson(tx, school, {
        soort,
        roepnaam: `Kind${n}`,
        achternaam: `Meting${n}`,
        system: 'bench',
        key: randomUUID(),
      });
    const door = await nieuw('medewerker', 0);
    for (let n = 0; n < leerlingen; n += 1)
      await zetVast(tx, koers.keys, {
        school,
        leerling: await nieuw('leerling', n),
        door,
        inhoud: VASTGESTELD,
      });
    return { school, person: door, roles: new Set(['ib'] as const) };
  });
}

/** What was asked when each was fixed is not what is measured here. */
async function forgetAsked(stage: Stage): Promise<void> {
  const client = await connectClient(stage.superuser, 'koers bench');
  await client.query('DELETE FROM koers.outbox');
  await client.end();
}

/** Asks for everything and waits until the ZIP is there. */
async function run({ koers }: Stage, who: KnownActor): Promise<void> {
  const { db } = koers.store;
  const bundels = createBundels({ db, keys: koers.keys, bestanden: koers.bestanden, fabriek: koers.fabriek });
  const scope = { school: who.school, actor: who.person };
  const id = await db.tenant(scope, (tx) => bundels.vraag(tx, who, ['pdf']));
  for (;;) {
    const { status, melding } = await db.tenant(scope, (tx) => bundels.lees(tx, who, id));
    if (status === 'klaar') return;
    if (status !== 'wacht' && status !== 'bezig') throw new Error(`the run ended as ${status}: ${melding}`);
    await sleep(100);
  }
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const mb = (bytes: number): string => (bytes / MB).toFixed(0);

/** Memory of this process and its threads around some work: before it, the highest while it runs, and when it is done. */
async function memoryOf(work: () => Promise<unknown>): Promise<string> {
  collect();
  const before = process.memoryUsage.rss();
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 20);
  await work().finally(() => clearInterval(watch));
  collect();
  return `${mb(before)} MB before, at most ${mb(most)} MB, ${mb(process.memoryUsage.rss())} MB after`;
}

/** Schools one after the other, each with a name of its own. */
function schools(stage: Stage): (leerlingen: number) => Promise<KnownActor> {
  let n = 0;
  return async (leerlingen) => {
    const who = await schoolMet(stage, leerlingen, `${10 + n}OP`);
    n += 1;
    await forgetAsked(stage);
    collect();
    return who;
  };
}

/** What runs for schools of these sizes take, one after the other; after one that brings in what every run needs. */
async function memory(
  stage: Stage,
  school: ReturnType<typeof schools>,
  sizes: readonly number[],
): Promise<string[]> {
  const notes: string[] = [];
  for (const leerlingen of [sizes[0] ?? 1, ...sizes]) {
    const who = await school(leerlingen);
    const taken = await stage.withWorker(() => memoryOf(() => run(stage, who)));
    notes.push(`${leerlingen} OPPs: ${taken}`);
  }
  return notes.slice(1);
}

/** The library alone, for as many documents; `packed` as its fonts are sold, or unpacked beforehand as Koers has them. */
function bare(stage: Stage, many: number) {
  const tekst = teksten(oppBlad(VASTGESTELD, { voor: 'ouder', huisstijl: gewoneStijl('School') }));
  const unpacked = uitWoff(readFileSync(packed)) as unknown as string; // its types know a font in memory as a path only
  const write = (font: string) =>
    took(stage.busy, async () => {
      for (let i = 0; i < many; i += 1) await barePdf(tekst, font);
    });
  return { packed: () => write(packed), unpacked: () => write(unpacked) };
}

/** The same work beside the library at its best: a WOFF, it unpacks again for every letter. */
function besideUnpacked(work: Took, unpacked: readonly Took[]): string {
  const middle = (by: keyof Took) =>
    percentile(
      unpacked.map((one) => one[by]),
      0.5,
    );
  const times = (by: keyof Took) => `${(work[by] / middle(by)).toFixed(2)}×`;
  return `pdfkit alone from a font unpacked beforehand takes ${middle('wall').toFixed(0)} ms: ${times('wall')}, by CPU ${times('cpu')}`;
}

/** All OPPs of a school as one queued run to one ZIP, against the bare PDF library writing the same text (R40). */
export const oppRun: Row = {
  name: 'opp-run',
  title: 'the OPPs of a school, made, stored and in one ZIP',
  measure: (size) =>
    onStage(async (stage) => {
      const [few, many] = size.short ? [3, 6] : [50, 300];
      const school = schools(stage);
      const notes = await memory(stage, school, [few, many]);
      const work = async () => {
        const who = await school(many);
        return await stage.withWorker(() => took(stage.busy, () => run(stage, who)));
      };
      const library = bare(stage, many);
      const unpacked: Took[] = [];
      const baseline = async () => {
        unpacked.push(await library.unpacked());
        return await library.packed();
      };
      const pair = await alternate({ work, baseline }, size.rounds(3));
      const about = {
        row: 'opp-run',
        work: `${many} OPPs as accessible PDFs, sealed, stored and in one ZIP, by the queue`,
        against: 'pdfkit alone writing the same text, in this process',
        budget: 2,
        notes: [
          ...notes,
          besideUnpacked(pair.work, unpacked.slice(1)), // the first warms up
        ],
      };
      return [judge(about, pair)];
    }),
};
