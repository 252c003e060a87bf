import type { VNode } from 'preact';
import { functieVan } from '../../../gateway/gebruikersgroep/pilots/functies.ts';
import type { PilotRij } from '../../../gateway/gebruikersgroep/pilots/service.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Button } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { CheckboxGroup } from '../../ui/components/choice.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { FaultSummary } from '../../ui/components/fault-summary.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { dagVoluit, datumVan } from '../datum.ts';
import { type Gedaan, meldingVan } from '../gebruikersgroep/gedaan.tsx';
import { GROEPEN, PILOTS, pilotUrl } from '../gebruikersgroep/urls.ts';
import { pilotStand } from '../gebruikersgroep/words.ts';

export interface PilotsPageProps {
  frame: Frame;
  pilots: readonly PilotRij[];
  groepen: readonly { readonly id: string; readonly naam: string }[];
  /** The pilot that was said yes to without a group. */
  nietGekozen?: string;
  gedaan?: Gedaan | undefined;
}

/** R77: the school decides whether a pilot may run here, for which groups, and may stop at any time. */
export function PilotsPage({ frame, pilots, groepen, nietGekozen, gedaan }: PilotsPageProps): VNode {
  return (
    <Page frame={frame} title="Pilots op onze school" plek="samen" {...meldingVan(gedaan)}>
      <PageHeader
        title="Pilots op onze school"
        crumbs={[{ href: GROEPEN, label: 'Gebruikersgroepen' }]}
        lead="Een pilot zet een nieuwe functie een tijdje aan. Jij beslist of dat bij jullie mag, en je kunt altijd stoppen."
      />
      {pilots.length === 0 ? (
        <EmptyState title="Er is nu geen pilot" scene="haven">
          Een pilot begint bij een wens in een gebruikersgroep.
        </EmptyState>
      ) : null}
      {nietGekozen === undefined ? null : (
        <FaultSummary
          title="Er is nog niets bewaard"
          faults={[{ id: `keuze-${nietGekozen}-${HELE_SCHOOL}`, text: KIES }]}
        />
      )}
      {pilots.map((pilot) => (
        <Een
          key={pilot.id}
          pilot={pilot}
          groepen={groepen}
          fout={nietGekozen === pilot.id ? KIES : undefined}
        />
      ))}
    </Page>
  );
}

const KIES = 'Kies een groep, of de hele school.';

/** Said in so many words: whoever ticks nothing says yes to nothing. */
export const HELE_SCHOOL = 'alle';

interface EenProps extends Pick<PilotsPageProps, 'groepen'> {
  pilot: PilotRij;
  fout: string | undefined;
}

function Een({ pilot, groepen, fout }: EenProps): VNode {
  const { naam, wat } = functieVan(pilot.functie);
  const { woord, toon } = pilotStand(pilot, pilot.vandaag);
  const doetMee = pilot.hier !== null && pilot.hier.gestoptOp === null;
  return (
    <Card title={naam} icon="sparkles" aside={<Badge tone={toon}>{woord}</Badge>}>
      <p>{wat}</p>
      <p>
        {`Van ${dagVoluit(pilot.van)} tot en met ${dagVoluit(pilot.tot)}. Uit ${pilot.groepNaam}: `}
        <a href={pilotUrl(pilot.groep, pilot.id)}>bekijk het verslag</a>.
      </p>
      <p class="k-soft">
        Koers telt per dag hoe vaak de functie wordt getoond en geopend, en hoe vaak er in de groepen iets
        wordt bijgewerkt. Geen namen, niet van leerlingen en niet van collega’s. Anderen zien alleen aantallen
        van alle scholen samen.
      </p>
      {doetMee && pilot.hier ? (
        <>
          <p>
            <Badge tone="success">{`jullie doen mee sinds ${dagVoluit(datumVan(new Date(pilot.hier.sinds)))}`}</Badge>{' '}
            {waarmee(pilot.hier.groepen, groepen)}
          </p>
          <ConfirmPanel
            id={`groepen-${pilot.id}`}
            trigger="Andere groepen kiezen"
            title="Voor welke groepen?"
            open={fout !== undefined}
          >
            <ToestaanForm pilot={pilot} groepen={groepen} fout={fout} />
          </ConfirmPanel>
          <ConfirmPanel id={`stop-${pilot.id}`} trigger="Stoppen met deze pilot" title="Nu stoppen?">
            <p>De functie gaat bij jullie meteen uit.</p>
            <form method="post" action={`${PILOTS}/${pilot.id}/stop`}>
              <Button type="submit" kind="careful" name="zeker" value="ja">
                Ja, stop
              </Button>
            </form>
          </ConfirmPanel>
        </>
      ) : pilot.stand === 'gestopt' ? null : (
        <ConfirmPanel
          id={`meedoen-${pilot.id}`}
          trigger="Meedoen"
          title="Voor welke groepen?"
          open={fout !== undefined}
        >
          <ToestaanForm pilot={pilot} groepen={groepen} fout={fout} />
        </ConfirmPanel>
      )}
    </Card>
  );
}

/** The groups that the school said yes for are ticked; it says yes again, with his name and date. */
function ToestaanForm({ pilot, groepen, fout }: EenProps): VNode {
  const mee = pilot.hier !== null && pilot.hier.gestoptOp === null;
  const gekozen = mee ? (pilot.hier?.groepen ?? []) : [];
  return (
    <form class="k-form" method="post" action={`${PILOTS}/${pilot.id}/toestemming`}>
      <CheckboxGroup
        id={`keuze-${pilot.id}`}
        name="groepen"
        label="Groepen"
        {...(fout === undefined ? {} : { error: fout })}
        choices={[
          {
            value: HELE_SCHOOL,
            label: 'De hele school',
            note: 'Ook groepen die er later bij komen.',
            checked: mee && pilot.hier?.groepen === null,
          },
          ...groepen.map((groep) => ({
            value: groep.id,
            label: groep.naam,
            checked: gekozen.includes(groep.id),
          })),
        ]}
      />
      <p>Je naam en de datum van vandaag blijven bij deze toestemming staan.</p>
      <div class="k-row">
        <Button type="submit" icon="check">
          {mee ? 'Bewaar deze groepen' : 'Ja, onze school doet mee'}
        </Button>
      </div>
    </form>
  );
}

function waarmee(gekozen: readonly string[] | null, groepen: PilotsPageProps['groepen']): string {
  if (gekozen === null) return 'Met de hele school.';
  return `Met: ${groepen.flatMap((groep) => (gekozen.includes(groep.id) ? [groep.naam] : [])).join(', ')}.`;
}
