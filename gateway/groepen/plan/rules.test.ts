import { describe, expect, it } from 'vitest';
import { GEEN_TEKSTEN, PlanInhoud } from './inhoud.ts';
import { maakPlan, type PlanBron, schrijf, stempel, subgroepSleutel, tekstenVan } from './rules.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const [PIP, NOUD, YARA, SIEM] = [id(1), id(2), id(3), id(4)];
const GELD = { id: id(10), code: 'RW-E', naam: 'Geld' };
const ERVAREN = { id: id(11), code: 'EM', naam: 'Ervaren' };
const N2 = { id: id(20), code: 'N2', naam: 'Niveau 2' };
const N3 = { id: id(21), code: 'N3', naam: 'Niveau 3' };
const DOEL = id(30);
const HOGER = id(31);
const VRIJ = id(32);

const cel = (leerling: string, doel: string, stand: number, lijn = GELD.id, meegenomen = false) => ({
  leerling,
  leerlijn: lijn,
  doel,
  code: doel === DOEL ? 'RW-E-2a' : doel === HOGER ? 'RW-E-3a' : 'EM-i',
  tekst: 'doet iets',
  stand,
  meegenomen,
});
const actie = (leerling: string, tekst = 'winkelspel') => ({
  leerling,
  leerlijn: GELD.id,
  soort: 'oefenen',
  tekst,
  wie: 'assistent',
  ritme: '2× p/w',
});

const bron: PlanBron = {
  groep: 'Geldgroep',
  medewerkers: ['Igor Helmgras'],
  periode: { id: id(90), naam: 'Periode 1', schooljaar: '2026-2027', van: '2026-08-01', tot: '2026-12-01' },
  peildag: '2026-11-22',
  behaaldVanaf: 4,
  leerlingen: [NOUD, PIP, SIEM, YARA],
  streef: [
    { leerling: NOUD, leergebied: 'Rekenen', leerlijn: GELD, niveau: N2 },
    { leerling: PIP, leergebied: 'Rekenen', leerlijn: GELD, niveau: N2 },
    { leerling: YARA, leergebied: 'Rekenen', leerlijn: GELD, niveau: N3 },
    { leerling: YARA, leergebied: 'Zintuigen', leerlijn: ERVAREN, niveau: null },
  ],
  cellen: [
    cel(NOUD, DOEL, 4),
    cel(PIP, DOEL, 3),
    cel(YARA, HOGER, 2),
    cel(YARA, DOEL, 1, GELD.id, true),
    cel(YARA, VRIJ, 4, ERVAREN.id),
  ],
  acties: [actie(NOUD), actie(PIP), actie(PIP), actie(YARA, 'één boodschap')],
};
const plan = maakPlan(bron, GEEN_TEKSTEN);
const sub = (n: number, van = plan) => {
  const gevonden = van.subgroepen[n];
  if (!gevonden) throw new Error(`no subgroup ${n}`);
  return gevonden;
};
const door = (person: string, op = '2026-11-22T09:00:00.000Z') => ({ person, op: new Date(op) });

describe('R54: the plan that is made of streefniveaus and cards', () => {
  it('has a subgroup for each leerlijn and niveau, in the order of the package, and a shape that can be kept', () => {
    expect(plan.subgroepen.map((s) => [s.leerlijn.code, s.niveau?.code, s.leerlingen])).toEqual([
      ['RW-E', 'N2', [NOUD, PIP]],
      ['RW-E', 'N3', [YARA]],
      ['EM', undefined, [YARA]],
    ]);
    expect(plan.zonderStreef).toEqual([SIEM]);
    expect(PlanInhoud.parse(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
  });

  it('counts who works on a doel and who reached it, also when it was carried over', () => {
    expect(sub(0).doelen.map((d) => [d.code, d.werkenEraan, d.behaaldDoor, d.meegenomen])).toEqual([
      ['RW-E-2a', [NOUD, PIP], [NOUD], false],
    ]);
    expect(sub(1).doelen.map((d) => [d.code, d.werkenEraan, d.meegenomen])).toEqual([
      ['RW-E-3a', [YARA], false],
      ['RW-E-2a', [YARA], true],
    ]);
    expect(sub(0, maakPlan({ ...bron, behaaldVanaf: 3 }, GEEN_TEKSTEN)).doelen[0]?.behaaldDoor).toEqual([
      NOUD,
      PIP,
    ]);
  });

  it('makes one line of the same actie on several cards, and knows who does it and when', () => {
    expect(sub(0).acties).toEqual([
      { soort: 'oefenen', tekst: 'winkelspel', wie: 'assistent', ritme: '2× p/w', leerlingen: 2 },
    ]);
    expect([sub(0).wie, sub(0).wanneer, sub(2).wie]).toEqual([['assistent'], ['2× p/w'], []]);
  });
});

describe('R54: the words of a plan', () => {
  const eerst = schrijf(
    GEEN_TEKSTEN,
    sub(0),
    { aanpak: ' Samen. ', evaluatie: { [DOEL]: 'Lukt.' } },
    door(id(50)),
  );

  it('stay with who typed them until they change, and go when they are emptied', () => {
    const sleutel = subgroepSleutel(GELD.id, N2.id);
    expect(eerst.aanpak[sleutel]).toEqual({
      tekst: 'Samen.',
      bij: 'Geld, niveau 2',
      door: id(50),
      op: '2026-11-22T09:00:00.000Z',
    });
    const daarna = schrijf(
      eerst,
      sub(0),
      { aanpak: 'Samen.', evaluatie: { [DOEL]: 'Lukt al beter.' } },
      door(id(51), '2026-11-23T09:00:00.000Z'),
    );
    expect(daarna.aanpak).toEqual(eerst.aanpak);
    expect(Object.values(daarna.evaluatie).map((t) => [t.tekst, t.door])).toEqual([
      ['Lukt al beter.', id(51)],
    ]);
    const leeg = schrijf(daarna, sub(0), { aanpak: ' ', evaluatie: { [DOEL]: '' } }, door(id(51)));
    expect(leeg).toEqual(GEEN_TEKSTEN);
  });

  it('take no evaluatie of a doel that the subgroup does not have', () => {
    const uit = schrijf(GEEN_TEKSTEN, sub(0), { aanpak: '', evaluatie: { [VRIJ]: 'x' } }, door(id(50)));
    expect(uit).toEqual(GEEN_TEKSTEN);
  });

  it('come back from a plan that was kept, and change the stamp of their subgroup alone', () => {
    const met = maakPlan(bron, eerst);
    expect(tekstenVan(met)).toEqual(eerst);
    expect(stempel(sub(0, met))).not.toBe(stempel(sub(0)));
    expect(stempel(sub(1, met))).toBe(stempel(sub(1)));
  });

  it('are set apart when nobody is in their subgroup any more', () => {
    const zonder = maakPlan({ ...bron, streef: bron.streef.filter((s) => s.niveau !== N2) }, eerst);
    expect(zonder.los.map((t) => t.bij).sort()).toEqual(['Geld, niveau 2', 'Geld, niveau 2, RW-E-2a']);
  });
});
