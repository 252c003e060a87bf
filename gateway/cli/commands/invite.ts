import type { Command } from 'commander';
import { z } from 'zod';
import { invite } from '../../access/invitations.ts';
import type { Config } from '../../config.ts';
import { readConfig } from '../../config.ts';
import { AppError } from '../../errors.ts';
import { Rol } from '../../model/actor.ts';
import { schoolByBrin } from '../../school/schools.ts';
import { type Outcome, outcome } from '../command.ts';
import { withKoers } from '../with-koers.ts';

const Granted = Rol.exclude(['leerling', 'ouder']);
const Given = z
  .object({
    school: z
      .string()
      .regex(/^\d{2}[A-Z]{2}(\d{2})?$/, 'een BRIN, eventueel met vestiging, bijvoorbeeld 12AB'),
    role: Granted,
    name: z.string().trim().optional(),
    person: z.uuid('het id van een persoon').optional(),
    reason: z.string().trim().min(3, 'minstens drie tekens'),
    until: z.iso.date('een datum, bijvoorbeeld 2027-08-01').optional(),
  })
  .refine((given) => (given.name === undefined) !== (given.person === undefined), {
    path: ['name'],
    message: 'geef --name voor iemand die nieuw is, of --person voor iemand die Koers kent',
  });

const addressOf = (config: Config): string =>
  new URL('/uitnodiging', config.KOERS_URL ?? `http://localhost:${config.KOERS_PORT}`).href;

/** `koers invite`: the first beheerder of a school, or anybody else who signs in to Koers itself (R64). */
export function inviteCommand(program: Command): void {
  const command = program
    .command('invite')
    .description('Nodigt iemand uit: geeft een rol, en een code waarmee hij één keer een passkey maakt')
    .requiredOption('--school <brin>', 'BRIN, eventueel met vestiging')
    .option('--name <naam>', 'voor- en achternaam van iemand die Koers nog niet kent')
    .option('--person <id>', 'id van een medewerker die Koers kent')
    .option('--role <rol>', `een van: ${Granted.options.join(', ')}`, 'beheerder')
    .option('--until <datum>', 'eerste dag zonder de rol')
    .option('--reason <tekst>', 'waarom; de FG leest dit', 'uitgenodigd vanaf de opdrachtregel');
  outcome<Record<string, unknown>>(
    command,
    'invite --school 12AB --name "Ria van der Kaart" --role beheerder',
    run,
  );
}

async function run(options: Readonly<Record<string, unknown>>): Promise<Outcome> {
  const parsed = Given.safeParse(options);
  if (!parsed.success) {
    const issues = parsed.error.issues.map((i) => ({ path: `--${i.path.join('.')}`, message: i.message }));
    throw new AppError('bad_request', 'Deze uitnodiging kan zo niet.', { issues });
  }
  const { school: brin, role: rol, name, person, reason, until } = parsed.data;
  return await withKoers(async ({ store }) => {
    const school = await store.db.platform((tx) => schoolByBrin(tx, brin.slice(0, 4), brin.slice(4) || '00'));
    if (!school)
      throw new AppError('not_found', `Er is geen school met BRIN ${brin}. "npx koers status" noemt ze.`);
    const who = person === undefined ? { naam: name ?? '' } : { person };
    const made = await store.db.tenant({ school: school.id, actor: null }, (tx) =>
      invite(tx, {
        school: school.id,
        who,
        rol,
        reason,
        by: 'command line',
        ...(until ? { tot: until } : {}),
      }),
    );
    const address = addressOf(readConfig());
    return {
      json: { ...made, address, school: school.naam },
      lines: [
        `${rol} voor ${school.naam}. Geef dit aan hem of haar, en aan niemand anders:`,
        `  adres  ${address}`,
        `  code   ${made.code}`,
        `De code werkt één keer, tot ${made.expiresAt.toISOString().slice(0, 10)}.`,
      ],
    };
  });
}
