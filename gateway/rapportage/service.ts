import { audit } from '../access/audit.ts';
import { mayInSchool } from '../access/policy.ts';
import { requireInSchool } from '../access/scope.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Datum } from '../model/roster.ts';
import { type OppLijst, oppTellingen } from '../opp/status/service.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { Db } from '../platform/db/pool.ts';
import { type KringSchool, kringVan, perSchool } from './kring-store.ts';
import { maatstaf } from './maatstaf.ts';
import { bescherm } from './onderdrukken-rules.ts';
import { rapportVan, type VanSchool } from './rapport-rules.ts';
import { schoolFeiten } from './rapport-store.ts';
import { tabelVan } from './tabel.ts';
import type { KlokTelling, Rapport } from './view.ts';

export { DREMPEL } from './onderdrukken-rules.ts';
export { somVan } from './tabel.ts';
export { VAKKEN, type Vak } from './vakken.ts';
export type * from './view.ts';

/** The lists that somebody who governs looks at; the rest is for who works on them (R66). */
const KLOKLIJSTEN: readonly OppLijst[] = [
  'te_laat',
  'waarschuwing',
  'geen',
  'instemming',
  'niet_ingestemd',
  'geschil',
  'evaluatie',
  'tlv',
];

type Tellingen = Awaited<ReturnType<typeof oppTellingen>>;
type Geteld = VanSchool & { readonly opp: Tellingen };

/** The figures of one school, within its context: four statements, whatever its size. */
export async function cijfersVan(tx: Tx, dag: Datum): Promise<Pick<Geteld, 'feiten' | 'opp'>> {
  const feiten = await schoolFeiten(tx, dag, await maatstaf(tx));
  return { feiten, opp: await oppTellingen(tx, dag) };
}

/** In a list or not: per school a row. Protected as every table, so that the total gives no school away. */
function klok(scholen: readonly Geteld[], lijst: OppLijst, beschermd: boolean): KlokTelling {
  const tabel = tabelVan(
    scholen.flatMap(({ naam, opp }) => [
      { rij: naam, kolom: 'in', aantal: opp.aantallen[lijst] },
      { rij: naam, kolom: 'niet', aantal: opp.leerlingen - opp.aantallen[lijst] },
    ]),
    ['in', 'niet'],
  );
  const getoond = beschermd ? bescherm(tabel) : tabel;
  const heel = getoond?.kolommen[0]?.sleutels.length === 1 ? getoond : null;
  return {
    lijst,
    totaal: heel?.totalen[0] ?? null,
    perSchool:
      scholen.length === 1
        ? []
        : scholen.map(({ naam }) => {
            const rij = heel?.rijen.find((r) => r.sleutels.includes(naam));
            return rij?.sleutels.length === 1 ? (rij.cellen[0] ?? null) : null;
          }),
  };
}

export interface RapportVraag {
  readonly vandaag: Datum;
  /** Year in which a school year began; left out: the last one with leavers. */
  readonly jaar?: number | undefined;
  /** Small figures too, for who may open every pupil of the school; leaves a line in the trail. */
  readonly alles?: boolean | undefined;
}

/** Two schools may have one name. */
const eenNaam = (kring: readonly KringSchool[], { naam }: KringSchool, i: number): string =>
  kring.findIndex((s) => s.naam === naam) === i ? naam : `${naam} (${i + 1})`;

/**
 * R65, R67: what was expected and what became of it, streefniveaus for taal and rekenen, OPP clocks, and where leavers are
 * later; over the school of who asks, or over the schools of his bestuur. Every school is read in its own context.
 * @throws AppError `not_allowed` for who may not read reports
 */
export async function rapport(
  db: Pick<Db, 'tenant'>,
  who: KnownActor,
  vraag: RapportVraag,
): Promise<Rapport> {
  requireInSchool(who, 'rapport_lezen');
  const kring = await kringVan(db, who);
  const magAlles = kring.length === 1 && mayInSchool(who, 'profiel_lezen');
  const beschermd = !(magAlles && vraag.alles === true);
  const scholen = await perSchool(kring, async (school): Promise<Geteld> => {
    const cijfers = await db.tenant(school, async (tx) => {
      if (!beschermd)
        await audit(tx, who, {
          actie: 'rapport_alles',
          soort: 'school',
          id: who.school,
          details: { jaar: vraag.jaar ?? null },
        });
      return await cijfersVan(tx, vraag.vandaag);
    });
    return { naam: eenNaam(kring, school, kring.indexOf(school)), ...cijfers };
  });
  // Who keeps the clocks sees these counts, and the pupils behind them, in the overview of OPP's (R66).
  const metKlokken = kring.length === 1 && mayInSchool(who, 'opp_overzicht');
  return {
    ...rapportVan(scholen, { jaar: vraag.jaar, beschermd }),
    magAlles,
    opp: {
      leerlingen: scholen.reduce((n, s) => n + s.opp.leerlingen, 0),
      tellingen: KLOKLIJSTEN.map((lijst) => klok(scholen, lijst, !metKlokken)),
    },
  };
}
