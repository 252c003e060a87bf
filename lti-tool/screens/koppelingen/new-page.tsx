import type { VNode } from 'preact';
import type { SourceAdapter } from '../../../gateway/sync/source-adapter.ts';
import { Card } from '../../ui/components/card.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { SettingsForm, type SettingsFormProps } from './settings-form.tsx';
import { koppelingUrl, nieuwUrl, OVERZICHT } from './urls.ts';
import { Witness } from './witness.tsx';
import { WizardSteps } from './wizard-steps.tsx';
import { offersInWords } from './words.ts';

const crumbs = [{ href: OVERZICHT, label: 'Koppelingen' }];

/** First step of a new connection: which system. */
export function ChoosePage({ frame, adapters }: { frame: Frame; adapters: readonly SourceAdapter[] }): VNode {
  return (
    <Page frame={frame} title="Nieuwe koppeling" plek="koppelingen">
      <PageHeader title="Welk systeem wil je koppelen?" crumbs={crumbs} />
      <WizardSteps stap="systeem" />
      {adapters.length === 0 ? (
        <EmptyState title="Koers kent hier nog geen systemen">
          Vraag het aan wie Koers voor jullie heeft geïnstalleerd.
        </EmptyState>
      ) : (
        <div class="k-grid">
          {adapters.map((adapter) => (
            <Card key={adapter.id} title={adapter.title} icon="plug" href={nieuwUrl(adapter.id)}>
              <p>{offersInWords(adapter.offers)}</p>
              <p class="k-small">
                <Witness witness={adapter.witness} />
              </p>
            </Card>
          ))}
        </div>
      )}
    </Page>
  );
}

/** What to have at hand: of a file vendor a file, that is asked for only when the connection is there. */
function leadOf({ title, files }: SourceAdapter): string {
  const kept = 'Koers bewaart het versleuteld en haalt nog niets op.';
  return files
    ? `${files.what} Dat lever je straks in, als de koppeling is bewaard. Vul hier in wat Koers daarvoor moet weten.`
    : `Vul in wat je van ${title} hebt gekregen. ${kept}`;
}

/** Second step: fill in what the system asks. Nothing is fetched yet. */
export function NewPage({
  frame,
  adapter,
  form,
}: {
  frame: Frame;
  adapter: SourceAdapter;
  form: SettingsFormProps;
}): VNode {
  const { title } = adapter;
  return (
    <Page frame={frame} title={`${title} koppelen`} plek="koppelingen">
      <PageHeader title={`${title} koppelen`} crumbs={[...crumbs]} lead={leadOf(adapter)} />
      <WizardSteps stap="gegevens" bestand={adapter.files !== undefined} />
      <Card>
        <SettingsForm {...form} />
      </Card>
    </Page>
  );
}

export interface SettingsPageProps {
  frame: Frame;
  connection: { readonly id: string; readonly naam: string; readonly title: string };
  form: SettingsFormProps;
}

/** Other settings for a connection that stays: a new key, another address. */
export function SettingsPage({ frame, connection, form }: SettingsPageProps): VNode {
  return (
    <Page frame={frame} title={`Gegevens van ${connection.naam}`} plek="koppelingen">
      <PageHeader
        title="Gegevens wijzigen"
        crumbs={[...crumbs, { href: koppelingUrl(connection.id), label: connection.naam }]}
        lead={`Dit is wat er nu staat. Een sleutel vul je opnieuw in: die bewaart Koers versleuteld en laat Koers aan niemand zien. Wat al is opgehaald, blijft staan.`}
      />
      <Card>
        <SettingsForm {...form} />
      </Card>
    </Page>
  );
}
