import type { VNode } from 'preact';
import type { CursusBeheer, CursusStand, DoelKeuze, GroepCijfers } from '../../../lti/cijfers-service.ts';
import type { Assets } from '../../../ui/assets.ts';
import { BeheerPage } from '../../cijfers/beheer-page.tsx';
import { BewijsPage, DoelenPage } from '../../cijfers/kies-page.tsx';
import { CijfersPage } from '../../cijfers/page.tsx';
import { frameVan, id, NU } from './basis.ts';

const telling = {
  aan: true,
  wacht: 2,
  verstuurd: 40,
  geweigerd: 0,
  onbekend: 1,
  laatst: NU,
  gestoptOp: null,
  opnieuwOm: null,
  fout: null,
};
const cursus: CursusStand = {
  ...telling,
  id: id(950),
  titel: 'Rekenen De Schelpen',
  elo: 'elo.school.example',
  kolommen: [
    {
      ...{ id: id(951), van: id(961), soort: 'doel', code: 'RW-E-2a', titel: 'herkent munten en briefjes' },
      ...{ leerlijn: 'Geld', erIs: true, leerlingen: 6 },
    },
    {
      ...{ id: id(952), van: id(962), soort: 'niveau', code: 'N2', titel: 'Niveau 2' },
      ...{ leerlijn: 'Geld', erIs: false, leerlingen: 0 },
    },
  ],
  bronnen: [
    {
      ...{ id: id(953), naam: 'Rekenhaven: gepast betalen', code: 'RW-E-2b', titel: 'betaalt gepast' },
      ...{ scores: 7, gelezenOp: NU, fout: null },
    },
    {
      ...{ id: id(954), naam: 'Toets week 3', code: 'RW-E-2a', titel: 'herkent munten' },
      ...{ scores: 0, gelezenOp: null, fout: 'De leeromgeving antwoordt nu niet.' },
    },
  ],
};
const groep = { id: id(800), naam: 'De Schelpen' };
const cijfers: GroepCijfers = {
  groep,
  cursussen: [cursus],
  vrij: [{ id: id(955), titel: 'Taal De Schelpen', elo: 'elo.school.example' }],
  lijnen: [
    { id: id(970), naam: 'Geld' },
    { id: id(971), naam: 'Klok' },
  ],
};
const keuzes: readonly DoelKeuze[] = [
  { id: id(963), soort: 'doel', code: 'RW-E-2c', titel: 'wisselt een euro' },
  { id: id(962), soort: 'niveau', code: 'N2', titel: 'Niveau 2' },
];
const gestopt: CursusBeheer = {
  ...cursus,
  groep: 'De Schelpen',
  geweigerd: 3,
  gestoptOp: NU,
  fout: 'De leeromgeving geeft Koers geen toegang tot haar diensten.',
  geweigerden: [{ reden: 'De leeromgeving kent deze leerling niet in deze cursus.', aantal: 3 }],
};

/** The gradebook of a course in the states that matter (R74). */
export function cijfersPages(assets: Pick<Assets, 'url'>): Readonly<Record<string, VNode>> {
  const frame = frameVan(assets);
  const beheer = frameVan(assets, ['beheerder'], 'Tom Sleutelbos');
  const kies = { frame, cijfers, cursus, lijn: id(970), keuzes };
  const kolom = {
    id: 'https://elo.school.example/kolommen/7',
    label: '',
    scoreMaximum: 10,
    resourceId: undefined,
  };
  const leeg: GroepCijfers = { groep, cursussen: [], vrij: [], lijnen: [] };
  return {
    cijfers: <CijfersPage frame={frame} cijfers={cijfers} now={NU} gedaan="gekozen" />,
    'cijfers-leeg': <CijfersPage frame={frame} cijfers={leeg} now={NU} />,
    'cijfers-doelen': <DoelenPage {...kies} />,
    'cijfers-doelen-leeg': <DoelenPage {...kies} lijn={undefined} keuzes={[]} />,
    'cijfers-bewijs': <BewijsPage {...kies} kolommen={[kolom]} />,
    'cijfers-bewijs-geen': <BewijsPage {...kies} kolommen={[]} />,
    'cijfers-bewijs-stil': (
      <BewijsPage
        {...kies}
        kolommen={null}
        fout="De leeromgeving antwoordt nu niet. Koers probeert het later opnieuw."
      />
    ),
    'cijfers-beheer': <BeheerPage frame={beheer} cursussen={[gestopt]} now={NU} gedaan="opnieuw" />,
    'cijfers-beheer-leeg': <BeheerPage frame={beheer} cursussen={[]} now={NU} />,
  };
}
