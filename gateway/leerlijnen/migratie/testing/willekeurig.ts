import fc from 'fast-check';
import { vastId } from '../../../../fixtures/pakket/vast-id.ts';
import { type Vervanging, volgendeVersie } from '../../../../fixtures/pakket/volgende-versie.ts';
import { rijId } from '../../formaten/vast-id.ts';
import type { Pakket } from '../../pakket.ts';
import { versie10 } from './versies.ts';

/** Changes to a package at random: some doelen dropped, reworded, moved, split or merged. */
export const Wijziging = fc.array(
  fc.record({
    wat: fc.constantFrom('weg', 'anders', 'niveau', 'splits', 'samen', 'erbij'),
    doel: fc.nat(),
    naar: fc.nat(),
  }),
  { maxLength: 12 },
);
export type Wijziging = typeof Wijziging extends fc.Arbitrary<infer W> ? W : never;

/** The next version after 1.0 with these changes; `n` makes its ids other ones. */
export function gewijzigd(wijzigingen: Wijziging, n = 0): Pakket {
  const vervangen: Vervanging[] = [];
  return volgendeVersie(
    versie10,
    { id: vastId(`test/willekeurig/${n}`), versie: `1.${n + 2}`, naam: versie10.naam },
    (p) => {
      let doelen = p.leerdoelen;
      for (const [i, { wat, doel, naar }] of wijzigingen.entries()) {
        const d = doelen[doel % doelen.length];
        if (!d || doelen.length < 5) continue;
        const nieuw = (naam: string) => {
          const entiteit = vastId(`${n}/${i}/${naam}`);
          return { ...d, id: rijId(p.id, entiteit), entiteit, tekst: `${d.tekst} (${naam})` };
        };
        const ander = doelen[naar % doelen.length];
        if (wat === 'weg') doelen = doelen.filter((x) => x !== d);
        if (wat === 'anders') doelen = doelen.map((x) => (x === d ? { ...d, tekst: `${d.tekst}!` } : x));
        if (wat === 'niveau' && ander)
          doelen = doelen.map((x) =>
            x === d ? { ...d, leerlijnId: ander.leerlijnId, niveauId: ander.niveauId } : x,
          );
        if (wat === 'erbij') doelen = [...doelen, nieuw('erbij')];
        if (wat === 'splits') {
          const delen = [nieuw('a'), nieuw('b')];
          vervangen.push({ van: d.entiteit, door: delen.map((x) => x.entiteit) });
          doelen = [...doelen.filter((x) => x !== d), ...delen];
        }
        if (wat === 'samen' && ander && ander !== d) {
          const een = nieuw('samen');
          vervangen.push(
            { van: d.entiteit, door: [een.entiteit] },
            { van: ander.entiteit, door: [een.entiteit] },
          );
          doelen = [...doelen.filter((x) => x !== d && x !== ander), een];
        }
      }
      const er = new Set(doelen.map((d) => d.id));
      return { leerdoelen: doelen, acties: p.acties.filter((a) => er.has(a.leerdoelId)) };
    },
    vervangen,
  );
}
