import type { Pakket } from '../pakket.ts';
import type { Inhoud } from './inhoud.ts';
import type { Naast } from './naast.ts';
import type { Veld } from './view.ts';

/** What of the leerlijnen of a leerroute is otherwise: which there are, where they lead, and the expected niveaus. */
export function routeVelden(van: Inhoud, naar: Inhoud, oud: Pakket, nieuw: Pakket, zij: Naast): Veld[] {
  const lijn = wordt(zij, 'leerlijn');
  const niveau = wordt(zij, 'niveau');
  const was = oud.routeLeerlijnen.filter((r) => r.leerrouteId === van.id);
  const is = nieuw.routeLeerlijnen.filter((r) => r.leerrouteId === naar.id);
  const zelfde = (a: readonly string[], b: readonly string[]) =>
    JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());

  const lijnenWas = was.flatMap((r) => lijn(r.leerlijnId));
  const velden: Veld[] = [];
  if (
    !zelfde(
      [...new Set(lijnenWas)],
      is.map((r) => r.leerlijnId),
    )
  )
    velden.push('leerlijnen');
  const beide = was.flatMap((r) => {
    const [id, ...meer] = lijn(r.leerlijnId);
    const nu = is.find((n) => n.leerlijnId === id);
    return nu && meer.length === 0 ? [{ was: r, is: nu }] : [];
  });
  if (
    beide.some(({ was: w, is: i }) => {
      const eind = w.uitstroomniveauId === null ? [] : niveau(w.uitstroomniveauId);
      return i.uitstroomniveauId === null
        ? w.uitstroomniveauId !== null
        : !eind.includes(i.uitstroomniveauId);
    })
  )
    velden.push('uitstroomniveau');
  if (beide.some(({ was: w, is: i }) => JSON.stringify(profiel(w)) !== JSON.stringify(profiel(i))))
    velden.push('profiel');
  return velden;
}

/** As what a row goes on, by ids. */
function wordt(zij: Naast, soort: 'leerlijn' | 'niveau'): (id: string) => string[] {
  return (id) => {
    const rij = zij.oudMet[soort].get(id);
    return rij ? zij.opvolging[soort].opvolgers(rij).map((n) => n.id) : [];
  };
}

const profiel = (r: Pakket['routeLeerlijnen'][number]) =>
  [...r.profiel]
    .sort((a, b) => a.onderwijsleeftijd - b.onderwijsleeftijd)
    .map((p) => [p.onderwijsleeftijd, p.niveau]);
