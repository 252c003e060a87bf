import type { ComponentChildren, VNode } from 'preact';
import type { OppInhoud } from '../../../gateway/model/opp.ts';
import { KeyValueList } from '../../ui/components/key-value.tsx';
import { Table } from '../../ui/components/table.tsx';
import { dagVoluit } from '../datum.ts';
import { Sectie } from './sectie.tsx';
import { ANTWOORD, DEEL, HANDELING } from './woorden.ts';

export interface SectieHProps {
  h: OppInhoud['h'];
  /** What stands now of who decides; without it: as it was kept. */
  instemming?: ComponentChildren;
  /** The acts. */
  children?: ComponentChildren;
}

/** H: what was decided, by whom, and who agreed on which part (R43, R44). */
export function SectieH({ h, instemming, children }: SectieHProps): VNode {
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
      {instemming ?? <ZoalsBewaard h={h} />}
      {children}
    </Sectie>
  );
}

function ZoalsBewaard({ h }: { h: OppInhoud['h'] }): VNode {
  return (
    <Table
      caption="Wie besliste mee?"
      rows={h.instemming}
      rowKey={(i) => `${i.naam}/${i.deel}`}
      empty={<p class="k-soft">Er is niemand om instemming gevraagd.</p>}
      columns={[
        { key: 'wie', header: 'Wie', rowHeader: true, cell: (i) => `${i.naam} (${i.rol})` },
        { key: 'deel', header: 'Deel', cell: (i) => DEEL[i.deel] },
        {
          key: 'antwoord',
          header: 'Antwoord',
          cell: (i) =>
            [ANTWOORD[i.antwoord].woord, i.op === null ? '' : dagVoluit(i.op), i.toelichting ?? '']
              .filter(Boolean)
              .join(', '),
        },
      ]}
    />
  );
}
