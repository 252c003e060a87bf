import type { VNode } from 'preact';
import type { Assets } from '../../../ui/assets.ts';
import { Toast } from '../../../ui/components/toast.tsx';
import { doelTekst } from '../../afvinken/meldingen.tsx';
import { GroepPage } from '../../groep/page.tsx';
import { KaartPage } from '../../kaart/page.tsx';
import { NiveauPage } from '../../leerlijnen/niveau-page.tsx';
import { OverzichtPage } from '../../leerlijnen/overzicht-page.tsx';
import { DoelPage } from '../../leerling/doel-page.tsx';
import { LeerlijnPage } from '../../leerling/leerlijn-page.tsx';
import { ProfielPage } from '../../leerling/profiel-page.tsx';
import { beginstand } from '../../plaatsing/invoer.ts';
import { PlaatsingPage } from '../../plaatsing/page.tsx';
import { VandaagPage } from '../../vandaag/page.tsx';
import { frameVan, graad, id, NU } from './basis.ts';
import { beeldPages } from './beeld.tsx';
import { cijfersPages } from './cijfers.tsx';
import { geld, groepMatrix } from './groep.ts';
import { kerndoelenPages } from './kerndoelen.tsx';
import * as leerling from './leerling.ts';
import { bewijs, bijLeerdoel, mijnPages } from './mijn.tsx';
import { oppPages } from './opp.tsx';
import { spoorPages } from './spoor.tsx';
import * as vandaag from './vandaag.ts';

/** Every screen in the states that matter, from sample views: what the tests of all pages walk over. */
export function samplePages(assets: Pick<Assets, 'url'>): Readonly<Record<string, VNode>> {
  const frame = frameVan(assets);
  const ouder = frameVan(assets, ['ouder'], 'Noor Regenlaars');
  const keuze = { groep: groepMatrix.groep.id, leerlijn: geld };
  const alleen = {
    ...leerling.kaart,
    mag: { actieAfvinken: false, doelAfvinken: false, niveauPlaatsen: false },
  };
  return {
    vandaag: <VandaagPage frame={frame} overzicht={vandaag.leerkracht} now={NU} />,
    'vandaag-ib': (
      <VandaagPage frame={frameVan(assets, ['ib'], 'Petra Poolster')} overzicht={vandaag.ib} now={NU} />
    ),
    'vandaag-ouder': <VandaagPage frame={ouder} overzicht={vandaag.ouder} now={NU} />,
    'vandaag-beheerder': (
      <VandaagPage
        frame={frameVan(assets, ['beheerder'], 'Tom Sleutelbos')}
        overzicht={{ ...vandaag.leeg, beheer: true }}
        now={NU}
      />
    ),
    'vandaag-leeg': <VandaagPage frame={frame} overzicht={vandaag.leeg} now={NU} />,
    groep: <GroepPage frame={frame} matrix={groepMatrix} keuze={{ ...keuze, toon: 'doelen' }} />,
    'groep-acties': <GroepPage frame={frame} matrix={groepMatrix} keuze={{ ...keuze, toon: 'acties' }} />,
    'groep-lezen': (
      <GroepPage
        frame={frameVan(assets, ['directeur'], 'Hilde Roerganger')}
        matrix={{ ...groepMatrix, mag: alleen.mag }}
        keuze={{ ...keuze, toon: 'doelen' }}
      />
    ),
    'groep-leeg': (
      <GroepPage
        frame={frame}
        matrix={{ ...groepMatrix, keuzes: [], doelen: [], acties: [], rijen: [] }}
        keuze={{ groep: keuze.groep, leerlijn: '', toon: 'doelen' }}
      />
    ),
    profiel: <ProfielPage frame={frame} profiel={leerling.profiel} />,
    'profiel-leeg': (
      <ProfielPage frame={ouder} profiel={{ ...leerling.profiel, plaatsing: null, LS: [], LO: [] }} />
    ),
    leerlijn: <LeerlijnPage frame={frame} zoom={leerling.leerlijnZoom} />,
    doel: <DoelPage frame={frame} zoom={leerling.leerdoelZoom} bij={bijLeerdoel} bewijs={bewijs} now={NU} />,
    kaart: (
      <KaartPage
        frame={frame}
        kaart={leerling.kaart}
        now={NU}
        messages={<Toast text={doelTekst(4, graad(3, 4))} undo={{ post: '/kaart', vals: { acts: id(1) } }} />}
      />
    ),
    'kaart-ouder': <KaartPage frame={ouder} kaart={alleen} now={NU} />,
    'kaart-leeg': (
      <KaartPage frame={frame} kaart={{ ...leerling.kaart, leergebieden: [], leerroute: null }} now={NU} />
    ),
    plaatsing: (
      <PlaatsingPage
        frame={frame}
        voorstel={leerling.voorstel}
        invoer={beginstand(id(5), leerling.voorstel)}
        fouten={{}}
      />
    ),
    'plaatsing-fout': (
      <PlaatsingPage
        frame={frame}
        voorstel={leerling.voorstel}
        invoer={beginstand(id(5), leerling.voorstel)}
        fouten={{ reden: 'Schrijf op waarom een doel vervalt.' }}
      />
    ),
    leerlijnen: <OverzichtPage frame={frame} routes={[vandaag.leerroute]} route={vandaag.leerroute} />,
    'vandaag-fg': (
      <VandaagPage
        frame={frameVan(assets, ['fg'], 'Paul Stilzwijger')}
        overzicht={{ ...vandaag.leeg, inzage: true }}
        now={NU}
      />
    ),
    ...beeldPages(assets),
    ...cijfersPages(assets),
    ...mijnPages(assets),
    ...oppPages(assets),
    ...spoorPages(assets),
    ...kerndoelenPages(assets),
    niveau: <NiveauPage frame={frame} kaart={vandaag.niveauKaart} />,
  };
}
