import type { VNode } from 'preact';
import type { OppView } from '../../../../gateway/opp/service.ts';
import type { Assets } from '../../../ui/assets.ts';
import { VaststellenPage, VoorleggenPage } from '../../opp/bevestig-page.tsx';
import { OppPage } from '../../opp/page.tsx';
import { verschillen } from '../../opp/verschil.ts';
import { VerschilPage } from '../../opp/verschil-page.tsx';
import { frameVan, id, NU, pip } from './basis.ts';

import { besluit, eerste, gezag, inhoudVan, profiel, vast, veld } from './opp-inhoud.ts';

/** A first concept: what the school knows is filled in, and little is left to type. */
export const concept: OppView = {
  leerling: pip,
  versies: [eerste],
  versie: eerste,
  inhoud: inhoudVan(eerste),
  vorm: 'bron',
  cvbFactoren: [],
  stempels: { 'e.zorg': 1, 'd.bestemming': 1 },
  verschoven: [
    { veld: `b.streef:${id(650)}`, was: 'Niveau 2', nu: 'Niveau 3', herkomst: profiel },
    { veld: 'd.bestemming', was: '(beschutte) arbeid', nu: 'dagbesteding', herkomst: besluit },
  ],
  gaten: [
    {
      sleutel: 'onderbouwing',
      sectie: 'd',
      tekst: 'Er staat nog niet waarom deze bestemming past.',
      waar: { soort: 'veld', veld: 'd.onderbouwing' },
      houdtTegen: true,
    },
    {
      sleutel: 'overleg',
      sectie: 'h',
      tekst: 'Er is nog geen overleg met de ouders vastgelegd.',
      waar: { soort: 'act', act: 'overleg' },
      houdtTegen: true,
    },
    {
      sleutel: 'stem',
      sectie: 'f',
      tekst: 'Er is nog niet naar Pip geluisterd.',
      waar: { soort: 'pagina', pagina: 'stem' },
      houdtTegen: true,
    },
    {
      sleutel: 'hulpmiddelen',
      sectie: 'e',
      tekst: 'Er staan nog geen hulpmiddelen.',
      waar: { soort: 'veld', veld: 'e.hulpmiddelen' },
      houdtTegen: false,
    },
  ],
  acten: (['overleg', 'cvb_advies', 'vervallen'] as const).map((act) => ({ act, weigering: null })),
  volgende: 'overleg',
  gezag,
  aanbod: null,
  instemming: [],
  stappen: [],
  mag: { schrijven: true, vaststellen: true, antwoorden: false, inbrengen: false },
};

const ligt = vast(2, 'instemming', {
  handeling: 'niet_ingestemd',
  aangebodenOp: new Date('2026-11-18T09:00:00Z'),
});
const geldt = vast(1, 'vastgesteld', {
  handeling: 'ingestemd',
  vastgesteldOp: new Date('2025-11-20T09:00:00Z'),
  vastgesteldDoor: 'Petra Poolster',
});
const overleg = {
  op: '2026-11-16',
  deelnemers: ['Noor Regenlaars', 'Petra Poolster'],
  uitkomst: 'Eens over de route.',
};

/** Beside what is in force a concept lies with the ouders, and one of them refuses the handelingsdeel (R41, R44). */
export const geweigerd: OppView = {
  ...concept,
  versies: [ligt, geldt],
  versie: ligt,
  inhoud: inhoudVan(ligt, { overleg, handelingsdeel: 'niet_ingestemd' }),
  vorm: 'aangeboden',
  gaten: [],
  verschoven: [],
  acten: (['overleg', 'vaststellen', 'ter_instemming', 'geschil_open', 'vervallen'] as const).map((act) => ({
    act,
    weigering: null,
  })),
  volgende: 'vaststellen',
  aanbod: {
    op: new Date('2026-11-18T09:00:00Z'),
    afdruk: { uitstroom: 'a'.repeat(64), handeling: 'b'.repeat(64) },
    achterhaald: false,
  },
  instemming: gezag.map((g, n) => ({
    ...g,
    deel: 'handeling',
    antwoord: n === 0 ? 'akkoord' : 'niet_akkoord',
    op: new Date('2026-11-19T19:00:00Z'),
    toelichting: n === 0 ? null : 'Logopedie hoort niet onder rekentijd.',
  })),
};

