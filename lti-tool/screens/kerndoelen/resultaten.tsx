import type { VNode } from 'preact';
import type {
  GevondenDoel,
  GevondenKerndoel,
  KoppelingHerkomst,
} from '../../../gateway/leerlijnen/kerndoelen/view.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Button } from '../../ui/components/button.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { hx } from '../../ui/components/hx.ts';
import { Table } from '../../ui/components/table.tsx';
import { DoelTekst, HERKOMST, KerndoelTekst, kerndoelNaam, plaatsVan } from './teksten.tsx';
import { type Kant, KOPPELEN, LOSMAKEN, type Meting } from './urls.ts';

export interface ResultatenProps {
  readonly meting: Meting;
  /** The side that is fixed. */
  readonly kant: Kant;
  readonly q: string;
  readonly gevonden:
    | { readonly kerndoelen: readonly GevondenKerndoel[] }
    | { readonly doelen: readonly GevondenDoel[] };
  /** So many are shown at most. */
  readonly max: number;
}

interface Rij {
  readonly id: string;
  readonly naam: string;
  readonly gekoppeld: KoppelingHerkomst | null;
  readonly wat: VNode;
  readonly waar: string;
  readonly paar: { readonly doel: string; readonly kerndoel: string };
}

function rijenVan({ kant, gevonden }: ResultatenProps): Rij[] {
  if ('kerndoelen' in gevonden && 'doel' in kant)
    return gevonden.kerndoelen.map((k) => ({
      id: k.id,
      naam: kerndoelNaam(k),
      gekoppeld: k.gekoppeld,
      wat: <KerndoelTekst kerndoel={k} />,
      waar: [k.hoofdstuk, k.onder?.kort].filter(Boolean).join(' › '),
      paar: { doel: kant.doel, kerndoel: k.id },
    }));
  if ('doelen' in gevonden && 'kerndoel' in kant)
    return gevonden.doelen.map((d) => ({
      id: d.entiteit,
      naam: d.code,
      gekoppeld: d.gekoppeld,
      wat: <DoelTekst doel={d} open={false} />,
      waar: plaatsVan(d),
      paar: { doel: d.entiteit, kerndoel: kant.kerndoel },
    }));
  return [];
}

/** What was found, with a button each; linked ones first. An answer to typing and to a press alike. */
export function Resultaten(props: ResultatenProps): VNode {
  const { q, max } = props;
  const rijen = rijenVan(props);
  const wat = 'kerndoelen' in props.gevonden ? 'kerndoelen' : 'doelen';
  return (
    <div id="resultaten" class="k-card">
      <Table
        caption={rijen.length === max ? `De eerste ${max} ${wat}. Typ meer om te kiezen.` : `Gevonden ${wat}`}
        rows={rijen}
        rowKey={(rij) => rij.id}
        empty={
          <EmptyState title={`Geen ${wat} gevonden bij "${q.trim()}"`}>
            Zoek op een ander woord, of op een deel ervan.
          </EmptyState>
        }
        columns={[
          {
            key: 'wat',
            header: wat === 'doelen' ? 'Doel' : 'Kerndoel',
            rowHeader: true,
            cell: (rij) => <span class="s-dekking-regel">{rij.wat}</span>,
          },
          {
            key: 'waar',
            header: wat === 'doelen' ? 'Leerlijn' : 'Onderdeel',
            cell: (rij) => rij.waar || '–',
          },
          { key: 'koppel', header: 'Koppelen', cell: (rij) => <Koppelknop rij={rij} van={props} /> },
        ]}
      />
    </div>
  );
}

/** The fields of a press: which pair, and what stood on the screen. */
export const velden = (
  paar: Rij['paar'],
  { meting, kant, q }: Pick<ResultatenProps, 'meting' | 'kant' | 'q'>,
) => ({
  ...paar,
  ...meting,
  q,
  vast: 'doel' in kant ? 'doel' : 'kerndoel',
});

function Koppelknop({ rij, van }: { rij: Rij; van: ResultatenProps }): VNode {
  if (rij.gekoppeld === 'pakket') return <Badge tone="success">{`Gekoppeld, ${HERKOMST.pakket}`}</Badge>;
  const los = rij.gekoppeld === 'school';
  const action = los ? LOSMAKEN : KOPPELEN;
  return (
    <form
      class="s-koppelknop"
      method="post"
      action={action}
      {...hx({ post: action, target: '#resultaten', swap: 'outerHTML', sync: 'this:drop' })}
    >
      {Object.entries(velden(rij.paar, van)).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button
        id={`koppel-${rij.id}`}
        type="submit"
        size="small"
        icon={los ? 'x' : 'plus'}
        kind={los ? 'subtle' : 'secondary'}
        label={`${los ? 'Maak los' : 'Koppel'}: ${rij.naam}`}
      >
        {los ? 'Maak los' : 'Koppel'}
      </Button>
      {los ? <span class="s-onder">{`Gekoppeld ${HERKOMST.school}`}</span> : null}
    </form>
  );
}
