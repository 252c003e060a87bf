import type { Command } from 'commander';
import { type MasterRotation, rotateMaster } from '../../access/rotate-master.ts';
import { rotateSchool } from '../../access/rotate-school.ts';
import { type KeyFault, verifyKeys } from '../../access/verify-keys.ts';
import type { Koers } from '../../compose.ts';
import { listSchools } from '../../school/schools.ts';
import { type Outcome, outcome } from '../command.ts';
import { withKoers } from '../with-koers.ts';
import { schoolsAsked } from './audit.ts';

/** `koers keys verify|rotate`: the keys under which everything is sealed (docs/security/keys.md). */
export function keysCommand(program: Command): void {
  const keys = program.command('keys').description('Sleutels waarmee Koers gegevens versleutelt');
  outcome(
    keys.command('verify').description('Kijkt of elke sleutel opent met de hoofdsleutel'),
    'keys verify --json',
    () => withKoers(verify),
  );
  const rotate = keys
    .command('rotate')
    .description(
      'Vervangt de hoofdsleutel, of met --school de sleutel van een school, terwijl Koers doorwerkt',
    )
    .option('--school <brin>', 'BRIN, eventueel met vestiging');
  outcome<{ school?: string }>(rotate, 'keys rotate', ({ school }) =>
    withKoers((koers) => (school === undefined ? master(koers) : ofSchool(koers, school))),
  );
}

const faultLine = ({ what, id }: KeyFault) => `  opent niet: ${what} ${id}`;

async function verify(koers: Koers): Promise<Outcome> {
  const { db, masters } = koers.store;
  const report = await verifyKeys({ db, known: () => masters.known() });
  const brin = new Map((await db.platform(listSchools)).map((s) => [s.id, s.brin + s.dependance]));
  const schools = report.schools.map((s) => ({ brin: brin.get(s.school) ?? '', ...s }));
  const ok = report.faults.length === 0 && schools.every((s) => s.faults.length === 0);
  const lines = [
    `Hoofdsleutel ${report.masterId}, ${report.own} eigen sleutels`,
    ...report.faults.map(faultLine),
    ...schools.flatMap((s) => [
      `${s.faults.length === 0 ? 'goed' : 'FOUT'}  ${s.brin}: ${s.versions} schoolsleutels, ${s.leerlingen} leerlingsleutels, ${s.secrets} geheimen van koppelingen, ${s.destroyed} vernietigd`,
      ...(s.older > 0
        ? [
            `  ${s.older} leerlingsleutels staan nog onder een oudere schoolsleutel: draai "npx koers keys rotate --school ${s.brin}"`,
          ]
        : []),
      ...s.faults.map(faultLine),
    ]),
  ];
  return { json: { ...report, schools, ok }, lines, ok };
}

const LATER =
  'Zet nu bij elk proces KOERS_MASTER_KEY op de waarde van KOERS_MASTER_KEY_NEXT, haal KOERS_MASTER_KEY_NEXT weg, en start ze opnieuw. De oude sleutel opent niets meer: gooi hem weg als er ook geen back-up meer mee te openen is.';

function masterLines(done: MasterRotation): string[] {
  return [
    `Hoofdsleutel ${done.from} is vervangen door ${done.to}: ${done.schoolKeys} schoolsleutels en ${done.sealed} eigen sleutels zijn opnieuw ingepakt.`,
    done.adopted ? 'Koers werkt nu met de nieuwe sleutel; de oude is weg.' : LATER,
  ];
}

async function master(koers: Koers): Promise<Outcome> {
  const done = await rotateMaster({ db: koers.store.db, masters: koers.store.masters });
  return { json: done, lines: masterLines(done) };
}

async function ofSchool(koers: Koers, brin: string): Promise<Outcome> {
  const { keys, store } = koers;
  const json: object[] = [];
  const lines: string[] = [];
  for (const school of await schoolsAsked(koers, brin)) {
    const done = await rotateSchool({ db: store.db, keys, known: () => store.masters.known() }, school.id);
    json.push({ brin: school.brin, dependance: school.dependance, ...done });
    lines.push(
      `${school.brin}${school.dependance}: schoolsleutel ${done.version}; ${done.leerlingen} leerlingsleutels en ${done.secrets} geheimen van koppelingen zijn opnieuw ingepakt.`,
    );
  }
  return { json, lines };
}
