import { streekStanden, type ZetWoord } from '../../tik-regels.ts';
import { alsCel, leesCode } from './cel.ts';
import type { NieuweTik } from './tikken.ts';

const DOEL = /\/leerling\/([0-9a-f-]{36})\/doel\/([0-9a-f-]{36})$/;
const ACTIE = /\/(?:matrix\/actie|kaart\/leerling\/[0-9a-f-]{36}\/actie|acties)\/([0-9a-f-]{36})$/;
/** Choosing at a difference also ends on leerling and doel, and is no tap. */
const GEEN_TIK = /\/wachtrij\//;

/** A mark that a request carried, with the cell on the page that shows it, if any. */
export interface GevraagdeTik extends NieuweTik {
  readonly cel: HTMLButtonElement | null;
  /** What the cell shows: the stand, or 1 for done. */
  readonly nummer: number;
}

/** The marks in a request of the page; empty: it is about something else. */
export function tikkenIn(pad: string, body: URLSearchParams | null, bron: Element): GevraagdeTik[] {
  if (!body || GEEN_TIK.test(pad)) return [];
  const zet = (body.get('zet') ?? 'tik') as ZetWoord;
  const code = body.get('cel');
  const doel = DOEL.exec(pad);
  if (doel && code) return doelTikken(zet, [[doel[1] ?? '', doel[2] ?? '', code, alsCel(bron)]]);
  const actie = ACTIE.exec(pad);
  if (actie && code) return actieTikken([[actie[1] ?? '', code, alsCel(bron)]]);
  const cellen = (body.get('cellen') ?? '').split(',').map((stuk) => stuk.split('.'));
  if (pad.endsWith('/matrix/streek/doelen'))
    return doelTikken(
      zet,
      cellen.map(([l = '', d = '', c = '']) => [l, d, c, alsCel(document.getElementById(`c-${l}-${d}`))]),
    );
  if (pad.endsWith('/matrix/streek/acties'))
    return actieTikken(cellen.map(([a = '', c = '']) => [a, c, alsCel(document.getElementById(`a-${a}`))]));
  return pad.endsWith('/matrix/reeks') ? reeksTikken(zet, bron) : [];
}

type DoelCel = readonly [leerling: string, leerdoel: string, code: string, cel: HTMLButtonElement | null];
type ActieCel = readonly [actie: string, code: string, cel: HTMLButtonElement | null];

function doelTikken(zet: ZetWoord, cellen: readonly DoelCel[]): GevraagdeTik[] {
  const gezien = cellen.map(([, , code]) => leesCode(code));
  const standen = streekStanden(
    zet,
    gezien.map(({ nummer, vanaf }) => ({ stand: nummer, vanaf })),
  );
  return cellen.flatMap(([leerling, leerdoel, , cel], n) => {
    const [stand, was] = [standen[n] ?? null, gezien[n]];
    if (stand === null || !was) return [];
    const inhoud = { soort: 'doel', leerling, leerdoel, stand, verwacht: was.nummer } as const;
    return [{ id: was.act, inhoud, cel, nummer: stand }];
  });
}

function actieTikken(cellen: readonly ActieCel[]): GevraagdeTik[] {
  const gedaan = leesCode(cellen[0]?.[1] ?? '').nummer === 0;
  return cellen.flatMap(([kaartActie, code, cel]) => {
    const { act, nummer } = leesCode(code);
    if ((nummer === 1) === gedaan) return [];
    return [
      { id: act, inhoud: { soort: 'actie', kaartActie, gedaan } as const, cel, nummer: gedaan ? 1 : 0 },
    ];
  });
}

/** "Hele kolom" or "hele rij", from the cells that are in sight; as on the server it only adds. */
function reeksTikken(zet: ZetWoord, knop: Element): GevraagdeTik[] {
  const rij = knop.closest('tbody tr');
  const hoort = knop.closest('td')?.cellIndex ?? -1;
  const rijen = rij ? [rij] : [...(knop.closest('table')?.querySelectorAll('tbody tr') ?? [])];
  const cellen = rijen.flatMap((r) =>
    [...r.querySelectorAll('td')]
      .filter((td) => rij || td.cellIndex === hoort)
      .flatMap((td) => alsCel(td.querySelector('.k-tick')) ?? []),
  );
  return cellen.flatMap((cel) => {
    const { nummer, vanaf } = leesCode(cel.value);
    const pad = cel.getAttribute('hx-post') ?? '';
    const af = cel.dataset['stand'] === undefined ? nummer === 1 : zet === 'tik' && nummer >= vanaf;
    if (af) return [];
    return tikkenIn(pad, new URLSearchParams({ cel: cel.value, zet }), cel);
  });
}
