import { writeFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { z } from 'zod';
import { writeXml } from '../../../adapters/_kit/xml-write.ts';
import type { Koers } from '../../compose.ts';
import { AppError } from '../../errors.ts';
import { createOso, OsoOpgave } from '../../interchange/oso/service.ts';
import { createDocumenten } from '../../opp/document/service.ts';
import { type Outcome, outcome } from '../command.ts';
import { withKoers } from '../with-koers.ts';
import { schoolsAsked } from './audit.ts';

interface Given {
  readonly school: string;
  readonly leerling: string;
  readonly soort: string;
  readonly overstap: string;
  readonly aanleverpunt: string;
  readonly uit: string;
}

/**
 * `koers oso`: the OPP of one pupil as a file to hand over (R50), for the operator. The number of the pupil comes on standard
 * input: what stands on a command line, others on the same machine can read.
 */
export function osoCommand(program: Command): void {
  const oso = program
    .command('oso')
    .description(
      'Maakt een bestand om het OPP van een leerling over te dragen (OSO); het nummer komt via stdin',
    )
    .requiredOption('--school <brin>', 'BRIN met vestiging')
    .requiredOption('--leerling <id>', 'id van de leerling in Koers')
    .option('--soort <soort>', 'bsn of onderwijsnummer', 'bsn')
    .requiredOption('--overstap <code>', 'soort overstap, zoals POPO of POVO')
    .option('--aanleverpunt <nr>', 'aanleverpunt van de school', '1')
    .requiredOption('--uit <bestand>', 'waar het ZIP-bestand komt; het mag er nog niet zijn');
  outcome<Given>(
    oso,
    'oso --school 12AB00 --leerling 0b5c… --overstap POPO --uit opp.zip < nummer.txt',
    (given) => withKoers((koers) => draagOver(koers, given)),
  );
}

async function opgaveVan(given: Given): Promise<OsoOpgave> {
  const gelezen = OsoOpgave.safeParse({ ...given, nummer: (await text(process.stdin)).trim() });
  if (gelezen.success) return gelezen.data;
  throw new AppError('bad_request', gelezen.error.issues[0]?.message ?? 'Dit kan zo niet.');
}

async function draagOver(koers: Koers, given: Given): Promise<Outcome> {
  const leerling = z.uuid().safeParse(given.leerling);
  if (!leerling.success)
    throw new AppError('bad_request', 'Geef bij --leerling het id van de leerling in Koers.');
  const [school, ...meer] = await schoolsAsked(koers, given.school);
  if (!school || meer.length > 0)
    throw new AppError(
      'bad_request',
      'Geef bij --school het BRIN met de vestiging, zodat het één school is.',
    );
  const { db } = koers.store;
  const deps = { db, keys: koers.keys, bestanden: koers.bestanden, fabriek: koers.fabriek };
  const oso = createOso({ ...deps, documenten: createDocumenten(deps), schrijf: writeXml });
  const { bytes } = await oso.doorBeheer(school.id, leerling.data, await opgaveVan(given));
  // A dossier: for the eyes of who asked for it, and never over another file.
  await writeFile(given.uit, bytes, { mode: 0o600, flag: 'wx' });
  return { json: { bestand: given.uit, bytes: bytes.length }, lines: [`Gemaakt: ${given.uit}`] };
}
