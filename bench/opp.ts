import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import type { KnownActor } from '../gateway/model/actor.ts';
import { type Blad, type Cel, platteTekst } from '../gateway/opp/document/blad.ts';
import { createBundels } from '../gateway/opp/document/bundel/service.ts';
import { gewoneStijl } from '../gateway/opp/document/huisstijl.ts';
import { oppBlad } from '../gateway/opp/document/inhoud/opp-blad.ts';
import { zetVast } from '../gateway/opp/document/testing/vaste-opps.ts';
import { VASTGESTELD } from '../gateway/opp/document/testing/voorbeeld.ts';
import { connectClient } from '../gateway/platform/db/connect.ts';
import { ensurePerson } from '../gateway/school/people.ts';
import { ensureSchool } from '../gateway/school/schools.ts';
import { alternate, took } from './measure.ts';
import { judge, type Row } from './row.ts';
import { onStage, type Stage } from './stage.ts';

const MB = 1024 * 1024;
const font = createRequire(import.meta.url).resolve(
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
async function barePdf(alles: readonly string[]): Promise<number> {
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

/** All OPPs of a school as one queued run to one ZIP, against the bare PDF library writing the same text (R40). */
export const oppRun: Row = {
  name: 'opp-run',
  title: 'the OPPs of a school, made, stored and in one ZIP',
  measure: (size) =>
    onStage(async (stage) => {
      const leerlingen = size.short ? 6 : 300;
      const tekst = teksten(oppBlad(VASTGESTELD, { voor: 'ouder', huisstijl: gewoneStijl('School') }));
      let n = 0;
      let most = 0;
      const work = async () => {
        const who = await schoolMet(stage, leerlingen, `${10 + n}OP`);
        n += 1;
        await forgetAsked(stage);
        return await stage.withWorker(async () => {
          const idle = process.memoryUsage.rss();
          const watch = setInterval(() => {
            most = Math.max(most, process.memoryUsage.rss() - idle);
          }, 50);
          const taken = await took(stage.busy, () => run(stage, who));
          clearInterval(watch);
          return taken;
        });
      };
      const baseline = () =>
        took(stage.busy, async () => {
          for (let i = 0; i < leerlingen; i += 1) await barePdf(tekst);
        });
      const pair = await alternate({ work, baseline }, size.rounds(3));
      const about = {
        row: 'opp-run',
        work: `${leerlingen} OPPs as accessible PDFs, sealed, stored and in one ZIP, by the queue`,
        against: 'pdfkit alone writing the same text, in this process',
        budget: 2,
        notes: [`at most ${(most / MB).toFixed(0)} MB more memory than before a run`],
      };
      return [judge(about, pair)];
    }),
};
