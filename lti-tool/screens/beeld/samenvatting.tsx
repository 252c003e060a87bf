import type { VNode } from 'preact';
import type { BeeldLijn, IntegraalBeeld } from '../../../gateway/leerroute/beeld/view.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { KeyValueList } from '../../ui/components/key-value.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { dagVoluit, laatsteDag } from '../datum.ts';

type RouteOordeel = NonNullable<BeeldLijn['route']>['oordeel'];

const OORDELEN = [
  { oordeel: 'voor', tone: 'info', icon: 'stairs-up', tekst: 'voor op de route' },
  { oordeel: 'op', tone: 'success', icon: 'circle-check', tekst: 'op de route' },
  { oordeel: 'achter', tone: 'warning', icon: 'stairs-down', tekst: 'achter op de route' },
] as const satisfies readonly { oordeel: RouteOordeel; tone: string; icon: string; tekst: string }[];

/** In ten seconds: where he goes, and on how many leerlijnen he is ahead, on, or behind (R17). */
export function Samenvatting({ beeld }: { beeld: IntegraalBeeld }): VNode {
  const { leerling, plaatsing, periode, onderwijsleeftijd } = beeld;
  if (beeld.beperkt)
    return (
      <Notice title="Je ziet een deel van dit beeld">
        {`Je ziet alleen de leerlijnen van ${leerling.naam.roepnaam} die de school met je heeft gedeeld.`}
      </Notice>
    );
  const tel = (oordeel: RouteOordeel) => beeld.lijnen.filter((l) => l.route?.oordeel === oordeel).length;
  return (
    <section class="k-card s-bestemming" aria-labelledby="samen-kop">
      <h2 id="samen-kop">
        <span class="s-bovenkop">Op weg naar</span>{' '}
        {plaatsing?.bestemming ?? plaatsing?.leerroute.naam ?? 'nog geen leerroute'}
      </h2>
      <p class="k-row">
        {OORDELEN.map(({ oordeel, tone, icon, tekst }) => (
          <Badge key={oordeel} tone={tone} icon={icon}>
            {`${tel(oordeel)} ${tel(oordeel) === 1 ? 'leerlijn' : 'leerlijnen'} ${tekst}`}
          </Badge>
        ))}
      </p>
      <KeyValueList
        items={[
          ...(plaatsing
            ? [
                {
                  term: 'Leerroute',
                  value: plaatsing.leerroute.naam,
                  source: `sinds ${dagVoluit(plaatsing.sinds)}`,
                },
              ]
            : []),
          ...(periode
            ? [
                {
                  term: 'Periode',
                  value: periode.naam,
                  source: `tot en met ${dagVoluit(laatsteDag(periode.tot))}, ${Math.round(100 * (beeld.periodeDeel ?? 0))} % voorbij`,
                },
              ]
            : []),
          ...(onderwijsleeftijd === null
            ? []
            : [
                {
                  term: 'Onderwijsleeftijd',
                  value: `${onderwijsleeftijd}`,
                  source: 'leeftijd op 31 december van dit schooljaar',
                },
              ]),
        ]}
      />
    </section>
  );
}
