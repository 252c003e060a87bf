import type { VNode } from 'preact';
import {
  MOMENTEN,
  type Moment,
  Plek,
  type Vertrokkene,
} from '../../../gateway/rapportage/uitstroom/service.ts';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { RadioGroup } from '../../ui/components/choice.tsx';
import { Input } from '../../ui/components/input.tsx';
import { KeyValueList } from '../../ui/components/key-value.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { dagVoluit } from '../datum.ts';
import { OUD_LEERLINGEN, oudLeerlingUrl, RAPPORTAGE } from './urls.ts';
import { MOMENT, MOMENT_KORT, PLEK } from './woorden.ts';

export interface Invoer {
  readonly moment: Moment;
  readonly plek: string;
  readonly op: string;
}

export interface OudLeerlingProps {
  frame: Frame;
  v: Vertrokkene;
  /** Id of what this form writes down: sent twice counts once. */
  id: string;
  invoer: Invoer;
  vandaag: string;
  fouten?: { readonly plek?: string | undefined; readonly op?: string | undefined };
}

/** R67: two answers about one leaver: what kind of place, and on which day that was so. */
export function OudLeerlingPage({ frame, v, id, invoer, vandaag, fouten = {} }: OudLeerlingProps): VNode {
  const fout = fouten.plek ?? fouten.op;
  return (
    <Page frame={frame} title="Oud-leerling" plek="rapportage">
      <PageHeader
        title={v.naam.voluit}
        crumbs={[
          { href: '/vandaag', label: 'Vandaag' },
          { href: RAPPORTAGE, label: 'Rapportage' },
          { href: OUD_LEERLINGEN, label: 'Oud-leerlingen' },
        ]}
        lead="Kies wat voor plek het is. De naam van het bedrijf of de instelling bewaren we niet."
      />
      <Bekend v={v} />
      <form class="k-form" method="post" action={oudLeerlingUrl(v.leerling)} noValidate>
        {fout === undefined ? null : (
          <div data-focus="" tabIndex={-1}>
            <Notice kind="error" announce title="Dit is nog niet bewaard" next={fout} />
          </div>
        )}
        <input type="hidden" name="id" value={id} />
        <RadioGroup
          id="moment"
          name="moment"
          label="Over welk moment gaat het?"
          choices={MOMENTEN.map((m) => ({
            value: `${m}`,
            label: MOMENT_KORT[m],
            checked: m === invoer.moment,
          }))}
        />
        <RadioGroup
          id="plek"
          name="plek"
          label={MOMENT[invoer.moment]}
          {...(fouten.plek === undefined ? {} : { error: fouten.plek })}
          choices={Plek.options.map((p) => ({ value: p, label: PLEK[p], checked: p === invoer.plek }))}
        />
        <Input
          id="op"
          name="op"
          type="date"
          label="Op welke dag was dat zo?"
          hint="De dag waarop je het hoorde, is goed genoeg."
          short
          max={vandaag}
          value={invoer.op}
          {...(fouten.op === undefined ? {} : { error: fouten.op })}
        />
        <div class="k-row">
          <Button type="submit" kind="primary" icon="check">
            Bewaren
          </Button>
          <LinkButton href={OUD_LEERLINGEN}>Terug</LinkButton>
        </div>
      </form>
    </Page>
  );
}

function Bekend({ v }: { v: Vertrokkene }): VNode {
  return (
    <Card title="Wat we weten" icon="history">
      <KeyValueList
        items={[
          { term: 'Laatste dag op school', value: dagVoluit(v.laatste) },
          { term: 'Leerroute', value: v.route ?? 'niet bekend' },
          ...MOMENTEN.map((m) => {
            const plek = v.plekken[m];
            return { term: MOMENT_KORT[m], value: plek === null ? 'nog niet ingevuld' : PLEK[plek] };
          }),
        ]}
      />
    </Card>
  );
}
