import type { Pakket } from '../pakket.ts';
import type { Inhoud } from './inhoud.ts';
import { type Naast, naast, perSoort } from './naast.ts';
import { routeVelden } from './route-velden.ts';
import {
  ENTITEIT_SOORTEN,
  type EntiteitSoort,
  LOTEN,
  type Lot,
  type Veld,
  type Verandering,
  type Verschil,
  type VersieKop,
} from './view.ts';
import { verschoven } from './volgorde.ts';

/**
 * What is otherwise in one version compared to another (R10), by the identity that entities keep over versions and by
 * the `replacedBy` of CASE. Both may be of different packages, as an own inrichting and what it stands on.
 */
export function vergelijk(oud: Pakket, nieuw: Pakket): Verschil {
  const zij = naast(oud, nieuw);
  const veranderingen = ENTITEIT_SOORTEN.flatMap((soort) => vanSoort(soort, zij, oud, nieuw));
  return {
    van: kop(oud),
    naar: kop(nieuw),
    pakket: (['naam', 'uitgever', 'licentie', 'schaal', 'behaaldVanaf'] as const).filter(
      (veld) => JSON.stringify(oud[veld]) !== JSON.stringify(nieuw[veld]),
    ),
    veranderingen,
    aantallen: perSoort((soort) => aantallen(veranderingen.filter((v) => v.soort === soort))),
  };
}

const kop = ({ id, code, naam, versie, licentie }: Pakket): VersieKop => ({
  id,
  code,
  naam,
  versie,
  licentie,
});

/** A doel that was split counts as one that was split; several that became one count as each of them. */
function aantallen(veranderingen: readonly Verandering[]): Record<Lot, number> {
  const tel = Object.fromEntries(LOTEN.map((lot) => [lot, 0])) as Record<Lot, number>;
  for (const { lot, oud, nieuw } of veranderingen) tel[lot] += oud.length || nieuw.length;
  return tel;
}

function vanSoort(soort: EntiteitSoort, zij: Naast, oud: Pakket, nieuw: Pakket): Verandering[] {
  const { opvolgers, voorgangers } = zij.opvolging[soort];
  const verplaatst = verplaatsten(soort, zij);
  const plek = new Map(zij.nieuw[soort].map((n, i) => [n.id, i]));
  const gehad = new Set<string>();
  const uit: { na: number; verandering: Verandering }[] = [];
  let na = -1;
  const zet = (verandering: Verandering, bij = na) => uit.push({ na: bij, verandering });

  for (const o of zij.oud[soort]) {
    if (gehad.has(o.id)) continue;
    const groep = samen(o, opvolgers, voorgangers);
    for (const rij of [...groep.oud, ...groep.nieuw]) gehad.add(rij.id);
    const eerste = groep.nieuw[0];
    if (eerste) na = plek.get(eerste.id) ?? na;
    const wat = watAnders(soort, groep, zij, verplaatst, oud, nieuw);
    zet({
      soort,
      lot: lotVan(groep, wat),
      oud: groep.oud.map((r) => r.rij),
      nieuw: groep.nieuw.map((r) => r.rij),
      wat,
    });
  }
  for (const n of zij.nieuw[soort])
    if (!gehad.has(n.id))
      zet({ soort, lot: 'nieuw', oud: [], nieuw: [n.rij], wat: [] }, plek.get(n.id) ?? na);
  return uit.sort((a, b) => a.na - b.na).map((u) => u.verandering);
}

interface Groep {
  readonly oud: readonly Inhoud[];
  readonly nieuw: readonly Inhoud[];
}

/** All rows that hang together with an old one by going on as each other. */
function samen(
  begin: Inhoud,
  opvolgers: (oud: Inhoud) => readonly Inhoud[],
  voorgangers: (nieuw: Inhoud) => readonly Inhoud[],
): Groep {
  const [oud, nieuw] = [new Set([begin]), new Set<Inhoud>()];
  for (const o of oud)
    for (const n of opvolgers(o)) {
      nieuw.add(n);
      for (const ander of voorgangers(n)) oud.add(ander); // a Set that grows while it is walked is walked to its end
    }
  return { oud: [...oud], nieuw: [...nieuw] };
}

function lotVan({ oud, nieuw }: Groep, wat: readonly Veld[]): Lot {
  if (nieuw.length === 0) return 'vervallen';
  if (oud.length > 1) return nieuw.length > 1 ? 'herverdeeld' : 'samengevoegd';
  if (nieuw.length > 1) return 'gesplitst';
  if (wat.some((veld) => PLEK.has(veld))) return 'verplaatst';
  return wat.length > 0 ? 'gewijzigd' : 'gelijk';
}

const PLEK: ReadonlySet<Veld> = new Set(['leergebied', 'leerlijn', 'niveau', 'leerdoel', 'volgorde']);
const OUDERS = ['leergebied', 'leerlijn', 'niveau', 'leerdoel'] as const;

/** Under another parent than the one that its own became, by kind of parent. */
function andereOuders(oud: Inhoud, nieuw: Inhoud, { opvolging, oudMet }: Naast): Veld[] {
  return OUDERS.filter((soort) => {
    const [was, is] = [oud.ouders[soort] ?? null, nieuw.ouders[soort] ?? null];
    if (was === null || is === null) return was !== is;
    const ouder = oudMet[soort].get(was);
    return !(ouder && opvolging[soort].opvolgers(ouder).some((n) => n.id === is));
  });
}

function watAnders(
  soort: EntiteitSoort,
  groep: Groep,
  zij: Naast,
  verplaatst: ReadonlySet<string>,
  oud: Pakket,
  nieuw: Pakket,
): Veld[] {
  const [van, naar] = [groep.oud[0], groep.nieuw[0]];
  if (!van || !naar || groep.oud.length > 1 || groep.nieuw.length > 1) return [];
  const velden = (Object.keys(van.velden) as Veld[]).filter((veld) => van.velden[veld] !== naar.velden[veld]);
  return [
    ...velden,
    ...(soort === 'leerroute' ? routeVelden(van, naar, oud, nieuw, zij) : []),
    ...andereOuders(van, naar, zij),
    ...(verplaatst.has(naar.id) ? (['volgorde'] as const) : []),
  ];
}

/** New rows that stayed one row under the same parent, and stand in another order among those that did. */
function verplaatsten(soort: EntiteitSoort, zij: Naast): ReadonlySet<string> {
  const { voorgangers, opvolgers } = zij.opvolging[soort];
  const oudePlek = new Map(zij.oud[soort].map((o, i) => [o.id, i]));
  const perOuder = new Map<string, { id: string; was: number }[]>();
  for (const n of zij.nieuw[soort]) {
    const [o, ...meer] = voorgangers(n);
    if (!o || meer.length > 0 || opvolgers(o).length > 1 || andereOuders(o, n, zij).length > 0) continue;
    const ouder = OUDERS.map((s) => n.ouders[s] ?? '').join('/');
    const rijen = perOuder.get(ouder) ?? [];
    rijen.push({ id: n.id, was: oudePlek.get(o.id) ?? 0 });
    perOuder.set(ouder, rijen);
  }
  const weg = new Set<string>();
  for (const rijen of perOuder.values())
    for (const i of verschoven(rijen.map((r) => r.was))) weg.add(rijen[i]?.id ?? '');
  return weg;
}
