import type { Command } from 'commander';
import { rotateOwnKeys } from '../../../lti-tool/lti/keys.ts';
import { listPlatforms, registerPlatform } from '../../../lti-tool/lti/registration.ts';
import { linkByCode } from '../../../lti-tool/lti/unlinked.ts';
import type { Koers } from '../../compose.ts';
import { readConfig } from '../../config.ts';
import { AppError } from '../../errors.ts';
import { linkPerson as findByKey } from '../../school/people.ts';
import { schoolByBrin } from '../../school/schools.ts';
import { type Outcome, outcome } from '../command.ts';
import { withKoers } from '../with-koers.ts';

interface Register {
  issuer: string;
  clientId: string;
  authUrl: string;
  tokenUrl: string;
  jwksUrl: string;
  deployment: string;
  school: string;
  frameOrigin?: string[];
  tokenAudience?: string;
}

/** `koers lti register|list`: which ELO may open Koers for which school (lti.md §0.4). */
export function ltiCommand(program: Command): void {
  const lti = program.command('lti').description("ELO's die Koers openen (LTI 1.3)");
  const register = lti
    .command('register')
    .description('Meldt een ELO aan en koppelt een deployment aan een school')
    .requiredOption('--issuer <url>', 'issuer van de ELO')
    .requiredOption('--client-id <id>', 'client id die de ELO gaf')
    .requiredOption('--auth-url <url>', 'OIDC-adres')
    .requiredOption('--token-url <url>', 'token-adres')
    .requiredOption('--jwks-url <url>', 'adres van de publieke sleutels')
    .requiredOption('--deployment <id>', 'deployment id')
    .requiredOption('--school <brin>', 'BRIN, eventueel met vestiging')
    .option('--frame-origin <origin...>', 'andere adressen die Koers in een kader tonen')
    .option('--token-audience <adres>', 'aan wie Koers zich richt als het een token vraagt (Brightspace)');
  outcome<Register>(
    register,
    'lti register --issuer https://elo.school.nl --client-id abc --auth-url https://elo.school.nl/auth --token-url https://elo.school.nl/token --jwks-url https://elo.school.nl/jwks --deployment 1 --school 12AB',
    ({ school, frameOrigin, ...given }) =>
      withKoers(async (koers) => {
        const made = await registerPlatform(koers.store.db, {
          ...given,
          brin: school,
          approvedBy: 'command line',
          demo: readConfig().KOERS_DEMO,
          ...(frameOrigin ? { frameOrigins: frameOrigin } : {}),
        });
        const what = made.added.deployment ? 'is aangemeld' : 'was al aangemeld';
        return {
          json: made,
          lines: [
            `Deployment ${given.deployment} van ${given.issuer} ${what} voor ${made.school.naam} (${made.school.brin}).`,
          ],
        };
      }),
  );
  outcome(lti.command('list').description("Aangemelde ELO's"), 'lti list --json', () =>
    withKoers(async (koers) => {
      const json = await listPlatforms(koers.store.db);
      return { json, lines: json.map((p) => JSON.stringify(p)) };
    }),
  );
  outcome(
    lti
      .command('rotate')
      .description('Nieuwe sleutel waarmee Koers tekent; de oude blijft twee dagen bekend'),
    'lti rotate',
    () =>
      withKoers(async ({ store, keys }) => {
        const seal = (plain: Buffer) => keys.sealWithMaster('lti', plain);
        const json = await rotateOwnKeys({ db: store.db, seal, now: () => new Date() });
        const from = json.signsFrom.toISOString();
        return { json, lines: [`Sleutel ${json.kid} staat op /lti/jwks en tekent vanaf ${from}.`] };
      }),
  );
  const link = lti
    .command('link')
    .description('Koppelt iemand die vanuit de ELO opende aan een persoon van de school')
    .requiredOption('--school <brin>', 'BRIN, eventueel met vestiging')
    .requiredOption('--code <code>', 'de code die deze persoon op het scherm ziet')
    .requiredOption('--key <sleutel>', 'zijn sleutel in het LVS, bijvoorbeeld een medewerkernummer');
  outcome<{ school: string; code: string; key: string }>(
    link,
    'lti link --school 12AB --code K7M2PX --key 0042',
    (given) => withKoers((koers) => linkPerson(koers, given)),
  );
}

async function linkPerson(
  koers: Koers,
  given: { school: string; code: string; key: string },
): Promise<Outcome> {
  const school = await koers.store.db.platform((tx) =>
    schoolByBrin(tx, given.school.slice(0, 4), given.school.slice(4) || '00'),
  );
  if (!school)
    throw new AppError(
      'not_found',
      `Er is geen school met BRIN ${given.school}. "npx koers status" noemt ze.`,
    );
  await koers.store.db.tenant({ school: school.id, actor: null }, async (tx) => {
    const known = await findByKey(tx, { system: 'sourcedid', key: given.key });
    if (!known) throw new AppError('not_found', `Bij ${school.naam} hoort niemand bij sleutel ${given.key}.`);
    await linkByCode(tx, {
      school: school.id,
      code: given.code.toUpperCase(),
      person: known.person,
      by: 'command line',
    });
  });
  return {
    json: { linked: true },
    lines: ['Gekoppeld. Laat deze persoon Koers opnieuw openen vanuit de ELO.'],
  };
}
