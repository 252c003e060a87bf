import type { VNode } from 'preact';
import type { OppVersieRij, OppView } from '../../../gateway/opp/service.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Table } from '../../ui/components/table.tsx';
import { wanneer } from '../datum.ts';
import { osoUrl } from '../opp-documenten/urls.ts';
import { documentUrl, oppVerschilUrl, oppVersieUrl } from './urls.ts';
import { SOORT, STATUS } from './woorden.ts';

const DOCUMENTEN = [
  ['pdf', 'PDF'],
  ['docx', 'Word'],
] as const;

function sinds(v: OppVersieRij, now: Date): string {
  if (v.geslotenOp) return wanneer(v.geslotenOp, now);
  if (v.vastgesteldOp)
    return `${wanneer(v.vastgesteldOp, now)}${v.vastgesteldDoor ? `, ${v.vastgesteldDoor}` : ''}`;
  return `begonnen ${wanneer(v.begonnenOp, now)}`;
}

/** Every version, newest first: what was vastgesteld stays to be read, and what changed can be seen. */
export function Versies({ opp, now }: { opp: OppView; now: Date }): VNode | null {
  if (opp.versies.length === 0) return null;
  const eerste = Math.min(...opp.versies.map((v) => v.nummer));
  return (
    <section class="k-section s-opp__versies" aria-labelledby="versies-kop">
      <h2 id="versies-kop">Versies</h2>
      <Table
        caption="Versies van dit OPP"
        captionHidden
        rows={opp.versies}
        rowKey={(v) => v.id}
        columns={[
          {
            key: 'nummer',
            header: 'Versie',
            rowHeader: true,
            cell: (v) => (
              <a
                href={oppVersieUrl(opp.leerling.id, v.nummer)}
                aria-current={v.nummer === opp.versie?.nummer ? 'page' : undefined}
              >
                {`Versie ${v.nummer}`}
              </a>
            ),
          },
          {
            key: 'status',
            header: 'Stand',
            cell: (v) => (
              <Badge tone={STATUS[v.status].tone} icon={STATUS[v.status].icon}>
                {STATUS[v.status].woord}
              </Badge>
            ),
          },
          { key: 'soort', header: 'Soort', cell: (v) => SOORT[v.soort] },
          { key: 'sinds', header: 'Sinds', cell: (v) => sinds(v, now) },
          {
            key: 'anders',
            header: 'Wat is anders?',
            cell: (v) =>
              v.nummer === eerste ? (
                '–'
              ) : (
                <a href={oppVerschilUrl(opp.leerling.id, v.nummer)}>
                  Vergelijk
                  <span class="k-hidden">{` versie ${v.nummer} met de versie ervoor`}</span>
                </a>
              ),
          },
          {
            key: 'document',
            header: 'Document',
            cell: (v) =>
              v.vastgesteldOp || v.status === 'instemming' ? (
                <Documenten leerling={opp.leerling.id} nummer={v.nummer} />
              ) : (
                '–'
              ),
          },
        ]}
      />
      {opp.acten.some((a) => a.act === 'vaststellen') &&
      opp.versies.some((v) => v.vastgesteldOp && !v.geslotenOp) ? (
        <p>
          <a href={osoUrl(opp.leerling.id)}>Overdragen (OSO)</a>
        </p>
      ) : null}
    </section>
  );
}

/** What was kept when it was fixed, as a file (R40); what lies before the ouders too, for who signs on paper (R44). */
function Documenten({ leerling, nummer }: { leerling: string; nummer: number }): VNode {
  return (
    <span class="k-row">
      {DOCUMENTEN.map(([soort, woord]) => (
        <a key={soort} href={documentUrl(leerling, soort, nummer)} download="">
          {woord}
          <span class="k-hidden">{` van versie ${nummer}`}</span>
        </a>
      ))}
    </span>
  );
}
