import type { VNode } from 'preact';
import type { TrailLine } from '../../../../gateway/access/trail/service.ts';
import type { Assets } from '../../../ui/assets.ts';
import { SpoorPage } from '../../spoor/page.tsx';
import type { Antwoord } from '../../spoor/question.ts';
import { frameVan, id, NU } from './basis.ts';

const leerling = { id: id(1), naam: 'Fenna Papierboot', geboortedatum: '2015-04-02', weg: false };
const invoer = { sectie: null, van: '2026-03-01', tot: '2026-03-31', fouten: {} };
const inzage: TrailLine = {
  id: 'audit 12',
  at: new Date('2026-03-12T09:30:00Z'),
  door: 'Igor Helmgras',
  soort: 'inzage',
  actie: 'sectie_ingezien',
  sectie: 'factoren',
  scherm: 'leerlingprofiel',
  metReden: false,
};
const wijziging: TrailLine = {
  ...inzage,
  id: 'act 7',
  door: null,
  soort: 'wijziging',
  actie: 'niveau_geplaatst',
  sectie: 'redenen',
  scherm: null,
  metReden: true,
};
const found = { lines: [inzage, wijziging], totaal: 120, stand: { klopt: true, tot: NU } };

/** The screen of the FG in the states that matter. */
export function spoorPages(assets: Pick<Assets, 'url'>): Readonly<Record<string, VNode>> {
  const frame = frameVan(assets, ['fg'], 'Paul Stilzwijger');
  const met = (antwoord: Antwoord) => <SpoorPage frame={frame} naam="" gevonden={[]} antwoord={antwoord} />;
  const gezien = { leerling, invoer, pagina: 2, found };
  return {
    spoor: <SpoorPage frame={frame} naam="" gevonden={[]} antwoord={null} />,
    'spoor-gevonden': (
      <SpoorPage
        frame={frame}
        naam="papier"
        gevonden={[leerling, { ...leerling, id: id(2), weg: true }]}
        antwoord={null}
      />
    ),
    'spoor-niemand': <SpoorPage frame={frame} naam="xyz" gevonden={[]} antwoord={null} />,
    'spoor-regels': met(gezien),
    'spoor-leeg': met({ ...gezien, found: { lines: [], totaal: 0, stand: { klopt: true, tot: null } } }),
    'spoor-keten-stuk': met({ ...gezien, found: { ...found, stand: { klopt: false, tot: NU } } }),
    'spoor-fout': met({
      ...gezien,
      invoer: {
        ...invoer,
        tot: '2026-01-01',
        fouten: { tot: 'Deze dag ligt voor de eerste dag. Kies een latere dag.' },
      },
      found: null,
    }),
  };
}
