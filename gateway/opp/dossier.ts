import type { OppStatus } from '../model/opp.ts';
import { naamVan } from '../school/rules.ts';
import { dagVan } from './dag.ts';
import type { Correctie } from './instemming.ts';
import type { Getypt } from './projectie/vuller.ts';
import {
  type AntwoordRow,
  antwoordRijen,
  type InhoudRow,
  inhoudRijen,
  type StapRow,
  type StemRow,
  stapRijen,
  stemRijen,
  type VeldRow,
  type VersieRow,
  veldRijen,
  versieRijen,
} from './store.ts';
import type { OppVersieRij } from './view.ts';
import { openWoorden, VeldWoorden, type Werk } from './werk.ts';

const CONCEPT: ReadonlySet<OppStatus> = new Set(['concept', 'overleg', 'gehoord', 'instemming']);
const GELDEND: ReadonlySet<OppStatus> = new Set(['vastgesteld', 'in_evaluatie']);

/** The OPP of a pupil as it stands in the tables. */
export interface Dossier {
  /** Newest first. */
  readonly versies: readonly VersieRow[];
  readonly concept: VersieRow | null;
  readonly geldend: VersieRow | null;
  readonly stappen: readonly StapRow[];
  /** Of the concept. */
  readonly velden: readonly VeldRow[];
  readonly inhouden: readonly InhoudRow[];
  readonly antwoorden: readonly AntwoordRow[];
  readonly stemmen: readonly StemRow[];
  /** Typing errors that were mended, of all versions. */
  readonly correcties: readonly Correctie[];
}

/** Six statements, however many versions there are. */
export async function leesDossier({ tx, leerling }: Pick<Werk, 'tx' | 'leerling'>): Promise<Dossier> {
  const versies = await versieRijen(tx, leerling);
  const concept = versies.find((v) => CONCEPT.has(v.status)) ?? null;
  const stappen = await stapRijen(tx, leerling);
  return {
    versies,
    concept,
    geldend: versies.find((v) => GELDEND.has(v.status)) ?? null,
    stappen,
    velden: concept ? await veldRijen(tx, concept.id) : [],
    inhouden: await inhoudRijen(tx, leerling),
    antwoorden: await antwoordRijen(tx, leerling),
    stemmen: await stemRijen(tx, leerling),
    correcties: stappen.flatMap(({ soort, data: { van, naar } }) =>
      soort === 'taalfout' && van && naar ? { van, naar } : [],
    ),
  };
}

/** The last step of a kind of a version. */
export const laatsteStap = (
  stappen: readonly StapRow[],
  versie: string | null,
  soort: StapRow['soort'],
): StapRow | undefined => stappen.findLast((s) => s.versie === versie && s.soort === soort);

/** Grows with every field that is typed, changed or taken back. */
export const veldenSom = (velden: readonly VeldRow[]): number =>
  velden.reduce((som, v) => som + v.revisie, 0);

/** How the concept was put before who has gezag, and whether anybody typed in it since. */
export function aanbodVan({ concept, stappen, velden }: Dossier): 'nee' | 'oud' | 'ja' {
  const sinds = stappen.findLast(
    (s) =>
      s.versie === concept?.id &&
      (s.soort === 'ter_instemming' || s.soort === 'taalfout') &&
      s.data.velden !== undefined,
  );
  if (!sinds) return 'nee';
  return sinds.data.velden === veldenSom(velden) ? 'ja' : 'oud';
}

/** Words that were typed in the concept, opened. */
export function getyptIn(dossier: Dossier, woorden: ReadonlyMap<string, unknown>): Getypt[] {
  return dossier.velden.flatMap((rij) => {
    const gelezen = VeldWoorden.safeParse(woorden.get(rij.id));
    if (rij.soort === 'terug' || !gelezen.success || gelezen.data.waarde === '') return [];
    const door = rij.door === null ? 'Naam onbekend' : naamVan(rij.door).voluit;
    return { veld: rij.veld, soort: rij.soort, ...gelezen.data, door, op: dagVan(rij.op) };
  });
}

/** Every word of steps and fields that the OPP shows, opened at once. */
export const openDossier = (w: Werk, dossier: Dossier): Promise<ReadonlyMap<string, unknown>> =>
  openWoorden(w, [
    ...dossier.stappen.map((s) => ({ id: s.id, sealed: s.woorden })),
    ...dossier.velden.map((v) => ({ id: v.id, sealed: v.woorden })),
    ...dossier.antwoorden.map((a) => ({ id: a.id, sealed: a.toelichting })),
  ]);

export function versieRij(rij: VersieRow): OppVersieRij {
  return {
    id: rij.id,
    nummer: rij.nummer,
    soort: rij.soort,
    status: rij.status,
    handeling: rij.handeling,
    geschil: rij.geschil,
    peildag: rij.peildag,
    begonnenOp: rij.begonnen_op,
    aangebodenOp: rij.aangeboden_op,
    vastgesteldOp: rij.vastgesteld_op,
    vastgesteldDoor: rij.vastgesteld_door === null ? null : naamVan(rij.vastgesteld_door).voluit,
    geslotenOp: rij.gesloten_op,
  };
}
