import type { Herkomst, OppStatus, OppVeld } from '../../../model/opp.ts';
import type { Datum } from '../../../model/roster.ts';
import type { Blok, Cel } from '../blad.ts';

const DAG_MS = 86_400_000;
const vorm = new Intl.DateTimeFormat('nl-NL', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const utc = (dag: Datum): Date => new Date(`${dag}T00:00:00Z`);

/** "3 september 2026". */
export const voluit = (dag: Datum): string => vorm.format(utc(dag));

/** The last day of a period whose `tot` is the first day after it. */
export const laatsteDag = (tot: Datum): Datum =>
  new Date(utc(tot).getTime() - DAG_MS).toISOString().slice(0, 10);

/** What stands where nothing was filled in. A reader must see that it is empty, not guess. */
const LEEG = 'Nog niet ingevuld';

/** How old something is on the day the document shows: "12 dagen oud", "5 weken oud", "8 maanden oud". */
function ouderdom(van: Datum, peildag: Datum): string {
  const dagen = Math.round((utc(peildag).getTime() - utc(van).getTime()) / DAG_MS);
  if (dagen <= 0) return 'van deze dag';
  if (dagen === 1) return '1 dag oud';
  if (dagen < 28) return `${dagen} dagen oud`;
  if (dagen < 92) return `${Math.floor(dagen / 7)} weken oud`;
  if (dagen < 730) return `${Math.floor(dagen / 30.44)} maanden oud`;
  return `${Math.floor(dagen / 365.25)} jaar oud`;
}

/** Where it comes from and how old it is (R38): "ParnasSys, 3 september 2026 (11 weken oud)". */
export function bron(herkomst: Herkomst, peildag: Datum): string {
  const door = herkomst.door === null ? '' : `, ${herkomst.door}`;
  const op = herkomst.op === null ? '' : `, ${voluit(herkomst.op)} (${ouderdom(herkomst.op, peildag)})`;
  return `Bron: ${herkomst.naam}${door}${op}`;
}

/** A day that a system gave is written out; words are left as they are. */
const inWoorden = (waarde: string): string => (/^\d{4}-\d\d-\d\d$/.test(waarde) ? voluit(waarde) : waarde);

/** A field as it is printed, with origin and age, and who put what in the place of what (R38). */
export function veldCel(veld: OppVeld, peildag: Datum): Cel {
  const { waarde, herkomst, overruled } = veld;
  const over = overruled
    ? `Aangepast door ${overruled.door} op ${voluit(overruled.op)}: ${overruled.reden} Eerst stond er: ${overruled.was}`
    : '';
  const klein = [herkomst ? bron(herkomst, peildag) : '', over].filter((deel) => deel !== '').join('\n');
  const leeg = waarde === null || waarde.trim() === '';
  return {
    tekst: leeg ? LEEG : inWoorden(waarde),
    ...(leeg ? { leeg } : {}),
    ...(klein === '' ? {} : { klein }),
  };
}

/** A field that is a story: as paragraphs over the whole width, its origin under it. */
export function veldBlokken(veld: OppVeld, peildag: Datum): Blok[] {
  const { tekst, klein, leeg } = veldCel(veld, peildag);
  return [
    { soort: 'alinea', tekst, ...(leeg ? { stijl: 'zacht' as const } : {}) },
    ...(klein === undefined ? [] : [{ soort: 'alinea', tekst: klein, stijl: 'klein' } as const]),
  ];
}

export const hoofdletter = (woord: string): string => woord.charAt(0).toUpperCase() + woord.slice(1);

/** "Anna, Bram en Carla". */
export function opsomming(namen: readonly string[]): string {
  const laatste = namen.at(-1) ?? '';
  return namen.length < 2 ? laatste : `${namen.slice(0, -1).join(', ')} en ${laatste}`;
}

/** What a status means, for who reads the document. */
export const STATUS: Readonly<Record<OppStatus, string>> = {
  concept: 'Concept',
  overleg: 'Concept, besproken',
  gehoord: 'Concept, leerling gehoord',
  instemming: 'Concept, voorgelegd',
  vastgesteld: 'Vastgesteld',
  in_evaluatie: 'Vastgesteld, wordt geëvalueerd',
  opgevolgd: 'Opgevolgd door een nieuwere versie',
  beeindigd: 'Beëindigd',
  vervallen: 'Vervallen',
};

const CONCEPTEN: ReadonlySet<OppStatus> = new Set<OppStatus>(['concept', 'overleg', 'gehoord', 'instemming']);

/** Whether nobody may work by it yet: every page says so. */
export const isConcept = (status: OppStatus): boolean => CONCEPTEN.has(status);
