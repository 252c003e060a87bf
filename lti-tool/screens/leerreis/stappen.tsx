import type { VNode } from 'preact';
import type { LeerreisStap } from '../../../gateway/leerroute/view.ts';

/** "Leerroute 4" or "Streefniveaus voor Periode 1". */
export function stapKop({ soort, van, naar, periode }: LeerreisStap): string {
  if (soort === 'pakket') return `Overgestapt van ${van ?? 'eerdere leerlijnen'} naar ${naar}`;
  if (soort === 'leerroute') return van === null ? `Geplaatst op ${naar}` : `Van ${van} naar ${naar}`;
  return periode ? `Streefniveaus voor ${periode}` : 'Streefniveaus';
}

/** The leerlijnen of steps that were one decision, and why. */
export function StapUitleg({
  stappen,
  reden,
}: {
  stappen: readonly LeerreisStap[];
  reden: string | null;
}): VNode {
  const lijnen = stappen.filter((stap) => stap.soort === 'streefniveau');
  return (
    <>
      {lijnen.length > 0 ? (
        <ul class="s-stappen">
          {lijnen.map((stap) => (
            <li key={`${stap.act}-${stap.leerlijn}`}>{streefTekst(stap)}</li>
          ))}
        </ul>
      ) : null}
      {reden ? <p class="k-small">{`Reden: ${reden}`}</p> : null}
    </>
  );
}

/** "Geld: van Niveau 2 naar Niveau 3", "Tijd: blijft Niveau 2" or "Tijd: Niveau 1". */
export function streefTekst({ leerlijn, leergebied, van, naar }: LeerreisStap): string {
  const wat = leerlijn ?? leergebied ?? 'Leerlijn';
  if (van === null) return `${wat}: ${naar}`;
  return van === naar ? `${wat}: blijft ${naar}` : `${wat}: van ${van} naar ${naar}`;
}

interface Moment {
  readonly key: string;
  readonly eerste: LeerreisStap;
  readonly stappen: LeerreisStap[];
}

/** Steps that were one decision stand together: the same day, person, kind, period and reason. */
export function momenten(stappen: readonly LeerreisStap[]): Moment[] {
  const gevonden: Moment[] = [];
  for (const stap of stappen) {
    const key = [stap.op, stap.soort, stap.door, stap.periode, stap.reden].join('|');
    const laatste = gevonden.at(-1);
    if (laatste?.key === key) laatste.stappen.push(stap);
    else gevonden.push({ key, eerste: stap, stappen: [stap] });
  }
  return gevonden;
}
