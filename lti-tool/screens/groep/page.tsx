import type { VNode } from 'preact';
import type { ZegtVanDoel } from '../../../gateway/arrangementskaart/inbreng/view.ts';
import type { GroepMatrix } from '../../../gateway/arrangementskaart/view.ts';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Icon } from '../../ui/components/icon.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Tab, Tabs } from '../../ui/components/tabs.tsx';
import { term } from '../../ui/glossary.ts';
import { type Frame, Page } from '../chrome.tsx';
import { periodeUrl } from '../periode/urls.ts';
import { type GroepKeuze, groepsprofielUrl, groepUrl, leerlingUrl } from '../urls.ts';
import { BlokMatrix } from './blok.tsx';
import { type Indeling, indeling, leerlijnenVan } from './blokken.ts';
import { ZegtZelf } from './zegt-zelf.tsx';
import { VegenKeuze, ZetKeuze, ZetVelden } from './zet-keuze.tsx';

export interface GroepPageProps {
  frame: Frame;
  matrix: GroepMatrix;
  keuze: GroepKeuze;
  /** What the leerlingen say themselves (R59). */
  zegt?: readonly ZegtVanDoel[];
}

/** The group matrix (R33): pupils × the doelen of their own streefniveau, to tick in seconds. */
export function GroepPage({ frame, matrix, keuze, zegt = [] }: GroepPageProps): VNode {
  const aantal = matrix.rijen.length;
  return (
    <Page frame={frame} title={matrix.groep.naam} plek="vandaag" clients={['screens/afvinken.js']}>
      <PageHeader
        title={matrix.groep.naam}
        crumbs={[{ href: '/vandaag', label: 'Vandaag' }]}
        meta={
          <>
            <span class="k-soft">{`${aantal} ${term('leerling', aantal)}`}</span>
            <a href={groepsprofielUrl(matrix.groep.id)}>Profiel van de groep</a>
            {matrix.mag.niveauPlaatsen ? <a href={periodeUrl(matrix.groep.id)}>Periode afsluiten</a> : null}
          </>
        }
        {...(matrix.keuzes.length > 0 ? { actions: <Schakel keuze={keuze} /> } : {})}
      />
      {matrix.keuzes.length === 0 ? (
        <NogLeeg matrix={matrix} />
      ) : (
        <Werkblad matrix={matrix} keuze={keuze} delen={indeling(matrix, keuze.leerlijn)} />
      )}
      <ZegtZelf matrix={matrix} leerlijn={keuze.leerlijn} zegt={zegt} />
    </Page>
  );
}

