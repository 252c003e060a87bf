import type { VNode } from 'preact';
import type { BundelView } from '../../../gateway/opp/document/bundel/service.ts';
import { DocumentSoort } from '../../../gateway/opp/document/service.ts';
import { Button } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { CheckboxGroup } from '../../ui/components/choice.tsx';
import { Input } from '../../ui/components/input.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { Stand } from './stand.tsx';
import { DOCUMENTEN } from './urls.ts';
import { SOORTEN } from './words.ts';

export interface Stijlvelden {
  readonly naam: string;
  readonly kleur: string;
}

export interface DocumentenPageProps {
  frame: Frame;
  bundels: readonly BundelView[];
  stijl: Stijlvelden;
  now: Date;
  bewaard?: boolean;
  fout?: string | undefined;
  /** What is wrong with the house style that was sent. */
  stijlFout?: string | undefined;
}

/** All OPPs of the school as files, and how they look (R40). */
export function DocumentenPage(props: DocumentenPageProps): VNode {
  const { frame, bundels, stijl, now, bewaard, fout, stijlFout } = props;
  return (
    <Page frame={frame} title="Documenten van alle OPP’s" plek="opp">
      <PageHeader
        title="Documenten van alle OPP’s"
        crumbs={[
          { href: '/vandaag', label: 'Vandaag' },
          { href: '/opp-status', label: 'OPP-overzicht' },
        ]}
        lead="Haal de OPP’s die nu gelden in één keer op. Ieder document blijft zoals het is vastgesteld."
      />
      {bewaard ? <Notice kind="success" announce title="De huisstijl is bewaard." /> : null}
      <Card title="Alles ophalen" icon="file-text">
        <form method="post" action={DOCUMENTEN} class="k-form">
          <CheckboxGroup
            id="soorten"
            name="soorten"
            label="Welke documenten wil je?"
            {...(fout ? { error: fout } : {})}
            choices={DocumentSoort.options.map((soort) => ({
              value: soort,
              ...SOORTEN[soort],
              checked: soort === 'pdf',
            }))}
          />
          <div>
            <Button
              type="submit"
              // What is ready to be fetched has the filled button then.
              kind={bundels.some(({ status }) => status === 'klaar') ? 'secondary' : 'primary'}
            >
              ZIP maken
            </Button>
          </div>
        </form>
      </Card>
      {bundels.length > 0 ? (
        <Card title="Gevraagd" icon="list-check">
          {bundels.map((bundel) => (
            <Stand key={bundel.id} bundel={bundel} now={now} />
          ))}
        </Card>
      ) : null}
      <Huisstijlkaart stijl={stijl} {...(stijlFout ? { fout: stijlFout } : {})} />
    </Page>
  );
}

function Huisstijlkaart({ stijl, fout }: { stijl: Stijlvelden; fout?: string }): VNode {
  return (
    <Card title="Huisstijl" icon="school" id="huisstijl">
      <p>Zo zien nieuwe documenten eruit. Wat al is vastgesteld, verandert niet.</p>
      <form method="post" action={`${DOCUMENTEN}/huisstijl`} class="k-stack">
        <Input id="naam" name="naam" label="Naam boven aan het document" value={stijl.naam} maxLength={120} />
        <Input
          id="kleur"
          name="kleur"
          label="Kleur van de koppen"
          hint="Kies een donkere kleur: koppen moeten goed te lezen zijn op wit papier."
          type="color"
          value={stijl.kleur}
          short
          {...(fout ? { error: fout } : {})}
        />
        <div>
          <Button type="submit">Huisstijl bewaren</Button>
        </div>
      </form>
    </Card>
  );
}
