import type { BronGroep, BronLeerling, BronMedewerker } from '../../../gateway/model/roster.ts';
import type {
  ConformanceSchool,
  ConformanceSubject,
  CountedRows,
  WireAnswer,
} from '../../_kit/conformance-source.ts';
import { FUNCTIE, GESLACHT } from '../codes.ts';
import { type SimSchool, startSimulator } from './server.ts';

/** Offers the suite's school the way Jouw Systeem would. */
export default {
  plays: [
    ...(['unauthorised', 'forbidden', 'too-many', 'server-error', 'drip', 'reset', 'hangs'] as const),
    ...(['bad-row', 'truncated', 'wrong-charset', 'empty', 'half-gone'] as const),
    ...(['duplicate-page', 'shifted-page'] as const),
  ],
  cannot: { 'clock-skew': 'no time is asked or told' },
  rows: countRows,
  async start(school) {
    const { adres, sleutel, trouble, change, close } = await startSimulator(toWire(school));
    return {
      connection: { adres, sleutel },
      secrets: [sleutel],
      trouble,
      change: (next) => change(toWire(next)),
      close,
    };
  },
} satisfies ConformanceSubject;

function toWire({ school, records }: ConformanceSchool): SimSchool {
  return {
    brin: school.brin,
    naam: school.naam,
    groepen: records.flatMap((record) => (record.kind === 'groep' ? [groep(record)] : [])),
    leerlingen: records.flatMap((record) => (record.kind === 'leerling' ? [leerling(record)] : [])),
    medewerkers: records.flatMap((record) => (record.kind === 'medewerker' ? [medewerker(record)] : [])),
  };
}

const groep = ({ key, naam, soort, jaargroep, schooljaar }: BronGroep) => ({
  ...{ id: key, naam, extra: soort === 'samengesteld', leerjaar: jaargroep, schooljaar },
});

const persoon = (one: BronLeerling | BronMedewerker) => ({
  ...{ id: one.key, eckId: one.eckId, roepnaam: one.roepnaam },
  ...{ tussenvoegsel: one.voorvoegsel, achternaam: one.achternaam },
});

const leerling = (one: BronLeerling) => ({
  ...persoon(one),
  ...{ geboren: one.geboortedatum, geslacht: codeFor(GESLACHT.codes, one.geslacht), leerjaar: one.jaargroep },
  ...{ stamgroep: one.stamgroep, groepen: one.groepen, vanaf: one.instroomdatum, tot: one.uitstroomdatum },
});

const medewerker = (one: BronMedewerker) => ({
  ...persoon(one),
  ...{ email: one.email, functie: codeFor(FUNCTIE.codes, one.rol) },
  groepen: one.groepen?.map(({ key }) => key),
});

function codeFor(codes: Readonly<Record<string, { readonly means: string }>>, means: string | undefined) {
  return Object.keys(codes).find((code) => codes[code]?.means === means);
}

/**
 * Each row once: a page begins with the last row of the page before it, and a list that moved is read anew. Null when an
 * answer is no JSON.
 */
async function countRows(answers: readonly WireAnswer[]): Promise<CountedRows | null> {
  const counts = new Map<string, number>();
  for (const { from, bytes } of answers) {
    const { pathname, searchParams } = new URL(from);
    const rows = rowsIn(bytes);
    if (rows === null) return null;
    const before = searchParams.get('vanaf') === '0' ? 0 : (counts.get(pathname) ?? 0) - 1;
    counts.set(pathname, before + rows);
  }
  counts.delete('/school');
  return { all: [...counts.values()].reduce((sum, count) => sum + count, 0), gone: 0 };
}

function rowsIn(bytes: Uint8Array): number | null {
  try {
    const { rijen } = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return Array.isArray(rijen) ? rijen.length : 0;
  } catch {
    return null;
  }
}
