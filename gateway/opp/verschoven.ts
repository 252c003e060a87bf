import type { OppInhoud, OppVeld } from '../model/opp.ts';
import { sectieC, sectieE } from './projectie/secties.ts';
import { veldenVan, vuller } from './projectie/vuller.ts';
import type { Stand } from './stand.ts';
import type { OppView, Verschoven } from './view.ts';

/** What the source of a field said when it came into this OPP; `undefined`: it has no source but this OPP. */
function zeiToen(veld: OppVeld): string | null | undefined {
  if (veld.overruled) return veld.overruled.was;
  return veld.herkomst?.bron === 'opp' ? undefined : veld.waarde;
}

const aantal = (n: number, wat: string): string => `${n} ${wat}`;

/**
 * R38: which fields say something else at their source by now. Of a concept that shows its sources only what was overruled can
 * differ; of what was offered or fixed every field with a source can, and so can the factoren and the doelen of the card.
 */
export function verschovenIn(
  inhoud: OppInhoud,
  { bronVelden, bronnen }: Pick<Stand, 'bronVelden' | 'bronnen'>,
  vorm: OppView['vorm'],
): Verschoven[] {
  const velden = veldenVan(inhoud).flatMap((veld): Verschoven[] => {
    const nu = bronVelden.get(veld.veld);
    const was = zeiToen(veld);
    if (was === undefined || !nu || nu.waarde === was || (was === null && nu.herkomst === null)) return [];
    return [{ veld: veld.veld, was, nu: nu.waarde, herkomst: nu.herkomst }];
  });
  if (vorm === 'bron') return velden;
  const factoren = sectieC(bronnen.factoren);
  const doelen = sectieE(bronnen, vuller([])).doelen;
  const gelijk = <T>(a: readonly T[], b: readonly T[], sleutel: (x: T) => string) =>
    a.map(sleutel).sort().join('\n') === b.map(sleutel).sort().join('\n');
  return [
    ...velden,
    ...(gelijk(inhoud.c, factoren, (f) => `${f.factor} ${f.tekst}`)
      ? []
      : [
          {
            veld: 'c.factoren',
            was: aantal(inhoud.c.length, 'factoren'),
            nu: aantal(factoren.length, 'factoren'),
            herkomst: null,
          },
        ]),
    ...(gelijk(inhoud.e.doelen, doelen, (d) => d.code)
      ? []
      : [
          {
            veld: 'e.doelen',
            was: aantal(inhoud.e.doelen.length, 'doelen'),
            nu: aantal(doelen.length, 'doelen'),
            herkomst: null,
          },
        ]),
  ];
}
