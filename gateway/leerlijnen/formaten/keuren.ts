import { type Pakket, PakketSchema } from '../pakket.ts';
import { pakketFouten } from '../rules.ts';
import type { LeesFout } from './gelezen.ts';

/**
 * Whether a package holds together so that it can be stored: its shape, what points at what, and what may be there once.
 * @returns the package as `PakketSchema` gives it, or every fault with a JSON pointer or `leerdoelen/<code>`
 */
export function keurPakket(data: unknown): { pakket: Pakket } | { fouten: LeesFout[] } {
  const vorm = PakketSchema.safeParse(data);
  if (!vorm.success)
    return {
      fouten: vorm.error.issues.slice(0, MEESTE).map((i) => ({
        path: `/${i.path.map(String).join('/')}`,
        message: `Dit klopt niet: ${i.message}.`,
      })),
    };
  const pakket = vorm.data;
  const fouten = [...dubbel(pakket), ...pakketFouten(pakket)].slice(0, MEESTE);
  return fouten.length > 0 ? { fouten } : { pakket };
}

/** More faults than a person reads. */
const MEESTE = 100;

function dubbel(p: Pakket): LeesFout[] {
  const fouten: LeesFout[] = [];
  const eenmalig = <T>(lijst: string, rijen: readonly T[], sleutel: (rij: T) => string, wat: string) => {
    const gezien = new Set<string>();
    rijen.forEach((rij, i) => {
      const waarde = sleutel(rij);
      if (gezien.has(waarde))
        fouten.push({
          path: `/${lijst}/${i}`,
          message: `${wat} ${waarde.slice(0, 60)} komt twee keer voor.`,
        });
      gezien.add(waarde);
    });
  };
  for (const lijst of [
    'leergebieden',
    'leerlijnen',
    'niveaus',
    'leerdoelen',
    'acties',
    'leerroutes',
  ] as const) {
    eenmalig(lijst, p[lijst] as readonly { id: string; entiteit: string }[], (r) => r.id, 'Kenmerk');
    eenmalig(lijst, p[lijst] as readonly { id: string; entiteit: string }[], (r) => r.entiteit, 'Kenmerk');
  }
  for (const lijst of ['leergebieden', 'leerlijnen', 'leerroutes'] as const)
    eenmalig(lijst, p[lijst] as readonly { code: string }[], (r) => r.code, 'Code');
  eenmalig('niveaus', p.niveaus, (n) => `${n.leerlijnId} ${n.rang}`, 'Rang van een niveau');
  eenmalig(
    'routeLeerlijnen',
    p.routeLeerlijnen,
    (r) => `${r.leerrouteId} ${r.leerlijnId}`,
    'Leerlijn van een leerroute',
  );
  p.routeLeerlijnen.forEach((r, i) => {
    eenmalig(
      `routeLeerlijnen/${i}/profiel`,
      r.profiel,
      (punt) => String(punt.onderwijsleeftijd),
      'Onderwijsleeftijd',
    );
  });
  eenmalig('rest', p.rest, (r) => `${r.soort} ${r.id}`, 'Kenmerk');
  return fouten;
}
