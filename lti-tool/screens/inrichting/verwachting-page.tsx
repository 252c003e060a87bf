import type { VNode } from 'preact';
import {
  groepVan,
  type InrichtingView,
  type Knoop,
  regelSleutel,
} from '../../../gateway/leerlijnen/inrichting/service.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { CheckboxGroup } from '../../ui/components/choice.tsx';
import { FieldGroup } from '../../ui/components/field.tsx';
import { Select } from '../../ui/components/input.tsx';
import { Table } from '../../ui/components/table.tsx';
import { newActId } from '../act-id.ts';
import { routeUrl, verwachtingUrl } from './urls.ts';
import { LEEFTIJDEN } from './verwachting-invoer.ts';
import { kinderen, titelVan } from './woorden.ts';

/** The leerlijnen of the package with what a leerroute expects of each. */
export function RouteLijnen({ view, route }: { view: InrichtingView; route: Knoop }): VNode {
  const lijnen = kinderen(view.boom, 'leergebied', null).er.flatMap((gebied) =>
    kinderen(view.boom, 'leerlijn', gebied.entiteit).er.map((lijn) => ({ gebied, lijn })),
  );
  return (
    <Table
      caption={`Leerlijnen van ${titelVan(route)}`}
      rows={lijnen}
      rowKey={({ lijn }) => lijn.entiteit}
      columns={[
        {
          key: 'lijn',
          header: 'Leerlijn',
          rowHeader: true,
          cell: ({ lijn }) => (
            <a href={verwachtingUrl(view.inrichting.id, route.entiteit, lijn.entiteit)}>{titelVan(lijn)}</a>
          ),
        },
        { key: 'gebied', header: 'Leergebied', cell: ({ gebied }) => titelVan(gebied) },
        {
          key: 'wat',
          header: 'Verwachting',
          cell: ({ lijn }) => <Kort view={view} route={route} lijn={lijn} />,
        },
      ]}
      empty={<p class="k-soft">Er zijn nog geen leerlijnen. Maak die eerst.</p>}
    />
  );
}

function Kort({ view, route, lijn }: { view: InrichtingView; route: Knoop; lijn: Knoop }): VNode {
  const nu = view.boom.regels.get(regelSleutel(route.entiteit, lijn.entiteit))?.nu ?? null;
  if (nu === null) return <Badge>Hoort er niet bij</Badge>;
  const eind = view.boom.knopen.get(nu.uitstroomniveau ?? '');
  const punten = nu.profiel.map((p) => `${p.onderwijsleeftijd} jaar: ${getal(p.niveau)}`).join(', ');
  return (
    <>
      <Badge tone="course">{eind ? `Tot en met ${titelVan(eind)}` : 'Zonder uitstroomniveau'}</Badge>
      {punten === '' ? null : <span class="s-onder">{punten}</span>}
    </>
  );
}

const getal = (n: number) => String(n).replace('.', ',');

export interface VerwachtingProps {
  view: InrichtingView;
  route: Knoop;
  lijn: Knoop;
  /** What was typed and not kept. */
  ingevuld?: Readonly<Record<string, unknown>> | undefined;
  fout?: { bij: number; waarom: string } | undefined;
}

/** Whether a leerlijn is in a leerroute, where it ends, and the expected niveau by onderwijsleeftijd: any shape of line. */
export function Verwachting({ view, route, lijn, ingevuld, fout }: VerwachtingProps): VNode {
  const { id } = view.inrichting;
  const regel = view.boom.regels.get(regelSleutel(route.entiteit, lijn.entiteit));
  const nu = regel?.nu ?? null;
  const niveaus = (view.boom.groepen.get(groepVan('niveau', lijn.entiteit)) ?? [])
    .filter((n) => view.rangen.has(n))
    .flatMap((n) => view.boom.knopen.get(n) ?? []);
  const punt = (leeftijd: number) => {
    const eerder = ingevuld?.[`n.${leeftijd}`];
    const was = nu?.profiel.find((p) => p.onderwijsleeftijd === leeftijd)?.niveau;
    return typeof eerder === 'string' ? eerder : was === undefined ? '' : getal(was);
  };
  const hoort = ingevuld ? ingevuld['hoort'] === 'ja' : nu !== null;
  return (
    <form class="k-form" method="post" action={verwachtingUrl(id, route.entiteit, lijn.entiteit)}>
      <input type="hidden" name="act" value={newActId()} />
      <CheckboxGroup
        id="hoort"
        name="hoort"
        label="Hoort erbij"
        choices={[{ value: 'ja', label: `${titelVan(lijn)} hoort bij ${titelVan(route)}`, checked: hoort }]}
      />
      {niveaus.length === 0 ? (
        <p class="k-soft">
          Deze leerlijn heeft geen niveaus. Er is dus geen uitstroomniveau en geen verwachting.
        </p>
      ) : (
        <>
          <Select
            id="uitstroomniveau"
            name="uitstroomniveau"
            label="Uitstroomniveau"
            hint="Waar deze leerroute eindigt, aan het eind van de school."
            optional
            value={nu?.uitstroomniveau ?? ''}
            options={[
              { value: '', label: 'geen' },
              ...niveaus.map((n) => ({ value: n.entiteit, label: titelVan(n) })),
            ]}
          />
          <FieldGroup
            id="verwacht"
            label="Verwacht niveau per onderwijsleeftijd"
            hint={`Een getal van 0 tot en met ${niveaus.length}, ook met een komma. Leeg mag: daartussen loopt de lijn recht door.`}
            {...(fout ? { error: `Bij ${fout.bij} jaar: ${fout.waarom}` } : {})}
          >
            <div class="s-jaren">
              {LEEFTIJDEN.map((leeftijd) => (
                <label key={leeftijd} class="s-jaar">
                  <span>{`${leeftijd} jaar`}</span>
                  <input
                    id={`n-${leeftijd}`}
                    name={`n.${leeftijd}`}
                    class="k-input"
                    type="text"
                    inputMode="decimal"
                    autoComplete="off"
                    maxLength={8}
                    value={punt(leeftijd)}
                    aria-invalid={fout?.bij === leeftijd ? 'true' : undefined}
                  />
                </label>
              ))}
            </div>
          </FieldGroup>
        </>
      )}
      <div class="k-row">
        <Button id="bewaar" type="submit" kind="primary" icon="check">
          Bewaar
        </Button>
        <LinkButton href={routeUrl(id, route.entiteit)} kind="subtle">
          Niet bewaren
        </LinkButton>
      </div>
    </form>
  );
}
