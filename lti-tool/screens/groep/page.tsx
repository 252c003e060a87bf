import type { VNode } from 'preact';
import type { GroepMatrix } from '../../../gateway/arrangementskaart/view.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Tabs } from '../../ui/components/tabs.tsx';
import { term } from '../../ui/glossary.ts';
import { type Frame, Page } from '../chrome.tsx';
import { type GroepKeuze, groepUrl, leerlingUrl } from '../urls.ts';
import { BlokMatrix, blokNaam } from './blok.tsx';
import { type Indeling, indeling, leerlijnenVan } from './blokken.ts';
import { ZetKeuze, ZetVelden } from './zet-keuze.tsx';

export interface GroepPageProps {
  frame: Frame;
  matrix: GroepMatrix;
  keuze: GroepKeuze;
}

/** The group matrix (R33): pupils × the doelen of their own streefniveau, to tick in seconds. */
export function GroepPage({ frame, matrix, keuze }: GroepPageProps): VNode {
  const aantal = matrix.rijen.length;
  return (
    <Page frame={frame} title={matrix.groep.naam} plek="vandaag" clients={['screens/afvinken.js']}>
      <PageHeader
        title={matrix.groep.naam}
        crumbs={[{ href: '/vandaag', label: 'Vandaag' }]}
        meta={<Badge icon="users">{`${aantal} ${term('leerling', aantal)}`}</Badge>}
      />
      {matrix.keuzes.length === 0 ? (
        <NogLeeg matrix={matrix} />
      ) : (
        <Werkblad matrix={matrix} keuze={keuze} delen={indeling(matrix, keuze.leerlijn)} />
      )}
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

function Werkblad({ matrix, keuze, delen }: WerkbladProps): VNode {
  const lijn = leerlijnenVan(matrix).find((l) => l.id === keuze.leerlijn);
  const magTikken = keuze.toon === 'doelen' && matrix.mag.doelAfvinken;
  return (
    <>
      <LeerlijnTabs matrix={matrix} keuze={keuze} />
      <Tabs
        label="Wat wil je afvinken?"
        tabs={[
          {
            href: groepUrl(keuze.groep, { ...keuze, toon: 'doelen' }),
            label: 'Doelen',
            icon: 'target',
            current: keuze.toon === 'doelen',
          },
          {
            href: groepUrl(keuze.groep, { ...keuze, toon: 'acties' }),
            label: 'Acties',
            icon: 'list-check',
            current: keuze.toon === 'acties',
          },
        ]}
      />
      {magTikken ? <ZetKeuze keuze={keuze} /> : <ZetVelden keuze={keuze} />}
      {delen.blokken.map((blok) => (
        <section class="k-section" key={blok.id} aria-labelledby={`${blok.id}-kop`}>
          <h2 id={`${blok.id}-kop`} class="s-blok__kop">
            {`${lijn?.naam ?? ''}, ${blokNaam(blok)}`}{' '}
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

/** First the leergebied; its leerlijnen only when there is more than one. */
function LeerlijnTabs({ matrix, keuze }: { matrix: GroepMatrix; keuze: GroepKeuze }): VNode {
  const gebied = matrix.keuzes.find((k) => k.leerlijnen.some((l) => l.id === keuze.leerlijn));
  return (
    <>
      <Tabs
        label="Leergebied"
        tabs={matrix.keuzes.map((k) => ({
          href: groepUrl(keuze.groep, {
            toon: keuze.toon,
            ...(k.leerlijnen[0] ? { leerlijn: k.leerlijnen[0].id } : {}),
          }),
          label: k.leergebied.naam,
          current: k === gebied,
        }))}
      />
      {gebied && gebied.leerlijnen.length > 1 ? (
        <Tabs
          label={`Leerlijn van ${gebied.leergebied.naam}`}
          tabs={gebied.leerlijnen.map((l) => ({
            href: groepUrl(keuze.groep, { toon: keuze.toon, leerlijn: l.id }),
            label: l.naam,
            current: l.id === keuze.leerlijn,
          }))}
        />
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
