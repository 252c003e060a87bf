import type { VNode } from 'preact';
import type { GroepDetail, Voorstel } from '../../../gateway/groepen/service.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Toast } from '../../ui/components/toast.tsx';
import { term } from '../../ui/glossary.ts';
import { type Frame, Page } from '../chrome.tsx';
import { cijfersUrl } from '../cijfers/urls.ts';
import { planUrl } from '../groepsplan/urls.ts';
import { groepUrl } from '../urls.ts';
import { Leden, type Zoek } from './leden.tsx';
import { LijnKeuze } from './lijn-keuze.tsx';
import { eindeUrl, GEDAAN, type Gedaan, GROEPEN, lijnenUrl } from './urls.ts';
import { VoorstelKaart } from './voorstel.tsx';
import { soortInWoorden } from './words.ts';

export interface GroepPageProps {
  frame: Frame;
  groep: GroepDetail;
  voorstel: Voorstel | null;
  zoek: Zoek;
  vandaag: string;
  gedaan?: Gedaan | undefined;
  fout?: string | undefined;
}

/** One group: who is in it, what it is for, and what its rule proposes (R51, R53). */
export function GroepPage({ frame, groep, voorstel, zoek, vandaag, gedaan, fout }: GroepPageProps): VNode {
  const aantal = groep.leerlingen.length;
  return (
    <Page
      frame={frame}
      title={groep.naam}
      plek="groepen"
      {...(gedaan ? { messages: <Toast icon="check" text={GEDAAN[gedaan]} /> } : {})}
    >
      <PageHeader
        title={groep.naam}
        crumbs={[{ href: GROEPEN, label: 'Groepen' }]}
        meta={
          <>
            <Badge icon="users">{soortInWoorden(groep)}</Badge>
            <span class="k-soft">{`${aantal} ${term('leerling', aantal)}`}</span>
          </>
        }
        {...(groep.regel ? { lead: `Deze groep volgt een regel: ${groep.regel.uitleg}.` } : {})}
        actions={
          <>
            <LinkButton href={planUrl(groep.id)} kind="primary" icon="file-text">
              Groepsplan
            </LinkButton>
            <LinkButton href={groepUrl(groep.id, matrixLijn(groep))} icon="target">
              Doelen afvinken
            </LinkButton>
            {groep.mag.cijfers ? (
              <LinkButton href={cijfersUrl(groep.id)} icon="school">
                Cijferlijst
              </LinkButton>
            ) : null}
          </>
        }
      />
      {fout ? (
        <div data-focus="" tabIndex={-1}>
          <Notice kind="error" title="Er is niets veranderd">
            <p>{fout}</p>
          </Notice>
        </div>
      ) : null}
      {voorstel ? <VoorstelKaart groep={groep.id} voorstel={voorstel} vandaag={vandaag} /> : null}
      <Leden groep={groep} zoek={zoek} vandaag={vandaag} />
      <Lijnen groep={groep} />
      {groep.mag.leden ? <Einde groep={groep} /> : null}
    </Page>
  );
}

/** The matrix opens on what the group is for, when somebody in it works on that. */
function matrixLijn({ lijnen, lijnKeuzes, leerlingen }: GroepDetail): { leerlijn: string } | undefined {
  const [eerste] = lijnen.filter((l) => lijnKeuzes.some((k) => k.id === l.id));
  return eerste && leerlingen.length > 0 ? { leerlijn: eerste.id } : undefined;
}

function Lijnen({ groep }: { groep: GroepDetail }): VNode {
  const gekozen = new Set(groep.lijnen.map((l) => l.id));
  const namen = groep.lijnen.map((l) => l.naam).join(', ');
  return (
    <section class="k-section" aria-labelledby="lijnen-kop">
      <h2 id="lijnen-kop">Waar is deze groep voor?</h2>
      <p>{namen === '' ? 'Voor alle leerlijnen van de leerlingen.' : `Voor ${namen}.`}</p>
      {groep.mag.samenstellen && groep.lijnKeuzes.length > 0 ? (
        <ConfirmPanel id="lijnen" trigger="Leerlijnen kiezen" title="Welke leerlijnen horen bij deze groep?">
          <form class="k-form" method="post" action={lijnenUrl(groep.id)}>
            <LijnKeuze lijnen={groep.lijnKeuzes} gekozen={gekozen} />
            <div class="k-row">
              <Button id="lijnen-bewaar" type="submit" icon="check">
                Bewaar leerlijnen
              </Button>
            </div>
          </form>
        </ConfirmPanel>
      ) : null}
    </section>
  );
}

function Einde({ groep }: { groep: GroepDetail }): VNode {
  return (
    <section class="k-section" aria-labelledby="einde-kop">
      <h2 id="einde-kop">Is de groep klaar?</h2>
      <ConfirmPanel id="einde" trigger="Groep beëindigen" kind="careful" title={`${groep.naam} beëindigen?`}>
        <p>Vandaag zit er dan niemand meer in. Wat er was en de groepsplannen blijven bewaard.</p>
        <form method="post" action={eindeUrl(groep.id)}>
          <Button id="einde-ja" type="submit" kind="careful" icon="check">
            Ja, beëindig de groep
          </Button>
        </form>
      </ConfirmPanel>
    </section>
  );
}
