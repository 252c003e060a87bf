import type { VNode } from 'preact';
import type { BijLeerdoel, Inbreng } from '../../../../gateway/arrangementskaart/inbreng/view.ts';
import type { Bewijs } from '../../../../gateway/bewijs/view.ts';
import type { Assets } from '../../../ui/assets.ts';
import { GebiedPage } from '../../mijn/gebied-page.tsx';
import { GebiedenPage } from '../../mijn/gebieden-page.tsx';
import { MijnDoelPage } from '../../mijn/mijn-doel-page.tsx';
import { frameVan, id, NU } from './basis.ts';
import { kaart } from './leerling.ts';

const [gebied] = kaart.leergebieden;
const doelen = gebied?.leerlijnen.flatMap((l) => l.doelen) ?? [];
const open = doelen.find((d) => !d.behaald);
if (!gebied || !open) throw new Error('the sample card has an open doel');

/** Of the open doel of the card: everything that can be said of it, and answered. */
const inbreng: Inbreng = {
  leerdoel: open.id,
  kan: { act: id(901), op: NU },
  wens: {
    act: id(902),
    op: NU,
    antwoord: {
      act: id(903),
      op: NU,
      door: 'Marjan Schelpenpad',
      antwoord: 'niet_nu',
      tekst: 'Eerst maken we de klok af.',
    },
  },
  mening: { act: id(904), op: NU, gezicht: 'gaat_wel', tekst: 'Het gaat soms te snel' },
};

/** As who works with the pupil sees it: a wish that waits, and what a colleague saw. */
export const bijLeerdoel: BijLeerdoel = {
  inbreng: { ...inbreng, wens: { act: id(902), op: NU, antwoord: null } },
  waarnemingen: [{ act: id(905), op: NU, door: 'Kees Vloedlijn', tekst: 'Legde het geld zelf klaar' }],
  mag: { waarnemen: true, antwoorden: true },
};

/** What a learning tool measured (R74). */
export const bewijs: readonly Bewijs[] = [
  { id: id(906), bron: 'Rekenhaven', naam: 'Gepast betalen', score: 8.5, max: 10, op: '2026-11-12' },
];

/** The screens of a leerling (R59). */
export function mijnPages(assets: Pick<Assets, 'url'>): Readonly<Record<string, VNode>> {
  const frame = frameVan(assets, ['leerling'], 'Pip Regenlaars');
  const leeg = { kaart: { ...kaart, leergebieden: [] }, gezegd: new Map() };
  const mijn = { kaart, gezegd: new Map([[inbreng.leerdoel, inbreng]]) };
  if (!gebied || !open) return {};
  const doel = { frame, mijn, gebied, doel: open };
  return {
    mijn: <GebiedenPage frame={frame} mijn={mijn} />,
    'mijn-leeg': <GebiedenPage frame={frame} mijn={leeg} />,
    'mijn-gebied': <GebiedPage frame={frame} mijn={mijn} gebied={gebied} />,
    'mijn-doel': <MijnDoelPage {...doel} gezegd={inbreng} vorige={id(1)} volgende={id(2)} zojuist="gezegd" />,
    'mijn-doel-stil': <MijnDoelPage {...doel} gezegd={null} vorige={null} volgende={null} />,
  };
}
