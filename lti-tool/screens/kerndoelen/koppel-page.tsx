import type { ComponentChildren, VNode } from 'preact';
import type { DekkingDoel, KerndoelKort } from '../../../gateway/leerlijnen/kerndoelen/view.ts';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { Field } from '../../ui/components/field.tsx';
import { hx } from '../../ui/components/hx.ts';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { Resultaten, type ResultatenProps } from './resultaten.tsx';
import { kerndoelNaam, plaatsVan } from './teksten.tsx';
import { dekkingUrl, KOPPELEN } from './urls.ts';

export interface KoppelPageProps {
  frame: Frame;
  /** What is being linked. */
  over: { readonly doel: DekkingDoel } | { readonly kerndoel: KerndoelKort };
  resultaten: ResultatenProps;
  messages?: ComponentChildren;
}

const HINT = 'Typ een paar woorden of een nummer. Met Tab ga je naar wat er gevonden is.';

/** Links one doel to kerndoelen, or one kerndoel to doelen: type, step to a result, Enter (R11). */
export function KoppelPage({ frame, over, resultaten, messages }: KoppelPageProps): VNode {
  const { meting, kant } = resultaten;
  const doel = 'doel' in over;
  const title = doel ? `Kerndoelen bij ${over.doel.code}` : `Doelen bij ${kerndoelNaam(over.kerndoel)}`;
  return (
    <Page frame={frame} title={title} plek="leerlijnen" {...(messages === undefined ? {} : { messages })}>
      <PageHeader
        title={title}
        crumbs={[{ href: dekkingUrl(meting), label: 'Dekking van kerndoelen' }]}
        lead={doel ? `De leerling ${over.doel.tekst} (${plaatsVan(over.doel)}).` : over.kerndoel.tekst}
      />
      <form class="k-form" method="get" action={KOPPELEN}>
        {Object.entries({ ...kant, ...meting }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Field id="q" label={doel ? 'Zoek een kerndoel' : 'Zoek een doel'} hint={HINT}>
          <input
            id="q"
            name="q"
            type="search"
            class="k-input"
            value={resultaten.q}
            maxLength={100}
            autoComplete="off"
            aria-describedby="q-hint"
            {...hx({
              get: KOPPELEN,
              trigger: 'input changed delay:150ms',
              target: '#resultaten',
              swap: 'outerHTML',
              include: 'closest form',
              sync: 'this:replace',
            })}
          />
        </Field>
        <div class="k-row">
          <Button type="submit" icon="search">
            Zoek
          </Button>
          <LinkButton kind="subtle" icon="arrow-left" href={dekkingUrl(meting)}>
            Terug naar de dekking
          </LinkButton>
        </div>
      </form>
      <Resultaten {...resultaten} />
    </Page>
  );
}
