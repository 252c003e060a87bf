import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import cliProgress from 'cli-progress';
import type { Command } from 'commander';
import type { Koers } from '../../compose.ts';
import { readConfig } from '../../config.ts';
import { AppError } from '../../errors.ts';
import type { PakketOpgave } from '../../leerlijnen/formaten/gelezen.ts';
import { leesPakket } from '../../leerlijnen/formaten/lezen.ts';
import { MEESTE_BYTES } from '../../leerlijnen/formaten/openen.ts';
import { type Bron, slaOp } from '../../leerlijnen/importeren.ts';
import { publishPakket } from '../../leerlijnen/service.ts';
import { haalPakket } from '../../leerlijnen/van-server.ts';
import type { ImportVerslag } from '../../leerlijnen/view.ts';
import { outboundFetch } from '../../platform/http/outbound-fetch.ts';
import { type Outcome, outcome } from '../command.ts';
import { type OwnerOptions, ownerOf } from '../package-owner.ts';
import { withKoers } from '../with-koers.ts';

interface ImportOptions extends OwnerOptions {
  code?: string;
  naam?: string;
  versie?: string;
  uitgever?: string;
  licentie?: string;
  dryRun?: boolean;
  replace?: boolean;
  publish?: boolean;
}

/** `koers package import`: reads a file or the address of a CASE server; stores it as concept (R9). */
export function packageImport(parts: Command): void {
  const command = parts
    .command('import')
    .description(
      'Leest een pakket in als concept: CASE 1.1 of 1.0, CSV, Excel of JSON, of het adres van een CASE-server',
    )
    .argument('<bestand of adres>')
    .option('--school <brin>', 'voor één school')
    .option('--bestuur <naam>', 'voor alle scholen van een bestuur (zonder beide: voor de hele sector)')
    .option('--code <code>', 'korte naam van het pakket')
    .option('--naam <naam>', 'naam van het pakket')
    .option('--versie <nummer>', 'versie, bijvoorbeeld 1.0')
    .option('--uitgever <naam>', 'wie het maakte')
    .option('--licentie <spdx>', 'licentie, bijvoorbeeld CC-BY-4.0; verplicht als het bestand er geen heeft')
    .option('--dry-run', 'kijkt alleen wat er zou gebeuren')
    .option('--replace', 'vervangt een concept van dezelfde versie')
    .option('--publish', 'publiceert het meteen');
  outcome<ImportOptions>(
    command,
    'package import leerlijnen.json --school 12AB --licentie CC-BY-4.0 --dry-run',
    (options, [bron = '']) => withKoers((koers) => importeer(koers, bron, options)),
  );
}

async function importeer(koers: Koers, van: string, options: ImportOptions): Promise<Outcome> {
  const { code, naam, versie, uitgever, licentie, dryRun = false, replace = false } = options;
  const opgave = { code, naam, versie, uitgever, licentie };
  const gegeven = Object.fromEntries(
    Object.entries(opgave).filter(([, w]) => w !== undefined),
  ) as PakketOpgave;
  const owner = await ownerOf(koers, options);
  const bar = progress();
  try {
    const bron = await lees(van, bar.tell);
    bar.tell(0.3);
    const gelezen = leesPakket(bron.bytes, { naam: bron.naam, pakket: gegeven });
    bar.tell(0.5);
    const verslag = await owner.within(async (tx) => {
      const voortgang = (deel: number) => bar.tell(0.5 + deel / 2);
      const hoe = { eigenaar: owner.eigenaar, door: null, proef: dryRun, vervang: replace, voortgang };
      const gedaan = await slaOp(tx, gelezen, bron, hoe);
      if (options.publish && !dryRun) await publishPakket(tx, gedaan.versie);
      return gedaan;
    });
    return { json: { ...verslag, dryRun }, lines: regels(verslag, options) };
  } finally {
    bar.done();
  }
}

async function lees(van: string, tell: (deel: number) => void): Promise<Bron> {
  if (/^https?:\/\//.test(van)) {
    const fetch = outboundFetch({ allowLoopback: readConfig().KOERS_DEMO });
    const voortgang = (bytes: number) => tell(0.3 * Math.min(1, bytes / MEESTE_BYTES));
    const { bytes, url } = await haalPakket(van, { fetch, voortgang });
    return { bytes, naam: url };
  }
  const { size } = statSync(van, { throwIfNoEntry: false }) ?? {};
  if (size === undefined) throw new AppError('bad_request', `Het bestand ${van} is er niet.`);
  if (size > MEESTE_BYTES)
    throw new AppError('bad_request', `Dit bestand is groter dan ${MEESTE_BYTES / 1024 / 1024} MB.`);
  return { bytes: readFileSync(van), naam: path.basename(van) };
}

/** A bar on stderr, for who waits; nothing when nobody looks. */
function progress(): { tell: (deel: number) => void; done: () => void } {
  if (!process.stderr.isTTY) return { tell: () => {}, done: () => {} };
  const format = {
    format: '{bar} {percentage}%',
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
  };
  const bar = new cliProgress.SingleBar(format, cliProgress.Presets.shades_classic);
  bar.start(100, 0);
  return { tell: (deel) => bar.update(Math.round(deel * 100)), done: () => bar.stop() };
}

const GEDAAN = {
  nieuw: 'ingelezen als concept',
  vervangen: 'ingelezen; het oude concept is vervangen',
  stond_er_al: 'stond er al; er is niets veranderd',
};
const MEESTE_REGELS = 50;

function regels(verslag: ImportVerslag, { dryRun, publish }: ImportOptions): string[] {
  const { aangenomen, aangepast, geweigerd } = verslag.aantallen;
  const inhoud = Object.entries(verslag.inhoud).map(([wat, aantal]) => `${aantal} ${wat}`);
  const meer = verslag.regels.length - MEESTE_REGELS;
  return [
    `${verslag.naam} ${verslag.nummer}: ${dryRun ? 'zou worden ' : ''}${GEDAAN[verslag.uitkomst]}${publish && !dryRun ? ' en gepubliceerd' : ''}.`,
    `Versie ${verslag.versie} (${verslag.formaat}): ${inhoud.join(', ')}.`,
    `Regels: ${aangenomen} aangenomen, ${aangepast} aangepast, ${geweigerd} geweigerd.`,
    ...verslag.regels
      .slice(0, MEESTE_REGELS)
      .map((r) => `  ${r.plek || 'bestand'}: ${r.uitkomst}${r.waarom ? `, ${r.waarom}` : ''}`),
    ...(meer > 0 ? [`  … en nog ${meer}; --json noemt ze alle.`] : []),
  ];
}
