import type { VNode } from 'preact';
import type { Dekking, DekkingKerndoel, GekoppeldDoel } from '../../../gateway/leerlijnen/kerndoelen/view.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { LinkButton } from '../../ui/components/button.tsx';
import { Table } from '../../ui/components/table.tsx';
import { type DeelProps, type Kan, metingVan } from './deel.ts';
import { aantal, DoelTekst, HERKOMST, KerndoelTekst, kerndoelNaam, plaatsVan } from './teksten.tsx';
import { koppelUrl } from './urls.ts';

interface Regel {
  readonly kerndoel: DekkingKerndoel;
  readonly hoofdstuk: string;
}

const regels = (dekking: Dekking, welke: (kerndoel: DekkingKerndoel) => boolean): Regel[] =>
  dekking.hoofdstukken.flatMap((h) =>
    h.kerndoelen.filter(welke).map((kerndoel) => ({ kerndoel, hoofdstuk: h.naam })),
  );

/** The gaps: kerndoelen without any doel in this leerroute. */
export function KerndoelenZonder({ dekking, kan }: DeelProps): VNode {
  const gaten = regels(dekking, (k) => k.doelen.length === 0);
  return (
    <section class="k-card" id="kerndoelen-zonder" aria-labelledby="kerndoelen-zonder-kop">
      <div class="k-card__head">
        <h2 id="kerndoelen-zonder-kop">Kerndoelen zonder doel</h2>
        <Badge tone={gaten.length === 0 ? 'success' : 'warning'}>
          {aantal(gaten.length, 'kerndoel', 'kerndoelen')}
        </Badge>
      </div>
      <Table
        caption="Kerndoelen zonder doel in deze leerroute"
        captionHidden
        rows={gaten}
        rowKey={({ kerndoel }) => kerndoel.id}
        empty={<p>Elk kerndoel van deze lijst heeft een doel in deze leerroute.</p>}
        columns={[
          {
            key: 'kerndoel',
            header: 'Kerndoel',
            rowHeader: true,
            cell: ({ kerndoel }) => (
              <span class="s-dekking-regel">
                <KerndoelTekst kerndoel={kerndoel} />
                {kan.koppelen ? <KoppelDoel dekking={dekking} kerndoel={kerndoel} /> : null}
              </span>
            ),
          },
          { key: 'hoofdstuk', header: 'Onderdeel', cell: ({ hoofdstuk }) => hoofdstuk || '–' },
        ]}
      />
    </section>
  );
}

function KoppelDoel({ dekking, kerndoel }: { dekking: Dekking; kerndoel: DekkingKerndoel }): VNode {
  return (
    <LinkButton
      size="small"
      icon="plus"
      href={koppelUrl({ kerndoel: kerndoel.id }, metingVan(dekking))}
      label={`Koppel een doel aan ${kerndoelNaam(kerndoel)}`}
    >
      Koppel een doel
    </LinkButton>
  );
}

/** What is covered, chapter by chapter, with the doelen that do it. */
export function Gedekt({ dekking, kan }: DeelProps): VNode | null {
  const hoofdstukken = dekking.hoofdstukken
    .map((h) => ({ naam: h.naam, kerndoelen: h.kerndoelen.filter((k) => k.doelen.length > 0) }))
    .filter((h) => h.kerndoelen.length > 0);
  if (hoofdstukken.length === 0) return null;
  return (
    <section class="k-section" id="gedekt" aria-labelledby="gedekt-kop">
      <h2 id="gedekt-kop">Kerndoelen met een doel</h2>
      {hoofdstukken.map((h) => (
        <div class="k-card" key={h.naam}>
          <Table
            caption={h.naam || dekking.set.naam}
            rows={h.kerndoelen}
            rowKey={(kerndoel) => kerndoel.id}
            columns={[
              {
                key: 'kerndoel',
                header: 'Kerndoel',
                rowHeader: true,
                cell: (kerndoel) => (
                  <span class="s-dekking-regel">
                    <KerndoelTekst kerndoel={kerndoel} />
                    {kan.koppelen ? <KoppelDoel dekking={dekking} kerndoel={kerndoel} /> : null}
                  </span>
                ),
              },
              {
                key: 'doelen',
                header: 'Doelen in deze leerroute',
                cell: (kerndoel) => <Doelen doelen={kerndoel.doelen} kan={kan} />,
              },
            ]}
          />
        </div>
      ))}
    </section>
  );
}

function Doelen({ doelen, kan }: { doelen: readonly GekoppeldDoel[]; kan: Kan }): VNode {
  return (
    <ul class="s-dekking-doelen">
      {doelen.map((doel) => (
        <li key={doel.id}>
          <DoelTekst doel={doel} open={kan.pakketOpenen} />
          <span class="s-onder">
            {[plaatsVan(doel), HERKOMST[doel.herkomst], doel.via === null ? '' : `bij ${doel.via}`]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
