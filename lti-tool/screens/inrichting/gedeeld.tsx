import type { VNode } from 'preact';
import type { EigenPakket, GedeeldPakket } from '../../../gateway/leerlijnen/delen/service.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Button } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { KeyValueList } from '../../ui/components/key-value.tsx';
import { dagVoluit } from '../datum.ts';
import { delenUrl, EIGEN, overnemenUrl } from './urls.ts';

/** What other schools and besturen share, with where it came from and under which licence (R12). */
export function Gedeeld({ pakketten }: { pakketten: readonly GedeeldPakket[] }): VNode {
  return (
    <section class="k-stack" aria-labelledby="gedeeld-kop">
      <h2 id="gedeeld-kop">Gedeeld door anderen</h2>
      {pakketten.length === 0 ? <p class="k-soft">Er deelt nu niemand leerlijnen met jullie.</p> : null}
      {pakketten.map((pakket) => (
        <Card key={pakket.versieId} title={`${pakket.naam} ${pakket.versie}`} level={3}>
          <KeyValueList items={feiten(pakket)} />
          <div class="k-row">
            {pakket.gekozen ? (
              <Badge tone="success">Jullie werken hiermee</Badge>
            ) : (
              <form method="post" action={overnemenUrl(pakket.versieId)}>
                <Button
                  id={`neem-${pakket.versieId}`}
                  type="submit"
                  icon="check"
                  label={`Neem over: ${pakket.naam}`}
                >
                  Neem over
                </Button>
              </form>
            )}
            <a href={`${EIGEN}?basis=${pakket.versieId}#beginnen`}>Pas aan voor jullie school</a>
          </div>
        </Card>
      ))}
    </section>
  );
}

function feiten(pakket: GedeeldPakket) {
  const { gedeeldDoor, gedeeldOp, bron, notitie } = pakket;
  return [
    { term: 'Uitgever', value: pakket.uitgever },
    { term: 'Licentie', value: pakket.licentie },
    {
      term: 'Gedeeld door',
      value: gedeeldDoor ?? 'onbekend',
      ...(gedeeldOp ? { source: `op ${dagVoluit(gedeeldOp)}` } : {}),
    },
    { term: 'Gemaakt van', value: bron ?? 'zelf gemaakt' },
    { term: 'Wat erin zit', value: `${pakket.leerlijnen} leerlijnen, ${pakket.doelen} doelen` },
    ...(notitie ? [{ term: 'Nieuw in deze versie', value: notitie }] : []),
  ];
}

/** Whether others may have an own package, and why not. */
export function DeelKeuze({ pakket }: { pakket: EigenPakket }): VNode {
  if (!pakket.gedeeld && pakket.mag.kind === 'nee') return <p class="k-soft">{pakket.mag.waarom}</p>;
  return (
    <form class="k-row" method="post" action={delenUrl(pakket.id)}>
      {pakket.gedeeld ? <Badge tone="success">Gedeeld met andere besturen</Badge> : null}
      <input type="hidden" name="delen" value={pakket.gedeeld ? 'nee' : 'ja'} />
      <Button
        id={`deel-${pakket.id}`}
        type="submit"
        size="small"
        label={`${pakket.gedeeld ? 'Stop met delen' : 'Deel met andere besturen'}: ${pakket.naam}`}
      >
        {pakket.gedeeld ? 'Stop met delen' : 'Deel met andere besturen'}
      </Button>
    </form>
  );
}
