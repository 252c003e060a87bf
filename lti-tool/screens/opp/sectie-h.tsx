import type { ComponentChildren, VNode } from 'preact';
import type { OppInhoud } from '../../../gateway/model/opp.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { KeyValueList } from '../../ui/components/key-value.tsx';
import { Table } from '../../ui/components/table.tsx';
import { dagVoluit } from '../datum.ts';
import { Sectie } from './sectie.tsx';
import { ANTWOORD, HANDELING } from './woorden.ts';

const DEEL = { uitstroom: 'Uitstroom (A–D)', handeling: 'Handelingsdeel (E)' } as const;

/** H: what was decided, by whom, and who agreed on which part (R43, R44). The acts stand below it. */
export function SectieH({ h, children }: { h: OppInhoud['h']; children?: ComponentChildren }): VNode {
  return (
    <Sectie letter="h">
      <KeyValueList
        items={[
          {
            term: 'Overleg met ouders',
            value: h.overleg === null ? 'Nog niet vastgelegd' : dagVoluit(h.overleg.op),
            ...(h.overleg === null
              ? {}
              : { source: `${h.overleg.deelnemers.join(', ')}: ${h.overleg.uitkomst}` }),
          },
          {
            term: 'Advies van de commissie',
            value: h.cvbAdvies === null ? 'Nog niet vastgelegd' : dagVoluit(h.cvbAdvies.op),
            ...(h.cvbAdvies === null ? {} : { source: h.cvbAdvies.advies }),
          },
          { term: 'Handelingsdeel', value: HANDELING[h.handelingsdeel].woord },
          {
            term: 'Vastgesteld',
            value: h.vastgesteld === null ? 'Nog niet' : dagVoluit(h.vastgesteld.op),
            ...(h.vastgesteld === null ? {} : { source: `door ${h.vastgesteld.door}` }),
          },
          ...(h.geschil ? [{ term: 'Geschil', value: 'Er loopt een geschil over dit OPP' }] : []),
        ]}
      />
      <Table
        caption="Wat ouders zeggen"
        rows={h.instemming}
        rowKey={(i) => `${i.naam}/${i.deel}`}
        empty={<p class="k-soft">Er is nog niemand om instemming gevraagd.</p>}
        columns={[
          { key: 'wie', header: 'Wie', rowHeader: true, cell: (i) => `${i.naam} (${i.rol})` },
          { key: 'deel', header: 'Deel', cell: (i) => DEEL[i.deel] },
          {
            key: 'antwoord',
            header: 'Antwoord',
            cell: (i) => (
              <>
                <Badge tone={ANTWOORD[i.antwoord].tone}>{ANTWOORD[i.antwoord].woord}</Badge>
                {i.toelichting ? <span class="s-onder">{i.toelichting}</span> : null}
              </>
            ),
          },
          { key: 'op', header: 'Wanneer', cell: (i) => (i.op === null ? '–' : dagVoluit(i.op)) },
        ]}
      />
      {children}
    </Sectie>
  );
}
