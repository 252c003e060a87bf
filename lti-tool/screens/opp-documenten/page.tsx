import type { VNode } from 'preact';
import { ACCEPT } from '../../../gateway/bestanden/aanname/service.ts';
import type { BundelView } from '../../../gateway/opp/document/bundel/service.ts';
import { DocumentSoort } from '../../../gateway/opp/document/service.ts';
import { Button } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { CheckboxGroup } from '../../ui/components/choice.tsx';
import { FileInput } from '../../ui/components/file-input.tsx';
import { Input } from '../../ui/components/input.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { OPP_STATUS } from '../opp-status/urls.ts';
import { Stand } from './stand.tsx';
import { DOCUMENTEN, LOGO } from './urls.ts';
import { SOORTEN } from './words.ts';

export interface Stijlvelden {
  readonly naam: string;
  readonly kleur: string;
  /** There is one. */
  readonly logo: boolean;
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
  /** What is wrong with the logo that was sent. */
  logoFout?: string | undefined;
}

/** What the page says beside what is there. */
export type Extra = Pick<DocumentenPageProps, 'bewaard' | 'fout' | 'stijlFout' | 'logoFout'> & {
  /** What was typed and not kept. */
  readonly stijl?: Pick<DocumentenPageProps['stijl'], 'naam' | 'kleur'>;
};

/** All OPPs of the school as files, and how they look (R40). */
export function DocumentenPage(props: DocumentenPageProps): VNode {
  const { frame, bundels, stijl, now, bewaard, fout, stijlFout, logoFout } = props;
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
      <Huisstijlkaart stijl={stijl} fout={stijlFout} logoFout={logoFout} />
      <Card title="Overdragen aan een andere school" icon="school">
        <p>
          Gaat een leerling naar een andere school? Open zijn of haar OPP in het{' '}
          <a href={OPP_STATUS}>OPP-overzicht</a> en kies onder Versies “Overdragen (OSO)”.
        </p>
      </Card>
    </Page>
  );
}

interface Huisstijlprops {
  stijl: Stijlvelden;
  fout: string | undefined;
  logoFout: string | undefined;
}

function Huisstijlkaart({ stijl, fout, logoFout }: Huisstijlprops): VNode {
  return (
    <Card title="Huisstijl" icon="school" id="huisstijl">
      <p>Zo zien nieuwe documenten eruit. Wat al is vastgesteld, verandert niet.</p>
      <form
        method="post"
        action={`${DOCUMENTEN}/huisstijl`}
        enctype="multipart/form-data"
        class="k-stack"
        noValidate
      >
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
        <Logo er={stijl.logo} fout={logoFout} />
        <div>
          <Button type="submit">Huisstijl bewaren</Button>
        </div>
      </form>
    </Card>
  );
}

/** The logo as it stands on documents now, another one, or none. */
function Logo({ er, fout }: { er: boolean; fout: string | undefined }): VNode {
  return (
    <>
      {er ? (
        <>
          <p>Dit logo staat nu op jullie documenten:</p>
          <p>
            <img class="s-documenten__logo" src={LOGO} alt="Het logo van jullie school" />
          </p>
          <CheckboxGroup
            id="logo-weg"
            name="logoWeg"
            label="Geen logo meer?"
            choices={[{ value: 'ja', label: 'Haal het logo weg' }]}
          />
        </>
      ) : null}
      <FileInput
        id="bestand"
        name="bestand"
        label={er ? 'Een ander logo' : 'Logo'}
        hint="PNG of JPEG, hooguit 256 kB. Het komt rechtsboven op de PDF."
        accept={ACCEPT.logo}
        optional
        {...(fout ? { error: fout } : {})}
      />
    </>
  );
}