function NogLeeg({ matrix }: { matrix: GroepMatrix }): VNode {
  if (matrix.rijen.length === 0) {
    return (
      <EmptyState title="Er zit nog niemand in deze groep">
        De leerlingen komen uit het leerlingvolgsysteem. Klopt dit niet? Vraag het aan de beheerder.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="Nog geen streefniveaus in deze groep">
      Zodra de intern begeleider de leerlingen op een leerroute plaatst, staan hier hun doelen.
    </EmptyState>
  );
}

interface WerkbladProps {
  matrix: GroepMatrix;
  keuze: GroepKeuze;
  delen: Indeling;
}

/** Where a cell and the count under a name may differ: a cell is the last judgement (R23). */
const REGEL: Readonly<Record<GroepMatrix['regel'], string>> = {
  laatste: '',
  twee_waarnemers:
    'Een vakje toont het laatste oordeel. Een doel telt pas mee als twee mensen het zagen: zo koos je school het.',
  voorzichtigste:
    'Een vakje toont het laatste oordeel. Beoordeelden meer mensen een doel, dan telt het laagste: zo koos je school het.',
};

function Werkblad({ matrix, keuze, delen }: WerkbladProps): VNode {
  const lijn = leerlijnenVan(matrix).find((l) => l.id === keuze.leerlijn);
  const magTikken = keuze.toon === 'doelen' && matrix.mag.doelAfvinken;
  return (
    <>
      <LeerlijnTabs matrix={matrix} keuze={keuze} />
      {keuze.toon === 'doelen' && REGEL[matrix.regel] ? <p class="k-soft">{REGEL[matrix.regel]}</p> : null}
      {magTikken ? <ZetKeuze keuze={keuze} /> : <ZetVelden keuze={keuze} />}
      {magTikken || (keuze.toon === 'acties' && matrix.mag.actieAfvinken) ? <VegenKeuze /> : null}
      {delen.blokken.map((blok) => (
        <section
          class="k-section s-blok"
          key={blok.id}
          aria-labelledby={`${blok.id}-kop`}
          data-kolommen={keuze.toon === 'doelen' ? blok.doelen.length : blok.acties.length}
        >
          <h2 id={`${blok.id}-kop`} class="s-blok__kop">
            {blok.niveau ? `${lijn?.naam ?? ''}: ${blok.niveau.naam}` : (lijn?.naam ?? '')}{' '}
            <span class="s-blok__aantal">{`${blok.rijen.length} ${term('leerling', blok.rijen.length)}`}</span>
          </h2>
          {keuze.toon === 'acties' && blok.acties.length === 0 ? (
            <p class="k-soft">Bij deze doelen horen geen acties.</p>
          ) : (
            <BlokMatrix blok={blok} leerlijn={keuze.leerlijn} toon={keuze.toon} matrix={matrix} />
          )}
        </section>
      ))}
      <ZonderStreef leerlingen={delen.zonderStreef} />
    </>
  );
}

/** Doelen or acties of the same pupils and leerlijn. */
function Schakel({ keuze }: { keuze: GroepKeuze }): VNode {
  const kanten = [
    { toon: 'doelen', label: 'Doelen', icon: 'target' },
    { toon: 'acties', label: 'Acties', icon: 'list-check' },
  ] as const;
  return (
    <nav aria-label="Wat wil je afvinken?">
      <ul class="s-schakel">
        {kanten.map(({ toon, label, icon }) => (
          <li key={toon}>
            <a
              class="s-schakel__kant"
              href={groepUrl(keuze.groep, { ...keuze, toon })}
              aria-current={keuze.toon === toon ? 'page' : undefined}
            >
              <Icon name={icon} />
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Up to this many leerlijnen stand in one row of tabs; more are chosen in two steps. */
const IN_EEN_RIJ = 8;

/** All leerlijnen, or with many of them first the leergebied and then its leerlijnen. */
function LeerlijnTabs({ matrix, keuze }: { matrix: GroepMatrix; keuze: GroepKeuze }): VNode {
  const tab = (label: string, leerlijn: string | undefined, current: boolean): Tab => ({
    href: groepUrl(keuze.groep, { toon: keuze.toon, ...(leerlijn === undefined ? {} : { leerlijn }) }),
    label,
    current,
  });
  const lijnTabs = (lijnen: GroepMatrix['keuzes'][number]['leerlijnen']) =>
    lijnen.map((l) => tab(l.naam, l.id, l.id === keuze.leerlijn));
  const alle = leerlijnenVan(matrix);
  if (alle.length <= IN_EEN_RIJ) return <Tabs label="Leerlijn" tabs={lijnTabs(alle)} />;
  const gebied = matrix.keuzes.find((k) => k.leerlijnen.some((l) => l.id === keuze.leerlijn));
  return (
    <>
      <Tabs
        label="Leergebied"
        tabs={matrix.keuzes.map((k) => tab(k.leergebied.naam, k.leerlijnen[0]?.id, k === gebied))}
      />
      {gebied && gebied.leerlijnen.length > 1 ? (
        <Tabs label={`Leerlijn van ${gebied.leergebied.naam}`} tabs={lijnTabs(gebied.leerlijnen)} />
      ) : null}
    </>
  );
}

function ZonderStreef({ leerlingen }: { leerlingen: Indeling['zonderStreef'] }): VNode | null {
  if (leerlingen.length === 0) return null;
  return (
    <section class="k-section" aria-labelledby="zonder-kop">
      <h2 id="zonder-kop" class="s-blok__kop">
        Nog zonder streefniveau op deze leerlijn
      </h2>
      <ul class="k-row">
        {leerlingen.map((leerling) => (
          <li key={leerling.id}>
            <a href={leerlingUrl(leerling.id)}>{leerling.naam.voluit}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