/** What is in force, for who only reads. */
export const vastgesteld: OppView = {
  ...geweigerd,
  versies: [geldt],
  versie: geldt,
  inhoud: {
    ...inhoudVan(geldt, {
      overleg,
      cvbAdvies: { op: '2025-11-12', advies: 'Past bij Pip.' },
      vastgesteld: { op: '2025-11-20', door: 'Petra Poolster' },
      handelingsdeel: 'ingestemd',
      instemming: [
        {
          deel: 'handeling',
          naam: 'Noor Regenlaars',
          rol: 'ouder',
          antwoord: 'akkoord',
          op: '2025-11-19',
          toelichting: null,
        },
      ],
    }),
    f: [
      {
        moment: 'opstellen',
        op: '2025-11-14',
        gehoord: true,
        hoe: ['picto', 'taal'],
        gevraagd: [{ vraag: 'Wat vind je fijn op school?', antwoord: 'Buiten werken.' }],
        eigenWoorden: 'Ik wil later in de kas.',
        vastgelegdDoor: 'Marjan Schelpenpad',
        reden: null,
        volgendePoging: null,
        bijlagen: [],
      },
    ],
  },
  vorm: 'vastgesteld',
  acten: [],
  volgende: null,
  aanbod: null,
  instemming: [],
  mag: { schrijven: false, vaststellen: false, antwoorden: false, inbrengen: false },
};

const anders: OppView = {
  ...geweigerd,
  inhoud: geweigerd.inhoud && {
    ...geweigerd.inhoud,
    d: { ...geweigerd.inhoud.d, bestemming: veld('d.bestemming', 'dagbesteding', besluit) },
    c: geweigerd.inhoud.c.slice(1),
  },
};

/** The OPP in the states that matter. */
export function oppPages(assets: Pick<Assets, 'url'>): Readonly<Record<string, VNode>> {
  const petra = frameVan(assets, ['ib'], 'Petra Poolster');
  const leeg: OppView = { ...vastgesteld, versies: [], versie: null, inhoud: null, vorm: 'geen' };
  const botsing = {
    veld: 'd.onderbouwing',
    waarde: 'Buiten werken past bij Pip.',
    reden: '',
    fout: 'Je collega was je net voor. Jouw tekst is nog niet bewaard.',
    collega: { waarde: 'Pip is graag buiten.', door: 'Marjan Schelpenpad' },
  };
  const verschil = anders.inhoud && vastgesteld.inhoud ? verschillen(vastgesteld.inhoud, anders.inhoud) : [];
  return {
    'opp-leeg': <OppPage frame={petra} opp={leeg} now={NU} />,
    'opp-begin': (
      <OppPage frame={petra} opp={{ ...leeg, acten: [{ act: 'begin', weigering: null }] }} now={NU} />
    ),
    'opp-concept': <OppPage frame={petra} opp={concept} now={NU} zeg={{ gedaan: 'begin' }} />,
    'opp-overleg': (
      <OppPage
        frame={petra}
        opp={concept}
        now={NU}
        zeg={{ doe: 'overleg', fout: 'Schrijf op wie erbij waren.', velden: { op: '2026-11-19' } }}
      />
    ),
    'opp-botsing': <OppPage frame={petra} opp={concept} now={NU} zeg={{ getypt: botsing }} />,
    'opp-geweigerd': <OppPage frame={petra} opp={geweigerd} now={NU} />,
    'opp-vastgesteld': <OppPage frame={petra} opp={vastgesteld} now={NU} />,
    'opp-voorleggen': (
      <VoorleggenPage
        frame={petra}
        opp={{ ...concept, acten: [{ act: 'ter_instemming', weigering: null }] }}
        now={NU}
      />
    ),
    'opp-vaststellen': <VaststellenPage frame={petra} opp={geweigerd} now={NU} />,
    'opp-anders': <VerschilPage frame={petra} voor={vastgesteld} na={anders} verschillen={verschil} />,
  };
}
