import type { VNode } from 'preact';
import type { LeerlingKop } from '../../../gateway/school/view.ts';
import { Button } from '../../ui/components/button.tsx';
import { RadioGroup } from '../../ui/components/choice.tsx';
import { Input } from '../../ui/components/input.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { oppUrl } from '../opp/urls.ts';
import { leerlingUrl } from '../urls.ts';
import { osoUrl } from './urls.ts';

export interface OsoVelden {
  readonly soort: string;
  readonly nummer: string;
  readonly overstap: string;
  readonly aanleverpunt: string;
}

export interface OsoPageProps {
  frame: Frame;
  leerling: LeerlingKop;
  /** An OPP is in force. */
  geldt: boolean;
  velden?: OsoVelden;
  fouten?: Readonly<Record<string, string>>;
  fout?: string;
}

const LEEG: OsoVelden = { soort: '', nummer: '', overstap: '', aanleverpunt: '1' };

/** R50: the OPP as a file that the LAS hands over to the next school. */
export function OsoPage({ frame, leerling, geldt, velden = LEEG, fouten = {}, fout }: OsoPageProps): VNode {
  return (
    <Page frame={frame} title={`OPP overdragen: ${leerling.naam.voluit}`}>
      <PageHeader
        title="OPP overdragen"
        crumbs={[
          { href: leerlingUrl(leerling.id), label: leerling.naam.voluit },
          { href: oppUrl(leerling.id), label: 'OPP' },
        ]}
        lead="Koers maakt een bestand met het OPP dat nu geldt. Jullie leerlingadministratie (LAS) draagt het over aan de nieuwe school, via OSO."
      />
      {fout === undefined ? null : (
        <div data-focus="" tabIndex={-1}>
          <Notice kind="error" announce title={fout} />
        </div>
      )}
      {geldt ? (
        <Formulier leerling={leerling} velden={velden} fouten={fouten} />
      ) : (
        <Notice
          kind="info"
          title="Er is nog geen vastgesteld OPP"
          next="Stel het OPP eerst vast. Daarna kun je het overdragen."
        />
      )}
    </Page>
  );
}

function Formulier({
  leerling,
  velden,
  fouten,
}: {
  leerling: LeerlingKop;
  velden: OsoVelden;
  fouten: Readonly<Record<string, string>>;
}): VNode {
  const mis = (veld: keyof OsoVelden) => (fouten[veld] === undefined ? {} : { error: fouten[veld] });
  const begin = Object.keys(fouten).length === 0 ? {} : { 'data-focus': '', tabIndex: -1 };
  return (
    <form
      class="k-card k-form"
      method="post"
      action={osoUrl(leerling.id)}
      aria-label="OPP overdragen"
      noValidate
      {...begin}
    >
      <RadioGroup
        id="soort"
        name="soort"
        label="Welk nummer van de leerling gebruikt jullie leerlingadministratie?"
        {...mis('soort')}
        choices={[
          { value: 'bsn', label: 'BSN', checked: velden.soort === 'bsn' },
          { value: 'onderwijsnummer', label: 'Onderwijsnummer', checked: velden.soort === 'onderwijsnummer' },
        ]}
      />
      <Input
        id="nummer"
        name="nummer"
        label="Nummer van de leerling"
        hint="Negen cijfers. Koers zet het in het bestand en bewaart het niet."
        inputMode="numeric"
        autocomplete="off"
        short
        maxLength={9}
        {...mis('nummer')}
      />
      <Input
        id="overstap"
        name="overstap"
        label="Soort overstap"
        hint="Zoals in jullie leerlingadministratie. Bijvoorbeeld POPO of POVO."
        short
        maxLength={6}
        value={velden.overstap}
        {...mis('overstap')}
      />
      <Input
        id="aanleverpunt"
        name="aanleverpunt"
        label="Aanleverpunt van jullie school"
        hint="Vaak is dat 1."
        inputMode="numeric"
        short
        maxLength={3}
        value={velden.aanleverpunt}
        {...mis('aanleverpunt')}
      />
      <p class="k-small k-soft">
        In het bestand zitten het dossier voor OSO, het OPP als PDF en de gegevens voor een ander systeem. Dat
        je het maakt, staat in het spoor.
      </p>
      <div>
        <Button type="submit" kind="primary" icon="file-text">
          Bestand maken
        </Button>
      </div>
    </form>
  );
}
