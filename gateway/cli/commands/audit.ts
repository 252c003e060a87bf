import type { Command } from 'commander';
import { type ChainReport, checkTrail, type Head } from '../../access/trail/chain.ts';
import type { Fault } from '../../access/trail/chain-rules.ts';
import type { Koers } from '../../compose.ts';
import { AppError } from '../../errors.ts';
import { listSchools, type SchoolRow } from '../../school/schools.ts';
import { type Outcome, outcome } from '../command.ts';
import { withKoers } from '../with-koers.ts';

interface Verify {
  readonly school?: string;
  readonly anchor?: string;
}

/** `koers audit verify`: whether the trail still says what it said when it was sealed (R83). */
export function auditCommand(program: Command): void {
  const verify = program
    .command('audit')
    .description('Het spoor: wie wat inzag of veranderde')
    .command('verify')
    .description('Rekent na of er iets in het spoor is veranderd, weggehaald of tussengevoegd')
    .option('--school <brin>', 'alleen deze school: BRIN, eventueel met vestiging')
    .option('--anchor <nr:hash>', 'kop van de keten die elders is bewaard; alleen met --school');
  outcome<Verify>(verify, 'audit verify --school 12AB --json', (given) =>
    withKoers((koers) => verifyTrails(koers, given)),
  );
}

/** Schools by what was typed after `--school`. @throws AppError `bad_request` when there is none */
export async function schoolsAsked(koers: Koers, brin: string | undefined): Promise<SchoolRow[]> {
  const schools = await koers.store.db.platform(listSchools);
  if (brin === undefined) return schools;
  const found = schools.filter((s) => s.brin + s.dependance === brin || s.brin === brin);
  if (found.length > 0) return found;
  throw new AppError('bad_request', `Er is geen school met BRIN ${brin}. "npx koers status" noemt ze.`);
}

function anchorOf(given: Verify, schools: readonly SchoolRow[]): Head | null {
  if (given.anchor === undefined) return null;
  const [, nr, hash] = /^(\d+):([0-9a-f]{64})$/.exec(given.anchor) ?? [];
  if (nr === undefined || hash === undefined || given.school === undefined || schools.length !== 1)
    throw new AppError(
      'bad_request',
      'Geef --anchor als nummer:hash, samen met --school voor één school. Voorbeeld: --anchor 12:ab…',
    );
  return { nr: Number(nr), hash };
}

const WORD: Readonly<Record<Fault['fault'], string>> = {
  changed: 'veranderd',
  deleted: 'weggehaald',
  inserted: 'tussengevoegd',
  reordered: 'verplaatst',
  forged: 'zegel is niet van deze Koers',
  missing: 'zegel ontbreekt',
  unlinked: 'zegel past niet op het vorige',
  cut: 'het einde van de keten is weg: dit zegel ontbreekt',
};
const SHOWN = 20;

function linesOf(school: SchoolRow, { seals, lines, unsealed, head, faults }: ChainReport): string[] {
  const kop = head ? `, kop ${head.nr}:${head.hash}` : '';
  const more = faults.length > SHOWN ? [`  … en nog ${faults.length - SHOWN}`] : [];
  return [
    `${faults.length === 0 ? 'goed' : 'FOUT'}  ${school.brin}${school.dependance} ${school.naam}: ${lines} regels onder ${seals} zegels, ${unsealed} wachten${kop}`,
    ...faults.slice(0, SHOWN).map((f) => `  zegel ${f.zegel}: ${f.regel ?? ''} ${WORD[f.fault]}`),
    ...more,
  ];
}

async function verifyTrails(koers: Koers, given: Verify): Promise<Outcome> {
  const schools = await schoolsAsked(koers, given.school);
  const anchor = anchorOf(given, schools);
  const json: object[] = [];
  const lines: string[] = [];
  let ok = true;
  for (const school of schools) {
    const report = await koers.store.db.tenant({ school: school.id, actor: null }, (tx) =>
      checkTrail(koers.keys, tx, school.id, { anchor }),
    );
    ok &&= report.faults.length === 0;
    json.push({
      brin: school.brin,
      dependance: school.dependance,
      ok: report.faults.length === 0,
      ...report,
    });
    lines.push(...linesOf(school, report));
  }
  return { json, lines: lines.length > 0 ? lines : ['Er is nog geen school.'], ok };
}
