import type { VNode } from 'preact';
import type { KlokTelling, Rapport } from '../../../gateway/rapportage/service.ts';
import { LinkButton } from '../../ui/components/button.tsx';
import { Icon } from '../../ui/components/icon.tsx';
import { Table } from '../../ui/components/table.tsx';
import { OPP_STATUS, statusUrl } from '../opp-status/urls.ts';
import { LIJST } from '../opp-status/words.ts';
import { Getal } from './grafiek.tsx';
import type { Mag } from './tabs.tsx';
import { oppConclusie } from './woorden.ts';

/** Terms of the OPP's: counts, and for who keeps them the way to the pupils (R65, R66). */
export function KlokkenDeel({ rapport, mag }: { rapport: Rapport; mag: Mag }): VNode {
  const { scholen, opp } = rapport;
  const naarLijst = mag.oppOverzicht && scholen.length === 1;
  return (
    <section class="k-section" aria-labelledby="klokken-kop">
      <h2 id="klokken-kop">Termijnen van de OPP’s</h2>
      <p class="s-conclusie">{oppConclusie(opp)}</p>
      <Table<KlokTelling>
        caption="Termijnen van de OPP’s"
        captionHidden
        rows={opp.tellingen}
        rowKey={(t) => t.lijst}
        columns={[
          {
            key: 'lijst',
            header: 'Wat',
            rowHeader: true,
            cell: (t) => (
              <span class="k-row">
                <Icon name={LIJST[t.lijst].icon} />
                {naarLijst ? (
                  <a href={statusUrl({ lijst: t.lijst })}>{LIJST[t.lijst].kop}</a>
                ) : (
                  LIJST[t.lijst].kop
                )}
              </span>
            ),
          },
          ...(scholen.length === 1 ? [] : scholen).map((naam, i) => ({
            key: `s${i}`,
            header: naam,
            numeric: true,
            cell: (t: KlokTelling) => <Getal n={t.perSchool[i] ?? null} />,
          })),
          { key: 'totaal', header: 'Leerlingen', numeric: true, cell: (t) => <Getal n={t.totaal} /> },
        ]}
      />
      {naarLijst ? (
        <div class="k-row">
          <LinkButton href={OPP_STATUS} icon="arrow-right">
            Naar het OPP-overzicht
          </LinkButton>
        </div>
      ) : null}
    </section>
  );
}
