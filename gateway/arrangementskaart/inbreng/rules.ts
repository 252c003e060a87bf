import { type NaamDelen, naamVan } from '../../school/rules.ts';
import type { Antwoord, Gezicht } from './input.ts';
import type { Inbreng } from './view.ts';

/** One thing that was said of a doel on the card of a pupil, or answered to it. */
export interface InbrengRow extends NaamDelen {
  leerdoel: string;
  leerlijn: string;
  soort: 'leerling_kan' | 'leerling_wens' | 'leerling_mening' | 'wens_beantwoord';
  act: string;
  data: { kan?: boolean; wil?: boolean; gezicht?: Gezicht | null; wens?: string; antwoord?: Antwoord };
  reden: Buffer | null;
  op: Date;
}

/**
 * What a leerling says of one doel, from the last act of each kind that stands (R59). A wish keeps only the answer that was
 * given to it: a wish said anew waits anew. Pure.
 */
export function inbrengUit(rows: readonly InbrengRow[], woorden: ReadonlyMap<string, string>): Inbreng {
  const van = (soort: InbrengRow['soort']) => rows.find((r) => r.soort === soort);
  const kan = van('leerling_kan');
  const wens = van('leerling_wens');
  const mening = van('leerling_mening');
  const antwoord = van('wens_beantwoord');
  const gezicht = mening?.data.gezicht;
  return {
    leerdoel: rows[0]?.leerdoel ?? '',
    kan: kan?.data.kan ? { act: kan.act, op: kan.op } : null,
    wens: wens?.data.wil
      ? {
          act: wens.act,
          op: wens.op,
          antwoord:
            antwoord?.data.antwoord && antwoord.data.wens === wens.act
              ? {
                  act: antwoord.act,
                  op: antwoord.op,
                  door: naamVan(antwoord).voluit,
                  tekst: woorden.get(antwoord.act) ?? null,
                  antwoord: antwoord.data.antwoord,
                }
              : null,
        }
      : null,
    mening:
      mening && gezicht
        ? { act: mening.act, op: mening.op, gezicht, tekst: woorden.get(mening.act) ?? null }
        : null,
  };
}
