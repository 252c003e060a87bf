import type { VNode } from 'preact';
import type { Graad } from '../../../gateway/leerroute/view.ts';
import type { Stand } from '../../../gateway/model/act.ts';
import { matrixColumnId, matrixRowId } from '../../ui/components/matrix.tsx';
import { TickCell, type TickCellState } from '../../ui/components/tick-cell.tsx';
import { newActId } from '../act-id.ts';
import { actieCelCode, doelCelCode } from '../afvinken/cel-code.ts';

/** The fields that go along with every tap in the matrix: which group, leerlijn and view, and what a tap sets. */
export const ZET_VELDEN = '#zet';

export interface DoelCelProps {
  matrix: string;
  leerling: string;
  leerdoel: string;
  stand: Stand;
  vanaf: Stand;
  /** May tick; otherwise the cell only shows. */
  mag: boolean;
  /** Evaluated: closed for the period (R28). */
  dicht?: boolean;
}

export const doelCelId = (leerling: string, leerdoel: string): string => `c-${leerling}-${leerdoel}`;

/** A leerdoel of a pupil, for the matrix. */
export function doelCel(props: DoelCelProps): TickCellState {
  const { matrix, leerling, leerdoel, stand, vanaf } = props;
  return {
    id: doelCelId(leerling, leerdoel),
    done: stand >= vanaf,
    stand: stand as NonNullable<TickCellState['stand']>,
    ...(props.dicht ? { closed: 'gesloten voor deze periode' } : {}),
    ...(props.mag
      ? {
          name: 'cel',
          value: doelCelCode({ act: newActId(), stand, vanaf, matrix }),
          hx: { post: `/matrix/leerling/${leerling}/doel/${leerdoel}`, include: ZET_VELDEN },
        }
      : { disabled: true }),
  };
}

/** The same cell as the answer to a tap. The headings in sight name it, so that the answer needs no texts. */
export const DoelCel = (props: DoelCelProps): VNode => (
  <TickCell {...doelCel(props)} labelledBy={koppen(props.matrix, props.leerling, props.leerdoel)} />
);

const koppen = (matrix: string, rij: string, kolom: string): readonly string[] => [
  matrixRowId(matrix, rij),
  matrixColumnId(matrix, kolom),
];

export interface ActieCelProps {
  matrix: string;
  leerling: string;
  kaartActie: string;
  /** Id of the template: the column. */
  sjabloon: string;
  gedaan: boolean;
  mag: boolean;
}

export const actieCelId = (kaartActie: string): string => `a-${kaartActie}`;

/** An actie of a pupil (R29). */
export function actieCel(props: ActieCelProps): TickCellState {
  const { matrix, sjabloon, gedaan } = props;
  return {
    id: actieCelId(props.kaartActie),
    done: gedaan,
    ...(props.mag
      ? {
          name: 'cel',
          value: actieCelCode({ act: newActId(), gedaan, matrix, sjabloon }),
          hx: { post: `/matrix/actie/${props.kaartActie}`, include: ZET_VELDEN },
        }
      : { disabled: true }),
  };
}

export const ActieCel = (props: ActieCelProps): VNode => (
  <TickCell {...actieCel(props)} labelledBy={koppen(props.matrix, props.leerling, props.sjabloon)} />
);

export const graadId = (leerling: string): string => `g-${leerling}`;

/** How far the pupil is with the doelen of the streefniveau (R15), and the next step when all are reached (R31). */
export function GraadCel({ graad, hoger }: { graad: Graad; hoger: string | null }): VNode {
  return (
    <>
      {`${graad.behaald} van ${graad.totaal}`}
      <span class="k-hidden"> doelen</span>
      {`, ${graad.procent}\u00a0%`}
      {hoger !== null && graad.totaal > 0 && graad.behaald === graad.totaal ? (
        <a class="s-verder" href={hoger}>
          Hoe verder?
        </a>
      ) : null}
    </>
  );
}
