import type { VNode } from 'preact';
import type { BeeldLijn, IntegraalBeeld } from '../../../../gateway/leerroute/beeld/view.ts';
import type { Leerreis } from '../../../../gateway/leerroute/reis/view.ts';
import { STANDAARD } from '../../../../gateway/leerroute/volg-instelling.ts';
import type { Assets } from '../../../ui/assets.ts';
import { BeeldPage } from '../../beeld/page.tsx';
import { ingevuld } from '../../beeld/volgen-invoer.ts';
import { VolgenPage } from '../../beeld/volgen-page.tsx';
import { LeerreisPage } from '../../leerreis/page.tsx';
import { frameVan, graad, id, niveau, periode, pip } from './basis.ts';
import { leerreis, profiel } from './leerling.ts';

const lijn = (n: number, naam: string, soort: 'LS' | 'LO', positie: number, verschil: number): BeeldLijn => ({
  id: id(600 + n),
  code: `L-${n}`,
  naam,
  leergebied: { id: id(620 + n), code: n === 0 ? 'RW' : `G-${n}`, naam: n === 0 ? 'Rekenen' : naam },
  soort,
  geordend: true,
  niveaus: ['N1', 'N2', 'N3', 'N4', 'N5'],
  positie,
  route: {
    verwacht: positie - verschil,
    verschil,
    oordeel: verschil > 0.5 ? 'voor' : verschil < -0.5 ? 'achter' : 'op',
  },
  plan: graad(2, 2),
  streef: { ...niveau(4), rang: 4 },
  uitstroom: { ...niveau(4), rang: 4 },
  doelen: { behaald: 2, totaal: 2 },
  verloop: [
    { op: '2024-10-03', positie: 1 },
    { op: '2025-06-12', positie: 2 },
    { op: '2026-11-20', positie },
  ],
  routeVerloop: [
    { vanaf: '2024-08-01', verwacht: 1.5 },
    { vanaf: '2025-08-01', verwacht: 2 },
    { vanaf: '2026-08-01', verwacht: positie - verschil },
  ],
  prognose:
    n === 0
      ? { soort: 'verwachting', op: '2027-07-31', laag: 3.4, hoog: 4.6 }
      : { soort: 'te_weinig', waarom: 'punten' },
});

const rekenen = lijn(0, 'Geld', 'LS', 3.5, 1.3);
const sociaal = lijn(1, 'Samen met anderen', 'LO', 1, -1.5);
const zonder: BeeldLijn = {
  ...lijn(2, 'Ervaren en meedoen', 'LO', 0, 0),
  geordend: false,
  niveaus: [],
  positie: null,
  route: null,
  plan: null,
  streef: null,
  uitstroom: null,
  verloop: [],
  routeVerloop: [],
  prognose: null,
};

const besluit = {
  act: id(1601),
  op: new Date('2026-11-19T14:00:00Z'),
  dag: '2026-11-19',
  door: 'Marjan Schelpenpad',
  keuze: 'intensiveren' as const,
  voor: rekenen.id,
  achter: sociaal.id,
  voorNaam: rekenen.naam,
  achterNaam: sociaal.naam,
  reden: 'Twee keer per week sova erbij.',
};

export const beeld: IntegraalBeeld = {
  leerling: pip,
  beperkt: false,
  plaatsing: profiel.plaatsing,
  periode,
  periodeDeel: 0.56,
  onderwijsleeftijd: 7,
  vandaag: '2026-11-20',
  routeMarge: 0.5,
  lijnen: [rekenen, lijn(3, 'Tijd', 'LS', 2.5, 0.2), sociaal, zonder],
  signalen: [{ voor: rekenen, achter: sociaal, verschil: 2.8, besluit }],
  besluiten: [besluit],
  resultaten: [
    {
      id: id(1700),
      bron: 'Peilschaal (toetsen)',
      soort: 'toets',
      naam: 'Rekenen',
      leergebied: 'RW',
      op: '2026-06-10',
      score: '104',
      schaal: 'vaardigheidsscore',
      dl: 40,
      dle: 28,
      leerrendement: 70,
      leerrendementSindsVorige: 80,
      gelezenOp: new Date('2026-11-20T02:00:00Z'),
    },
  ],
  mag: { besluiten: true },
};

export const reis: Leerreis = {
  beperkt: false,
  gebeurtenissen: [
    { key: 'b', op: '2026-11-19', soort: 'besluit', besluit },
    ...leerreis.map((stap, i) => ({ key: `s-${i}`, op: stap.op, soort: 'stap' as const, stap })),
    ...beeld.resultaten.map((resultaat) => ({
      key: resultaat.id,
      op: resultaat.op,
      soort: 'resultaat' as const,
      resultaat,
    })),
    {
      key: 'g',
      op: '2025-08-18',
      soort: 'groep',
      groep: 'De Schelpen',
      schooljaar: '2025-2026',
      tot: '2026-08-01',
    },
    { key: 'n', op: '2025-08-18', soort: 'school', wat: 'begin', school: 'De Kompasroos', jaargroep: '3' },
    { key: 'o', op: '2025-07-31', soort: 'school', wat: 'einde', school: null, jaargroep: null },
  ],
  verleden: [
    {
      ...{ id: id(1700), bron: 'KompasLVS', leerlijn: 'Getallen', niveau: '3', op: '2025-03-04' },
      ...{ doel: 'Telt tot twintig', stand: 'B' },
    },
    { id: id(1701), bron: 'KompasLVS', leerlijn: 'Getallen', niveau: '2', doel: null, stand: null, op: null },
  ],
};

/** The integraal beeld and the leerreis in the states that matter. */
export function beeldPages(assets: Pick<Assets, 'url'>): Readonly<Record<string, VNode>> {
  const frame = frameVan(assets);
  const ib = frameVan(assets, ['ib'], 'Petra Poolster');
  const [eerste] = beeld.signalen;
  const actId = () => id(1650);
  const fouten = { keuze: 'Kies wat jullie doen.', reden: 'Schrijf op waarom jullie dit kiezen.' };
  const invoer = { voor: rekenen.id, achter: sociaal.id, keuze: '', reden: 'x', fouten };
  const beperkt = { beperkt: true, plaatsing: null, signalen: [], besluiten: [], resultaten: [] };
  const zonderBesluit = { ...beeld, signalen: eerste ? [{ ...eerste, besluit: null }] : [] };
  return {
    beeld: <BeeldPage frame={frame} beeld={beeld} actId={actId} />,
    'beeld-fout': <BeeldPage frame={frame} beeld={zonderBesluit} actId={actId} invoer={invoer} />,
    'beeld-gedeeld': <BeeldPage frame={frame} beeld={{ ...beeld, ...beperkt }} actId={actId} />,
    'beeld-leeg': <BeeldPage frame={frame} beeld={{ ...beeld, lijnen: [], signalen: [] }} actId={actId} />,
    volgen: <VolgenPage frame={ib} invoer={ingevuld(STANDAARD)} fouten={{}} />,
    'volgen-fout': (
      <VolgenPage frame={ib} invoer={ingevuld(STANDAARD)} fouten={{ marge: 'Vul een getal in.' }} />
    ),
    leerreis: <LeerreisPage frame={frame} leerling={pip} reis={reis} />,
    'leerreis-leeg': (
      <LeerreisPage frame={frame} leerling={pip} reis={{ beperkt: true, gebeurtenissen: [], verleden: [] }} />
    ),
  };
}
