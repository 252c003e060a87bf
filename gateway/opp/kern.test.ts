import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OppInhoud, OppVeld, SectieE } from '../model/opp.ts';
import { afdrukVan, canoniek, isIndividueel, kernVan } from './kern.ts';

const veld = (sleutel: string, waarde: string | null): OppVeld => ({
  veld: sleutel,
  waarde,
  herkomst: null,
  overruled: null,
});

const LEEG: SectieE = {
  periode: null,
  doelen: [],
  ondersteuning: veld('e.ondersteuning', null),
  hulpmiddelen: veld('e.hulpmiddelen', null),
  zorg: veld('e.zorg', null),
  afwijkingen: veld('e.afwijkingen', ' '),
};
const doel: SectieE['doelen'][number] = {
  leergebied: 'Rekenen',
  leerlijn: 'Geld',
  niveau: 'Niveau 2',
  code: 'RW-E-2a',
  tekst: 'betaalt met gepast geld',
  beginsituatie: 'Kent de munten.',
  acties: [],
  herkomst: { bron: 'kaart', naam: 'arrangementskaart', op: '2026-09-01', door: null },
};
const actie: SectieE['doelen'][number]['acties'][number] = {
  soort: 'oefenen',
  wat: 'winkeltje spelen',
  wie: 'leerkracht',
  hoeVaak: 'elke dag',
  waarmee: null,
};
const D: OppInhoud['d'] = {
  leerroute: veld('d.leerroute', 'Leerroute 4'),
  uitstroomprofiel: veld('d.uitstroomprofiel', 'arbeidsmarkt'),
  bestemming: veld('d.bestemming', 'groen'),
  onderbouwing: veld('d.onderbouwing', 'Werkt graag buiten.'),
  eindniveaus: [{ leergebied: 'Rekenen', leerlijn: 'Geld', veld: veld('d.eind:x', 'Niveau 4') }],
};
const E: SectieE = { ...LEEG, doelen: [{ ...doel, acties: [actie] }] };

describe('R44: canonical JSON and its digests', () => {
  it('is RFC 8785: keys in order, numbers and letters as it says, whoever wrote them down', () => {
    expect(canoniek({ b: [1, 1e30, 0.002], a: '\u20ac$\n', '\u20ac': null })).toBe(
      '{"a":"€$\\n","b":[1,1e+30,0.002],"€":null}',
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (o) => {
        expect(canoniek(Object.fromEntries(Object.entries(o).reverse()))).toBe(canoniek(o));
        expect(JSON.parse(canoniek(o))).toEqual(JSON.parse(JSON.stringify(o)));
      }),
    );
    expect(afdrukVan('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('the kern of the handelingsdeel moves with what is done, by whom, how often, and with nothing else', () => {
    const kern = (e: SectieE) => kernVan({ d: D, e }, 'handeling');
    const is = kern(E);
    const met = (over: Partial<typeof actie>): SectieE => ({
      ...E,
      doelen: [{ ...doel, acties: [{ ...actie, ...over }] }],
    });
    for (const e of [
      met({ wie: 'logopedist' }),
      met({ hoeVaak: 'elke week' }),
      met({ waarmee: 'kassa' }),
      { ...E, doelen: [] },
      { ...E, zorg: veld('e.zorg', 'fysiotherapie') },
      { ...E, periode: { naam: 'Periode 2', schooljaar: '2026-2027', van: '2026-11-01', tot: '2027-02-01' } },
    ])
      expect(kern(e)).not.toBe(is);
    const herkomst = { bron: 'opp', naam: 'dit OPP', op: '2026-11-22', door: 'Petra' } as const;
    expect(kern({ ...E, doelen: [{ ...doel, herkomst, beginsituatie: 'Later.', acties: [actie] }] })).toBe(
      is,
    );
    expect(kern({ ...E, zorg: { ...veld('e.zorg', '  '), herkomst } })).toBe(is);
    expect(kernVan({ d: { ...D, bestemming: veld('d.bestemming', 'keuken') }, e: E }, 'handeling')).toBe(is);
  });

  it('the kern of the uitstroom moves with each thing the school decides', () => {
    const kern = (d: OppInhoud['d']) => kernVan({ d, e: E }, 'uitstroom');
    for (const v of ['leerroute', 'uitstroomprofiel', 'bestemming', 'onderbouwing'] as const)
      expect(kern({ ...D, [v]: veld(`d.${v}`, 'anders') })).not.toBe(kern(D));
    expect(kern({ ...D, eindniveaus: [] })).not.toBe(kern(D));
    expect(kern({ ...D, onderbouwing: veld('d.onderbouwing', ' Werkt  graag\nbuiten. ') })).toBe(kern(D));
    expect(kernVan({ d: D, e: LEEG }, 'uitstroom')).toBe(kern(D));
  });

  it('L8: doelen alone are the programme; an actie or any support asks for instemming', () => {
    expect(isIndividueel({ ...LEEG, doelen: [doel] })).toBe(false);
    expect(isIndividueel(E)).toBe(true);
    expect(isIndividueel({ ...LEEG, hulpmiddelen: veld('e.hulpmiddelen', 'koptelefoon') })).toBe(true);
  });
});
