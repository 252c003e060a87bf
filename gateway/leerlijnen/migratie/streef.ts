import type { Pakket } from '../pakket.ts';
import type { Inhoud } from './inhoud.ts';
import type { Naast } from './naast.ts';
import type { Rij, StreefRegel } from './view.ts';

type Doel = StreefRegel['naar'][number];

/**
 * Where a streefniveau goes, per old leerlijn and niveau. The niveau itself when it is still there, the lowest when it
 * became several; else the nearest one below that is, and without one the nearest above: by a migration nobody comes to stand
 * higher than he stood, unless there is nothing lower.
 */
export function streefRegels(oud: Pakket, nieuw: Pakket, zij: Naast): StreefRegel[] {
  const rang = new Map([...oud.niveaus, ...nieuw.niveaus].map((n) => [n.id, n.rang]));
  const onder = (rijen: readonly Inhoud[], lijn: string) =>
    rijen
      .filter((n) => n.ouders.leerlijn === lijn)
      .sort((a, b) => (rang.get(a.id) ?? 0) - (rang.get(b.id) ?? 0));
  return zij.oud.leerlijn.flatMap((lijn) => {
    const niveaus = onder(zij.oud.niveau, lijn.id);
    const doelen = lijnenVan(lijn, niveaus, zij).map((naar) => ({
      naar,
      niveaus: onder(zij.nieuw.niveau, naar.id),
    }));
    const regel = (niveau: Inhoud | null): StreefRegel => {
      const gevonden = doelen.map(({ naar, niveaus: er }) => plekOp(naar, er, niveau, niveaus, zij, rang));
      return {
        leerlijn: lijn.rij,
        niveau: niveau?.rij ?? null,
        naar: gevonden.map((g) => g.doel),
        hoe: hoe(gevonden),
      };
    };
    return niveaus.length === 0 ? [regel(null)] : niveaus.map(regel);
  });
}

function hoe(gevonden: readonly { readonly zelfde: boolean }[]): StreefRegel['hoe'] {
  if (gevonden.length === 0) return 'eindigt';
  return gevonden.every((g) => g.zelfde) ? 'zelfde' : 'dichtstbij';
}

/** The leerlijnen it goes on as; when it has none, those to which its niveaus went. */
function lijnenVan(lijn: Inhoud, niveaus: readonly Inhoud[], { nieuw, opvolging }: Naast): Inhoud[] {
  const zelf = opvolging.leerlijn.opvolgers(lijn);
  if (zelf.length > 0) return [...zelf];
  const via = new Set(niveaus.flatMap((n) => opvolging.niveau.opvolgers(n)).map((n) => n.ouders.leerlijn));
  return nieuw.leerlijn.filter((l) => via.has(l.id));
}

function plekOp(
  lijn: Inhoud,
  er: readonly Inhoud[],
  niveau: Inhoud | null,
  oude: readonly Inhoud[],
  { opvolging }: Naast,
  rang: ReadonlyMap<string, number>,
): { doel: Doel; zelfde: boolean } {
  const doel = (rij: Rij | null): Doel => ({ leerlijn: lijn.rij, niveau: rij });
  const [laagste] = er;
  if (!laagste) return { doel: doel(null), zelfde: niveau === null };
  if (!niveau) return { doel: doel(laagste.rij), zelfde: false };
  const opLijn = (n: Inhoud) => er.find((x) => opvolging.niveau.opvolgers(n).includes(x));
  const zelf = opLijn(niveau);
  if (zelf) return { doel: doel(zelf.rij), zelfde: true };
  const plek = oude.indexOf(niveau);
  for (const ander of [...oude.slice(0, plek).reverse(), ...oude.slice(plek + 1)]) {
    const bij = opLijn(ander);
    if (bij) return { doel: doel(bij.rij), zelfde: false };
  }
  const lager = er.filter((n) => (rang.get(n.id) ?? 0) <= (rang.get(niveau.id) ?? 0)).at(-1);
  return { doel: doel((lager ?? laagste).rij), zelfde: false };
}
