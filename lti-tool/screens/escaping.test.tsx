import { describe, expect, it } from 'vitest';
import { renderPage } from '../ui/render.ts';
import { fakeAssets } from '../ui/test-kit/fake-assets.ts';
import { BeeldPage } from './beeld/page.tsx';
import { GroepPage } from './groep/page.tsx';
import { KaartPage } from './kaart/page.tsx';
import { DoelPage } from './leerling/doel-page.tsx';
import { LeerlijnPage } from './leerling/leerlijn-page.tsx';
import { ProfielPage } from './leerling/profiel-page.tsx';
import { LeerreisPage } from './leerreis/page.tsx';
import { PeriodePage } from './periode/page.tsx';
import { beginstand } from './plaatsing/invoer.ts';
import { PlaatsingPage } from './plaatsing/page.tsx';
import { frameVan, NU, naam } from './testing/samples/basis.ts';
import { beeld, reis } from './testing/samples/beeld.tsx';
import { geld, groepMatrix } from './testing/samples/groep.ts';
import { kaart, leerdoelZoom, leerlijnZoom, profiel, voorstel } from './testing/samples/leerling.ts';
import { bewijs, bijLeerdoel } from './testing/samples/mijn.tsx';
import { sluiten } from './testing/samples/periode.ts';
import * as vandaag from './testing/samples/vandaag.ts';
import { VandaagPage } from './vandaag/page.tsx';

/** A name and a text an LVS, a package or a colleague could send. */
const kwaad = '<b>x</b>"><img src=x>';
const frame = frameVan(fakeAssets, ['leerkracht'], kwaad);

/** The same view with every text in it replaced; ids, codes of a fixed list and dates stay. */
function besmet<T>(view: T, key = ''): T {
  const vast = [
    'id',
    'soort',
    'act',
    'op',
    'tot',
    'van',
    'sinds',
    'plek',
    'stap',
    'woorden',
    'afdruk',
    'richting',
    'regel',
    'keuze',
    'dag',
    'vandaag',
    'vanaf',
    'oordeel',
    'waarom',
    'wat',
    'leerlijn',
    'uitstroomprofiel',
  ];
  if (typeof view === 'string') return (vast.includes(key) || key === 'code' ? view : kwaad) as T;
  if (view === null || typeof view !== 'object' || view instanceof Date) return view;
  if (Array.isArray(view)) return view.map((item) => besmet(item, key)) as T;
  return Object.fromEntries(Object.entries(view).map(([k, v]) => [k, besmet(v, k)])) as T;
}

const keuze = { groep: groepMatrix.groep.id, leerlijn: geld, toon: 'doelen' } as const;
const form = besmet({ ...voorstel, aanbevolen: null });
const pages = {
  periode: (
    <PeriodePage
      frame={frame}
      view={besmet(sluiten)}
      formulier={{ id: sluiten.groep.id, ingevuld: new Map(), fouten: new Map() }}
      hulp={besmet([
        {
          leerlijn: { id: geld, naam: 'Geld' },
          niveau: null,
          leerlingen: 1,
          groepen: [{ id: groepMatrix.groep.id, naam: 'Geld N3', erin: 0 }],
        },
      ])}
      magInstellen
    />
  ),
  groep: (
    <GroepPage
      frame={frame}
      keuze={keuze}
      matrix={{ ...besmet(groepMatrix), doelen: groepMatrix.doelen.map((d) => ({ ...d, tekst: kwaad })) }}
    />
  ),
  kaart: <KaartPage frame={frame} kaart={besmet(kaart)} now={NU} />,
  profiel: (
    <ProfielPage
      frame={frame}
      profiel={besmet({
        ...profiel,
        plaatsing: { ...profiel.plaatsing, sinds: '2025-08-18' } as never,
        periode: null,
      })}
    />
  ),
  leerlijn: <LeerlijnPage frame={frame} zoom={besmet(leerlijnZoom)} />,
  doel: (
    <DoelPage
      frame={frame}
      zoom={besmet(leerdoelZoom)}
      bij={besmet(bijLeerdoel)}
      bewijs={besmet(bewijs)}
      now={NU}
    />
  ),
  beeld: <BeeldPage frame={frame} beeld={besmet(beeld)} actId={() => beeld.leerling.id} />,
  leerreis: (
    <LeerreisPage frame={frame} leerling={{ ...profiel.leerling, naam: naam(kwaad) }} reis={besmet(reis)} />
  ),
  plaatsing: (
    <PlaatsingPage
      frame={frame}
      voorstel={form}
      invoer={{ ...beginstand(form.leerling.id, form), reden: kwaad }}
      fouten={{ reden: kwaad }}
    />
  ),
  vandaag: <VandaagPage frame={frame} overzicht={besmet(vandaag.leerkracht)} now={NU} />,
};

describe('names and texts from outside stay text', () => {
  it.each(Object.entries(pages))('page %s', (_name, vnode) => {
    const html = renderPage(vnode);

    expect(html).toContain('&lt;b>x&lt;/b>');
    expect(html).not.toContain('<b>');
    expect(html).not.toContain('<img');
  });
});
