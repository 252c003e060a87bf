import type { VNode } from 'preact';
import type { TablesView } from '../../../gateway/sync/service.ts';
import type { TabelBlad } from '../../../gateway/sync/source-adapter.ts';
import { Button } from '../../ui/components/button.tsx';
import { Select } from '../../ui/components/input.tsx';
import { Nothing, Table } from '../../ui/components/table.tsx';
import { kolommenUrl, kolommenVoorbeeldUrl } from './urls.ts';

/** A kind of table with the sheets that hold it. */
export interface SoortOp {
  readonly soort: TablesView['soorten'][number];
  readonly bladen: readonly TabelBlad[];
}

/** The headings of all sheets of a kind, each with what stands below it. */
function koppenIn(bladen: readonly TabelBlad[]): { value: string; label: string }[] {
  const koppen = new Map(
    bladen.flatMap(({ koppen: some }) => some.map(({ kop, waarden }) => [kop, waarden])),
  );
  return [...koppen].map(([value, waarden]) => {
    const sample = waarden.join(', ').slice(0, 40);
    return { value, label: sample === '' ? value : `${value} (${sample})` };
  });
}

/** A choice for each field. Every change shows at once what the first rows would become; only saving keeps it. */
export function KolommenForm({ connection, op }: { connection: string; op: SoortOp }): VNode {
  const { soort, bladen } = op;
  const options = koppenIn(bladen);
  const target = `${soort.id}-voorbeeld`;
  return (
    <form class="k-form" method="post" action={kolommenUrl(connection)}>
      <input type="hidden" name="soort" value={soort.id} />
      <div class="s-sync-kolommen">
        {soort.velden.map(({ id, titel, nodig }) => (
          <Select
            key={id}
            id={`${soort.id}-${id}`}
            name={`veld.${id}`}
            label={titel}
            optional={!nodig}
            value={bladen.find(({ velden }) => velden[id] !== undefined)?.velden[id] ?? ''}
            placeholder="Staat er niet in"
            options={options}
            hx={{
              post: kolommenVoorbeeldUrl(connection),
              trigger: 'change',
              include: 'closest form',
              target: `#${target}`,
            }}
          />
        ))}
      </div>
      <div id={target} aria-live="polite">
        <KolommenVoorbeeld op={op} />
      </div>
      <div>
        <Button type="submit" kind="primary" label={`Bewaren: ${soort.titel.toLowerCase()}`}>
          Bewaren
        </Button>
      </div>
    </form>
  );
}

/** Names of what a record holds, where the table calls it otherwise. */
const NAMEN: Readonly<Record<string, string>> = {
  key: 'Nummer',
  leerling: 'Leerling',
  eckId: 'ECK iD',
  op: 'Datum',
  rol: 'Functie',
  soort: 'Soort groep',
};

/** Columns that hold something and that no field is read from: what is left out is said, not silent. */
function ongelezen(bladen: readonly TabelBlad[]): string[] {
  const over = bladen.flatMap(({ koppen, velden }) => {
    const gelezen = new Set(Object.values(velden));
    return koppen.filter(({ kop, waarden }) => waarden.length > 0 && !gelezen.has(kop)).map(({ kop }) => kop);
  });
  return [...new Set(over)];
}

/** What the first rows would become, and how many rows ask for attention. */
export function KolommenVoorbeeld({ op: { soort, bladen } }: { op: SoortOp }): VNode {
  const rijen = bladen
    .flatMap(({ rijen: some }) => some)
    .slice(0, 5)
    .map((rij, i) => ({ rij, nr: String(i) }));
  const velden = [...new Set(rijen.flatMap(({ rij }) => Object.keys(rij)))];
  const titel = (veld: string) => NAMEN[veld] ?? soort.velden.find(({ id }) => id === veld)?.titel ?? veld;
  const aandacht = bladen.reduce((n, blad) => n + blad.aandacht, 0);
  const mist = bladen.flatMap((blad) => blad.mist);
  const over = ongelezen(bladen);
  return (
    <>
      {mist.length > 0 ? <p>{`Dit moet er nog bij: ${[...new Set(mist)].join(' en ')}.`}</p> : null}
      {rijen.length > 0 ? (
        <Table
          caption="Zo komen de eerste rijen binnen"
          rows={rijen}
          rowKey={({ nr }) => nr}
          columns={velden.map((veld) => ({
            key: veld,
            header: titel(veld),
            cell: ({ rij }: (typeof rijen)[number]) => rij[veld] ?? <Nothing />,
          }))}
        />
      ) : (
        <p class="k-soft">Met deze keuze komt er uit dit blad niets binnen.</p>
      )}
      {over.length > 0 ? <p>{`Deze kolommen leest Koers niet: ${over.join(', ')}.`}</p> : null}
      {aandacht > 0 ? (
        <p>{`${aandacht === 1 ? '1 aandachtspunt' : `${aandacht} aandachtspunten`} in de eerste 200 rijen, zoals:`}</p>
      ) : rijen.length > 0 ? (
        <p>Er zijn geen aandachtspunten in de eerste 200 rijen.</p>
      ) : null}
      {aandacht > 0 ? (
        <ul class="s-sync-punten">
          {bladen
            .flatMap(({ klachten }) => klachten)
            .slice(0, 5)
            .map(({ plek, wat }) => (
              <li key={plek}>
                <code class="s-sync-pad">{plek}</code>
                {` ${wat}`}
              </li>
            ))}
        </ul>
      ) : null}
    </>
  );
}
