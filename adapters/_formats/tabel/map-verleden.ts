import { createHash } from 'node:crypto';
import { BronVerleden } from '../../../gateway/model/bron-verleden.ts';
import type { BronLeerling } from '../../../gateway/model/roster.ts';
import { leesDatum } from './datum.ts';
import type { Lijsten } from './lijsten.ts';
import { gekeurd } from './map-persoon.ts';
import { leesNaam } from './naam.ts';
import type { Gemaakt, RijLezer } from './rij.ts';

/** Whom a row of history may be about, when the pupils stand in the same file. */
export class Leerlingen {
  readonly #byName = new Map<string, string | null>();

  constructor(leerlingen: readonly BronLeerling[]) {
    for (const one of leerlingen) {
      const name = nameKey(one.roepnaam, one.voorvoegsel, one.achternaam, one.geboortedatum);
      const key = one.key ?? one.eckId;
      if (name === null || key === undefined) continue;
      this.#byName.set(name, this.#byName.has(name) ? null : key);
    }
  }

  /** Only with a date of birth, and only when exactly one pupil is called so. */
  named(rij: RijLezer): string | undefined {
    const naam = leesNaam(rij.verteld('naam') ?? '');
    const geboren = leesDatum(rij.verteld('geboortedatum') ?? '') ?? undefined;
    const name = naam && nameKey(naam.roepnaam, naam.voorvoegsel, naam.achternaam, geboren);
    return (name && this.#byName.get(name)) || undefined;
  }
}

function nameKey(...parts: readonly (string | null | undefined)[]): string | null {
  const [roepnaam, , achternaam, geboren] = parts;
  if (!roepnaam || !achternaam || !geboren) return null;
  return JSON.stringify(parts.map((part) => part?.toLowerCase() ?? null));
}

/**
 * A niveau that was reached, or how a leerdoel stood. The pupil is named by leerlingnummer or ECK iD; by name only together
 * with a date of birth and only within the same file: two pupils may be called the same.
 * @param own null when the pupils come from another system: then the ECK iD, which all systems share, goes first
 */
export function mapVerleden(
  rij: RijLezer,
  { soort, lijsten, own }: { soort: 'doelen' | 'niveaus'; lijsten: Lijsten; own: Leerlingen | null },
): Gemaakt<BronVerleden> {
  const numbers = [rij.verteld('leerlingnummer'), rij.verteld('eckId')];
  const leerling = (own ? numbers : numbers.reverse()).find((key) => key !== undefined) ?? own?.named(rij);
  if (leerling === undefined) return nobody(rij, own);
  const leerlijn = rij.verteld('leerlijn');
  if (leerlijn === undefined) return rij.weg('leerlijn', 'bad_shape', '', LEEG);
  const about = soort === 'doelen' ? 'doel' : 'niveau';
  if (rij.verteld(about) === undefined) return rij.weg(about, 'bad_shape', '', LEEG);
  const told = {
    leerling,
    leerlijn,
    niveau: rij.verteld('niveau'),
    doel: rij.verteld('doel'),
    op: rij.datum('datum'),
  };
  const means = rij.code('stand', lijsten.stand);
  const stand = means === undefined ? rij.verteld('stand') : lijsten.stand.values[means];
  return gekeurd(rij, BronVerleden, { key: keyOf(told), ...told, stand });
}

const LEEG = 'Deze cel is leeg, en zonder kan de rij niet binnenkomen. Vul hem in of haal de rij weg.';

function nobody(rij: RijLezer, own: Leerlingen | null) {
  if (rij.verteld('naam') === undefined)
    return rij.weg(
      'leerlingnummer',
      'no_identity',
      '',
      'In deze rij staat niet over welke leerling hij gaat. Vul het leerlingnummer of het ECK iD in.',
    );
  const message = own
    ? 'Bij deze naam met deze geboortedatum hoort niet precies één leerling in dit bestand. Vul het leerlingnummer of het ECK iD in.'
    : 'Alleen een naam is niet genoeg: twee leerlingen kunnen hetzelfde heten. Zet het leerlingnummer of het ECK iD in het bestand.';
  return rij.weg('naam', 'only_name', '', message);
}

/** The same row of the same file has the same key; another stand of it is a change. */
function keyOf({
  leerling,
  leerlijn,
  niveau,
  doel,
  op,
}: Readonly<Record<string, string | undefined>>): string {
  const text = JSON.stringify([leerling, leerlijn, niveau ?? null, doel ?? null, op ?? null]);
  return createHash('sha256').update(text).digest('hex').slice(0, 40);
}
