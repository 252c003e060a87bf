import type { VNode } from 'preact';
import type { OppView } from '../../../gateway/opp/service.ts';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Nothing, Table } from '../../ui/components/table.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { Kop } from '../leerling/kop.tsx';
import { type Letter, TITEL } from './titels.ts';
import { oppVersieUrl } from './urls.ts';
import type { Verschil } from './verschil.ts';

export interface VerschilPageProps {
  frame: Frame;
  voor: OppView;
  na: OppView;
  verschillen: readonly Verschil[];
}

/** What a version says other than the one before it: per section, side by side (R41). */
export function VerschilPage({ frame, voor, na, verschillen }: VerschilPageProps): VNode {
  const { leerling } = na;
  const [oud, nieuw] = [voor.versie?.nummer ?? 0, na.versie?.nummer ?? 0];
  const letters = (Object.keys(TITEL) as Letter[]).filter((l) => verschillen.some((v) => v.sectie === l));
  return (
    <Page frame={frame} title={`OPP van ${leerling.naam.voluit}: wat is anders`}>
      <Kop leerling={leerling} deel="opp" frame={frame} />
      <section class="k-section" aria-labelledby="anders-kop">
        <h2 id="anders-kop">{`Versie ${nieuw} naast versie ${oud}`}</h2>
        <p>
          <a href={oppVersieUrl(leerling.id, nieuw)}>{`Terug naar versie ${nieuw}`}</a>
        </p>
        {letters.length === 0 ? (
          <EmptyState title="Er is niets anders" level={3}>
            Deze twee versies zeggen hetzelfde.
          </EmptyState>
        ) : null}
        {letters.map((letter) => (
          <Table
            key={letter}
            caption={`${letter.toUpperCase()} ${TITEL[letter]}`}
            rows={verschillen.filter((v) => v.sectie === letter)}
            rowKey={(v) => `${v.wat}/${v.voor}/${v.na}`}
            columns={[
              { key: 'wat', header: 'Wat', rowHeader: true, cell: (v) => v.wat },
              { key: 'voor', header: `Versie ${oud}`, cell: (v) => <Tekst tekst={v.voor} als="del" /> },
              { key: 'na', header: `Versie ${nieuw}`, cell: (v) => <Tekst tekst={v.na} als="ins" /> },
            ]}
          />
        ))}
      </section>
    </Page>
  );
}

function Tekst({ tekst, als: As }: { tekst: string | null; als: 'del' | 'ins' }): VNode {
  return tekst === null ? <Nothing /> : <As class="s-opp__tekst s-opp__verschil">{tekst}</As>;
}
