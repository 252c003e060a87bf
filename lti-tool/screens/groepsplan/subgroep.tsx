import type { VNode } from 'preact';
import type { GroepsplanView, PlanDoel, Subgroep, Tekst } from '../../../gateway/groepen/plan/service.ts';
import { KeyValueList } from '../../ui/components/key-value.tsx';
import { Nothing, Table } from '../../ui/components/table.tsx';
import { term } from '../../ui/glossary.ts';
import { type Getypt, TekstForm } from './tekst-form.tsx';
import { sectieId } from './urls.ts';

export interface SubgroepProps {
  plan: GroepsplanView;
  sub: Subgroep;
  /** Null: this person may not write here, or it is no concept. */
  schrijf: { readonly periode: string; readonly getypt: Getypt | undefined } | null;
}

/** "Pip, Tygo en 1 leerling van toen": who is not in reach (any more) is counted and not named (R61). */
export function wieInWoorden(plan: Pick<GroepsplanView, 'namen'>, leerlingen: readonly string[]): string {
  const namen = leerlingen.flatMap((id) => plan.namen.get(id)?.voluit ?? []);
  const rest = leerlingen.length - namen.length;
  if (rest === 0) return namen.join(', ') || 'niemand';
  return [...namen, `${rest} ${term('leerling', rest)} van toen`].join(', ');
}

/** One subgroup: who, the doelen with how many reached them, the aanpak, and the acties it comes from (R54). */
export function SubgroepDeel({ plan, sub, schrijf }: SubgroepProps): VNode {
  const id = sectieId(sub);
  return (
    <section class="k-section s-plan__sub" aria-labelledby={id}>
      <h2 id={id}>{sub.niveau === null ? sub.leerlijn.naam : `${sub.leerlijn.naam}: ${sub.niveau.naam}`}</h2>
      <KeyValueList
        items={[
          { term: 'Leerlingen', value: wieInWoorden(plan, sub.leerlingen) },
          { term: 'Wie begeleidt', value: sub.wie.join(', ') || 'de collega’s van de groep' },
          { term: 'Wanneer', value: sub.wanneer.join(', ') || 'hele periode' },
        ]}
      />
      <h3>Aanpak</h3>
      <p>
        <Woorden tekst={sub.aanpak} leeg="Nog niet geschreven." />
      </p>
      <Doelen sub={sub} />
      <Acties sub={sub} />
      {schrijf ? (
        <TekstForm
          groep={plan.groep.id}
          periode={schrijf.periode}
          sub={sub}
          gezien={plan.stempels.get(sub.sleutel) ?? ''}
          getypt={schrijf.getypt?.subgroep === sub.sleutel ? schrijf.getypt : undefined}
        />
      ) : null}
    </section>
  );
}

function Woorden({ tekst, leeg }: { tekst: Tekst | null; leeg: string }): VNode {
  return tekst === null ? (
    <span class="k-soft">{leeg}</span>
  ) : (
    <span class="s-plan__tekst">{tekst.tekst}</span>
  );
}

/** A leerlijn without niveaus is counted as well; nowhere is there a percentage (R4). */
const bereikt = (doel: PlanDoel): string => `${doel.behaaldDoor.length} van ${doel.werkenEraan.length}`;

function Doelen({ sub }: { sub: Subgroep }): VNode {
  return (
    <Table
      caption="Doelen en evaluatie"
      rows={sub.doelen}
      rowKey={(d) => d.id}
      empty={<p class="k-soft">Er staan nog geen doelen op de kaarten.</p>}
      columns={[
        {
          key: 'doel',
          header: 'Doel',
          rowHeader: true,
          cell: (d) => (
            <>
              <span class="s-code">{d.code}</span> {`De leerling ${d.tekst}.`}
              {d.meegenomen ? <span class="s-onder">meegenomen</span> : null}
            </>
          ),
        },
        { key: 'behaald', header: 'Behaald', numeric: true, cell: bereikt },
        {
          key: 'evaluatie',
          header: 'Evaluatie',
          cell: (d) =>
            d.evaluatie === null ? <Nothing /> : <span class="s-plan__tekst">{d.evaluatie.tekst}</span>,
        },
      ]}
    />
  );
}

function Acties({ sub }: { sub: Subgroep }): VNode | null {
  if (sub.acties.length === 0) return null;
  return (
    <div class="k-stack k-stack--tight">
      <h3>Acties op de kaarten</h3>
      <ul class="s-plan__acties">
        {sub.acties.map((a) => (
          <li key={`${a.tekst}/${a.wie}/${a.ritme}`}>
            {a.tekst}{' '}
            <span class="k-soft">
              {[a.wie, a.ritme, `${a.leerlingen} ${term('leerling', a.leerlingen)}`]
                .filter(Boolean)
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
