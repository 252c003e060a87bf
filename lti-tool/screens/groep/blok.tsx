import type { VNode } from 'preact';
import type { GroepMatrix } from '../../../gateway/arrangementskaart/view.ts';
import type { Hx } from '../../ui/components/hx.ts';
import { Matrix, type MatrixColumn, type MatrixRow } from '../../ui/components/matrix.tsx';
import { newActId } from '../act-id.ts';
import { leerlingUrl, plaatsUrl, type Toon } from '../urls.ts';
import type { Blok } from './blokken.ts';
import { actieCel, doelCel, GraadCel, graadId, ZET_VELDEN } from './cellen.tsx';

export interface BlokProps {
  blok: Blok;
  leerlijn: string;
  toon: Toon;
  matrix: Pick<GroepMatrix, 'behaaldVanaf' | 'mag'>;
}

/** One tap for a whole column or row. The niveau says which block; the server reads afresh who is in it. */
export function reeksVraag(blok: Pick<Blok, 'id' | 'niveau'>, wat: { kolom: string } | { rij: string }): Hx {
  return {
    post: '/matrix/reeks',
    include: ZET_VELDEN,
    swap: 'outerHTML',
    vals: { act: newActId(), matrix: blok.id, niveau: blok.niveau?.id ?? '', ...wat },
  };
}

/** The pupils of one niveau with their doelen, or with their acties. */
export function BlokMatrix(props: BlokProps): VNode {
  const { blok, toon } = props;
  const wat = toon === 'doelen' ? 'Doelen' : 'Acties';
  return (
    <Matrix
      id={blok.id}
      caption={`${wat}, ${blokNaam(blok)}`}
      columns={toon === 'doelen' ? doelKolommen(props) : actieKolommen(props)}
      rows={toon === 'doelen' ? doelRijen(props) : actieRijen(props)}
      inFull={`Lees de ${toon} voluit`}
      {...(toon === 'doelen' ? { keys: 'met de spatiebalk afvinken, met 0 tot 4 een stand geven' } : {})}
    />
  );
}

const blokNaam = (blok: Pick<Blok, 'niveau'>): string =>
  blok.niveau === null ? 'zonder niveaus' : `streefniveau ${blok.niveau.naam}`;

function doelKolommen({ blok, matrix }: BlokProps): MatrixColumn[] {
  const several = blok.rijen.length > 1;
  return blok.doelen.map((doel) => ({
    key: doel.id,
    code: doel.code,
    text: doel.tekst,
    ...(doel.meegenomen ? { note: `mee\u00ADgenomen${doel.niveau ? ` van ${doel.niveau.naam}` : ''}` } : {}),
    ...(matrix.mag.doelAfvinken && several ? { all: reeksVraag(blok, { kolom: doel.id }) } : {}),
  }));
}

function doelRijen({ blok, leerlijn, matrix }: BlokProps): MatrixRow[] {
  const mag = matrix.mag.doelAfvinken;
  const several = blok.doelen.length > 1;
  return blok.rijen.map((rij) => {
    const { id, naam } = rij.leerling;
    const graad = rij.leerlijnen[leerlijn]?.graad ?? null;
    return {
      key: id,
      leerling: naam.voluit,
      href: leerlingUrl(id),
      cells: blok.doelen.map((doel) => {
        const cel = rij.cellen[doel.id];
        return cel
          ? doelCel({
              matrix: blok.id,
              leerling: id,
              leerdoel: doel.id,
              stand: cel.stand,
              vanaf: matrix.behaaldVanaf,
              mag: mag && !cel.afgesloten,
              dicht: cel.afgesloten,
            })
          : null;
      }),
      ...(mag && several ? { all: reeksVraag(blok, { rij: id }) } : {}),
      ...(graad
        ? {
            note: (
              <span id={graadId(id)}>
                <GraadCel graad={graad} hoger={matrix.mag.niveauPlaatsen ? plaatsUrl(id, leerlijn) : null} />
              </span>
            ),
          }
        : {}),
    };
  });
}

function actieKolommen({ blok, matrix }: BlokProps): MatrixColumn[] {
  const codes = new Map(blok.doelen.map((doel) => [doel.id, doel.code]));
  return blok.acties.map((actie) => ({
    key: actie.sjabloon,
    code: codes.get(actie.leerdoel) ?? '',
    text: actie.tekst,
    note: [actie.wie, actie.ritme].filter(Boolean).join(', '),
    ...(matrix.mag.actieAfvinken && blok.rijen.length > 1
      ? { all: reeksVraag(blok, { kolom: actie.sjabloon }) }
      : {}),
  }));
}

function actieRijen({ blok, matrix }: BlokProps): MatrixRow[] {
  const mag = matrix.mag.actieAfvinken;
  return blok.rijen.map((rij) => {
    const { id, naam } = rij.leerling;
    return {
      key: id,
      leerling: naam.voluit,
      href: leerlingUrl(id),
      cells: blok.acties.map((kolom) => {
        const actie = rij.acties[kolom.sjabloon];
        return actie
          ? actieCel({
              matrix: blok.id,
              leerling: id,
              kaartActie: actie.kaartActie,
              sjabloon: kolom.sjabloon,
              gedaan: actie.gedaan,
              mag,
            })
          : null;
      }),
      ...(mag && blok.acties.length > 1 ? { all: reeksVraag(blok, { rij: id }) } : {}),
    };
  });
}
