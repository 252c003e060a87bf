import type { Pakket } from '../../pakket.ts';
import type { EntiteitSoort } from '../gelezen.ts';

type Rij =
  | Pakket['leergebieden'][number]
  | Pakket['leerlijnen'][number]
  | Pakket['niveaus'][number]
  | Pakket['leerdoelen'][number]
  | Pakket['acties'][number]
  | Pakket['leerroutes'][number];

/** A row with what it hangs under in a tree; `null`: under the document. */
export interface PakketRij {
  readonly soort: EntiteitSoort;
  readonly rij: Rij;
  readonly ouder: Rij | null;
}

export const titel = (rij: { naam: string } | { tekst: string }): string =>
  'naam' in rij ? rij.naam : rij.tekst;

/**
 * All rows, what is above first, siblings by volgorde (rang), code, entiteit: an order that says nothing but what the rows
 * say. A row that `weg` names is left out, and what is under it hangs one higher.
 */
export function inRij(
  pakket: Pakket,
  weg: (rij: { id: string; entiteit: string; code: string; naam: string }) => boolean = () => false,
): PakketRij[] {
  const uit: PakketRij[] = [];
  const lijnen = onder(pakket.leerlijnen, (l) => l.leergebiedId);
  const niveaus = onder(pakket.niveaus, (n) => n.leerlijnId);
  const doelen = onder(pakket.leerdoelen, (d) => d.niveauId ?? d.leerlijnId);
  const acties = onder(pakket.acties, (a) => a.leerdoelId);
  const doel = (id: string, ouder: Rij | null) => {
    for (const rij of doelen.get(id) ?? []) {
      uit.push({ soort: 'leerdoel', rij, ouder });
      for (const actie of acties.get(rij.id) ?? []) uit.push({ soort: 'actie', rij: actie, ouder: rij });
    }
  };
  for (const gebied of gesorteerd(pakket.leergebieden)) {
    const onderGebied = weg(gebied) ? null : gebied;
    if (onderGebied) uit.push({ soort: 'leergebied', rij: gebied, ouder: null });
    for (const lijn of lijnen.get(gebied.id) ?? []) {
      const onderLijn = weg(lijn) ? onderGebied : lijn;
      if (onderLijn === lijn) uit.push({ soort: 'leerlijn', rij: lijn, ouder: onderGebied });
      for (const niveau of niveaus.get(lijn.id) ?? []) {
        uit.push({ soort: 'niveau', rij: niveau, ouder: onderLijn });
        doel(niveau.id, niveau);
      }
      doel(lijn.id, onderLijn);
    }
  }
  for (const route of gesorteerd(pakket.leerroutes))
    uit.push({ soort: 'leerroute', rij: route, ouder: null });
  return uit;
}

function onder<R extends Rij>(rijen: readonly R[], ouder: (rij: R) => string): Map<string, R[]> {
  const uit = new Map<string, R[]>();
  for (const rij of rijen) {
    const id = ouder(rij);
    const lijst = uit.get(id);
    if (lijst) lijst.push(rij);
    else uit.set(id, [rij]);
  }
  for (const [id, lijst] of uit) uit.set(id, gesorteerd(lijst));
  return uit;
}

function gesorteerd<R extends Rij>(rijen: readonly R[]): R[] {
  const plaats = (rij: Rij) => ('rang' in rij ? rij.rang : rij.volgorde);
  const code = (rij: Rij) => ('code' in rij ? rij.code : '');
  // By code unit: the same on every machine, whatever its language.
  const tekst = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return [...rijen].sort(
    (a, b) => plaats(a) - plaats(b) || tekst(code(a), code(b)) || tekst(a.entiteit, b.entiteit),
  );
}
