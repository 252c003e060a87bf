import type { VNode } from 'preact';
import type {
  Dekking,
  DekkingDoel,
  KerndoelKort,
  KerndoelsetKort,
} from '../../../../gateway/leerlijnen/kerndoelen/view.ts';
import type { Assets } from '../../../ui/assets.ts';
import { Toast } from '../../../ui/components/toast.tsx';
import { DekkingPage } from '../../kerndoelen/dekking-page.tsx';
import { KoppelPage } from '../../kerndoelen/koppel-page.tsx';
import { frameVan, id } from './basis.ts';
import { leerroute } from './vandaag.ts';

const set: KerndoelsetKort = {
  id: id(700),
  naam: 'Demo-kerndoelen',
  aantal: 2,
  uitgave: {
    id: id(701),
    naam: 'Demo-kerndoelen',
    uitgave: 'voorbeeld',
    uitgever: 'Koers',
    licentie: 'CC0-1.0',
    vervangen: false,
  },
};
const doel = (n: number): DekkingDoel => ({
  id: id(710 + n),
  entiteit: id(720 + n),
  code: `RW-E-${n}a`,
  tekst: 'betaalt met geld dat vooraf gepast is klaargelegd',
  leerlijn: { id: id(730), naam: 'Geld' },
  niveau: n === 1 ? null : { id: id(731), naam: 'Niveau 2' },
});
const kerndoel = (n: number): KerndoelKort => ({
  id: id(740 + n),
  prefix: n === 3 ? null : `Demo ${n}`,
  kort: n === 3 ? null : 'Geld',
  tekst: 'De leerling gaat om met geld bij wat hij zelf koopt of spaart.',
});
const dekking: Dekking = {
  leerroute: { id: leerroute.id, naam: leerroute.naam },
  set,
  hoofdstukken: [
    {
      naam: 'Rekenen',
      kerndoelen: [
        {
          ...kerndoel(1),
          doelen: [
            { ...doel(1), herkomst: 'school', via: 'Doelzin 1A' },
            { ...doel(2), herkomst: 'pakket', via: null },
          ],
        },
        { ...kerndoel(3), doelen: [] },
      ],
    },
  ],
  zonderKerndoel: [doel(3)],
  telling: { kerndoelen: 2, gedekt: 1, doelen: 3, doelenGekoppeld: 2 },
};
const vol: Dekking = {
  ...dekking,
  set: { ...set, uitgave: { ...set.uitgave, vervangen: true } },
  hoofdstukken: dekking.hoofdstukken.map((h) => ({ ...h, kerndoelen: h.kerndoelen.slice(0, 1) })),
  zonderKerndoel: [],
  telling: { kerndoelen: 1, gedekt: 1, doelen: 2, doelenGekoppeld: 2 },
};

/** Coverage and linking in the states that matter. */
export function kerndoelenPages(assets: Pick<Assets, 'url'>): Readonly<Record<string, VNode>> {
  const frame = frameVan(assets, ['ib'], 'Petra Poolster');
  const alles = { frame, routes: [leerroute], sets: [set] };
  const kan = { koppelen: true, pakketOpenen: true };
  const alleenZien = { koppelen: false, pakketOpenen: false };
  const meting = { leerroute: leerroute.id, set: set.id };
  const kerndoelen = [
    { ...kerndoel(1), hoofdstuk: 'Rekenen', onder: null, gekoppeld: 'pakket' as const },
    {
      ...kerndoel(2),
      hoofdstuk: 'Rekenen',
      onder: { id: id(741), kort: 'Geld' },
      gekoppeld: 'school' as const,
    },
    { ...kerndoel(3), hoofdstuk: '', onder: null, gekoppeld: null },
  ];
  const bijDoel = { meting, kant: { doel: doel(1).entiteit }, q: 'geld', max: 3 };
  const bijKerndoel = { meting, kant: { kerndoel: kerndoel(1).id }, q: 'zxq', max: 25 };
  return {
    dekking: <DekkingPage {...alles} dekking={dekking} kan={kan} />,
    'dekking-vol': <DekkingPage {...alles} dekking={vol} kan={alleenZien} />,
    'dekking-zonder-kerndoelen': <DekkingPage {...alles} sets={[]} dekking={null} kan={kan} />,
    'dekking-zonder-leerroutes': <DekkingPage {...alles} routes={[]} dekking={null} kan={kan} />,
    'koppelen-doel': (
      <KoppelPage
        frame={frame}
        over={{ doel: doel(1) }}
        resultaten={{ ...bijDoel, gevonden: { kerndoelen } }}
        messages={<Toast text="Gekoppeld." />}
      />
    ),
    'koppelen-niets': (
      <KoppelPage
        frame={frame}
        over={{ kerndoel: kerndoel(1) }}
        resultaten={{ ...bijKerndoel, gevonden: { doelen: [] } }}
      />
    ),
  };
}
