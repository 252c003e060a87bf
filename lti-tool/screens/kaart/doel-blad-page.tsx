import type { ComponentChildren, VNode } from 'preact';
import type { Factor } from '../../../gateway/profiel/view.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Stand as Peil, STAND_WORDS } from '../../ui/components/tick-cell.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { kaartUrl, leerlingUrl } from '../urls.ts';
import { ActiesDeel } from './blad-acties.tsx';
import { BeginDeel } from './blad-begin.tsx';
import type { BladDeelProps } from './blad-deel.ts';
import { EvaluatieDeel } from './blad-evaluatie.tsx';
import { FactorenDeel } from './blad-factoren.tsx';

export interface DoelBladPageProps extends BladDeelProps {
  frame: Frame;
  /** To choose from; `null`: not for who looks. */
  factoren: readonly Factor[] | null;
  messages?: ComponentChildren;
}

/** One doel of a pupil to work out: where he begins, who does what, what helps, and what it came to (R25–R28). */
export function DoelBladPage({ frame, blad, factoren, now, fout, messages }: DoelBladPageProps): VNode {
  const { leerling, leerlijn, doel } = blad;
  return (
    <Page
      frame={frame}
      title={`${doel.code} uitwerken voor ${leerling.naam.voluit}`}
      {...(messages === undefined ? {} : { messages })}
    >
      <PageHeader
        title={`${doel.code} uitwerken`}
        crumbs={[
          { href: '/vandaag', label: 'Vandaag' },
          { href: leerlingUrl(leerling.id), label: leerling.naam.voluit },
          { href: kaartUrl(leerling.id, leerlijn.id), label: 'Arrangementskaart' },
        ]}
        lead={`${leerling.naam.roepnaam} ${doel.tekst}.`}
        meta={
          <>
            <Badge icon="map">{leerlijn.naam}</Badge>
            {blad.niveau ? <Badge icon="flag">{blad.niveau.naam}</Badge> : null}
            <Badge icon="target">{STAND_WORDS[doel.stand as Peil]}</Badge>
            <Badge icon="calendar">{blad.periode.naam}</Badge>
          </>
        }
      />
      {fout ? (
        <div data-focus="" tabIndex={-1}>
          <Notice kind="error" title="Er is nog niets bewaard">
            <p>{fout.tekst}</p>
          </Notice>
        </div>
      ) : null}
      <BeginDeel blad={blad} now={now} fout={fout} />
      <ActiesDeel blad={blad} now={now} fout={fout} />
      {factoren ? <FactorenDeel blad={blad} factoren={factoren} /> : null}
      <EvaluatieDeel blad={blad} now={now} fout={fout} />
    </Page>
  );
}
