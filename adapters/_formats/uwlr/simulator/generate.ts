import { createHash } from 'node:crypto';
import type { SimGroep, SimLeerling } from '../../../_kit/simulator/school.ts';
import { ACHTERNAMEN_NA, ACHTERNAMEN_VOOR, GROEPSNAMEN, ROEPNAMEN, VOORVOEGSELS } from './names.ts';
import type { SimMedewerker, SimSchool } from './school.ts';

const PER_STAMGROEP = 12;

export interface GenerateOptions {
  brin: string;
  dependance?: string;
  /** How many. */
  leerlingen: number;
  seed: number;
  /** First year of the school year that ages are reckoned from. Default 2026. */
  schooljaar?: number;
}

/**
 * A school of invented people: the same options give the same school, on any machine.
 * Twelve leerlingen a stamgroep, two leerkrachten and an assistent a stamgroep, one samengestelde groep for every two stamgroepen.
 */
export function generateSchool(options: GenerateOptions): SimSchool {
  const { brin, dependance = '00', leerlingen: count } = options;
  const random = mulberry32(options.seed);
  const stamgroepen = Math.max(1, Math.ceil(count / PER_STAMGROEP));
  const groepen = [
    ...Array.from({ length: stamgroepen }, (_, i) => stamgroep(i)),
    ...Array.from({ length: Math.ceil(stamgroepen / 2) }, (_, i) => samengesteld(i)),
  ];
  const leerlingen = Array.from({ length: count }, (_, i) =>
    leerling(i, random, groepen, stamgroepen, options),
  );
  const medewerkers = Array.from({ length: stamgroepen * 3 }, (_, i) => medewerker(i, random));
  return { brin, dependance, naam: `Gegenereerde school ${brin}`, groepen, leerlingen, medewerkers };
}

function stamgroep(i: number): SimGroep {
  return {
    key: `G${i + 1}`,
    naam: `${GROEPSNAMEN[i % GROEPSNAMEN.length]} ${Math.floor(i / GROEPSNAMEN.length) + 1}`,
    soort: 'stamgroep',
    jaargroep: 'S',
  };
}

function samengesteld(i: number): SimGroep {
  return { key: `SG${i + 1}`, naam: `Clustergroep ${i + 1}`, soort: 'samengesteld' };
}

type Random = () => number;

function pick<T>(random: Random, list: readonly [T, ...T[]]): T {
  return list[Math.floor(random() * list.length)] ?? list[0];
}

function naam(random: Random): Pick<SimLeerling, 'roepnaam' | 'voorvoegsel' | 'achternaam'> {
  const prefix = random() < 0.25 ? { voorvoegsel: pick(random, VOORVOEGSELS) } : {};
  return {
    roepnaam: pick(random, ROEPNAMEN),
    ...prefix,
    achternaam: pick(random, ACHTERNAMEN_VOOR) + pick(random, ACHTERNAMEN_NA),
  };
}

function leerling(
  i: number,
  random: Random,
  groepen: readonly SimGroep[],
  stamgroepen: number,
  options: GenerateOptions,
): SimLeerling {
  const { brin, seed, schooljaar = 2026 } = options;
  const age = 5 + Math.floor(random() * 8);
  const started = schooljaar - Math.floor(random() * (age - 3));
  const cluster = groepen[stamgroepen + Math.floor(random() * (groepen.length - stamgroepen))];
  return {
    // Leading zeros on purpose: a key is no number.
    key: String(i + 1).padStart(6, '0'),
    eckId: `https://ketenid.nl/201703/${createHash('sha512').update(`${brin}:${seed}:${i}`).digest('hex')}`,
    ...naam(random),
    geboortedatum: `${schooljaar - age}-${two(1 + Math.floor(random() * 12))}-${two(1 + Math.floor(random() * 28))}`,
    geslacht: random() < 0.5 ? 'jongen' : 'meisje',
    jaargroep: 'S',
    stamgroep: `G${Math.floor(i / PER_STAMGROEP) + 1}`,
    groepen: cluster && random() < 0.5 ? [cluster.key] : [],
    instroomdatum: `${started}-08-01`,
  };
}

function medewerker(i: number, random: Random): SimMedewerker {
  const rol = i % 3 === 2 ? 'OWA' : 'LRK';
  return {
    key: `M${i + 1}`,
    ...naam(random),
    email: `m${i + 1}@example.org`,
    rol,
    groepen: [`G${Math.floor(i / 3) + 1}`],
  };
}

const two = (n: number) => String(n).padStart(2, '0');

/** A small seeded generator (mulberry32); Math.random cannot be repeated. */
function mulberry32(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
