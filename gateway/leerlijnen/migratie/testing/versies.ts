import { kompaslijnen, niveauId, pakketRij } from '../../../../fixtures/pakket/kompaslijnen.ts';
import { vastId } from '../../../../fixtures/pakket/vast-id.ts';
import { type Vervanging, volgendeVersie } from '../../../../fixtures/pakket/volgende-versie.ts';
import { rijId } from '../../formaten/vast-id.ts';
import { type Pakket, PakketSchema } from '../../pakket.ts';

/** Kompaslijnen 1.0 as a package. */
export const versie10: Pakket = PakketSchema.parse(kompaslijnen);

const ID = vastId('test/2.0');
export const in20 = (rij10: string): string => rijId(ID, rij10);
const doel = (code: string) => pakketRij('leerdoel', code);
const lijn = (code: string) => in20(pakketRij('leerlijn', code));
const plek = (code: string, rang: number) => ({
  leerlijnId: lijn(code),
  niveauId: in20(niveauId(code, rang)),
});

/** Entities that 2.0 brings. */
export const NIEUW_20 = {
  deelA: vastId('test/deel A'),
  deelB: vastId('test/deel B'),
  samen: vastId('test/samen'),
  erbij: vastId('test/erbij'),
};

const WEG = new Set(['RW-E-2a', 'NT-M-2a', 'NT-M-2b', 'SE-S-2a'].map(doel));

/**
 * A version in which everything happens: RW-E-2a is split, NT-M-2a and 2b become one, SE-S-2a is dropped, SE-S-2b goes to
 * niveau 3, RW-E-2b is reworded, a doel comes to RW-E niveau 2, and niveau 1 of RW-T is gone.
 */
export const versie20: Pakket = volgendeVersie(
  versie10,
  { id: ID, versie: '2.0', naam: 'Kompaslijnen 2.0 (proef)' },
  (van) => {
    const kaal = van.leerdoelen.filter((d) => !WEG.has(d.entiteit) && d.entiteit !== doel('RW-T-1a'));
    const zin = (id: string, code: string, tekst: string, op: ReturnType<typeof plek>, volgorde: number) => ({
      ...{ id: in20(id), entiteit: id, code, tekst, ...op, volgorde },
    });
    const leerdoelen = [
      ...kaal.map((d) => {
        if (d.entiteit === doel('SE-S-2b')) return { ...d, ...plek('SE-S', 3) };
        if (d.entiteit === doel('RW-E-2b')) return { ...d, tekst: 'betaalt met geld dat gepast klaarligt' };
        return d;
      }),
      zin(NIEUW_20.deelA, 'RW-E-2c', 'herkent munten', plek('RW-E', 2), 20),
      zin(NIEUW_20.deelB, 'RW-E-2d', 'herkent briefjes', plek('RW-E', 2), 21),
      zin(NIEUW_20.samen, 'NT-M-2c', 'beantwoordt een vraag en voert een opdracht uit', plek('NT-M', 2), 20),
      zin(NIEUW_20.erbij, 'RW-E-2e', 'telt munten van één euro tot tien', plek('RW-E', 2), 22),
    ];
    const er = new Set(leerdoelen.map((d) => d.id));
    return {
      leerdoelen,
      niveaus: van.niveaus.filter((n) => n.entiteit !== niveauId('RW-T', 1)),
      acties: van.acties.flatMap((a) => {
        if (a.leerdoelId === in20(doel('RW-E-2a'))) return [{ ...a, leerdoelId: in20(NIEUW_20.deelB) }];
        if (a.leerdoelId === in20(doel('NT-M-2b'))) return [{ ...a, leerdoelId: in20(NIEUW_20.samen) }];
        return er.has(a.leerdoelId) ? [a] : [];
      }),
    };
  },
  [
    { van: doel('RW-E-2a'), door: [NIEUW_20.deelA, NIEUW_20.deelB] },
    { van: doel('NT-M-2a'), door: [NIEUW_20.samen] },
    { van: doel('NT-M-2b'), door: [NIEUW_20.samen] },
  ] satisfies Vervanging[],
);
