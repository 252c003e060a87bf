import { z } from 'zod';
import { AppError } from '../../../gateway/errors.ts';
import type { Stand } from '../../../gateway/model/act.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { matrixColumnAll, matrixRowAll } from '../../ui/components/matrix.tsx';
import { renderFragment } from '../../ui/render.ts';
import { derivedActId } from '../act-id.ts';
import { reeksStand, Zet } from '../afvinken/zet.ts';
import type { ScreenDeps } from '../chrome.tsx';
import { magPlaatsen, rolesWith } from '../roles.ts';
import { ReeksAntwoord } from './antwoord.tsx';
import { reeksVraag } from './blok.tsx';
import { type Blok, indeling } from './blokken.ts';

const Id = z.uuid();

const ReeksBody = z
  .object({
    /** From this id those of the single acts are made, so that the same tap sent twice counts once. */
    act: Id,
    groep: Id,
    leerlijn: Id,
    /** Niveau of the block; empty for a leerlijn without niveaus. */
    niveau: z.union([Id, z.literal('')]),
    toon: z.enum(['doelen', 'acties']),
    zet: Zet.default('tik'),
    /** One of the two: the doel or actie of a column, or the pupil of a row. */
    kolom: Id.optional(),
    rij: Id.optional(),
  })
  .refine((body) => (body.kolom === undefined) !== (body.rij === undefined), 'Kies een kolom of een rij.');
type ReeksBody = z.infer<typeof ReeksBody>;

/** One tap for a whole column or row (R29, R30, R33): who is in it is read afresh, so nobody is ticked unseen. */
export function reeksRoute(deps: ScreenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/matrix/reeks',
    summary: 'Hele kolom of hele rij van de groepsmatrix in één keer',
    access: { kind: 'roles', any: rolesWith('actie_afvinken') },
    body: ReeksBody,
    responses: { 200: 'html' },
    handler: async ({ tx, who, body }) => {
      const matrix = await deps.kaart.groepMatrix(tx, who, body.groep, {
        soort: 'leerlijn',
        id: body.leerlijn,
      });
      const blok = indeling(matrix, body.leerlijn).blokken.find((b) => (b.niveau?.id ?? '') === body.niveau);
      if (!blok) throw new AppError('conflict', 'Deze groep is intussen veranderd. Laad de pagina opnieuw.');
      const zetter = body.toon === 'doelen' ? zetDoelen : zetActies;
      const { acts, uit } = await zetter(deps, { tx, who }, blok, body, matrix.behaaldVanaf);
      return {
        html: renderFragment(
          <ReeksAntwoord
            blok={blok}
            knop={knopVan(blok, body)}
            acts={acts}
            vanaf={matrix.behaaldVanaf}
            magPlaatsen={magPlaatsen(who)}
            uit={uit}
          />,
        ),
      };
    },
  });
}

type Call = {
  tx: Parameters<ScreenDeps['kaart']['setStand']>[0];
  who: Parameters<ScreenDeps['kaart']['setStand']>[1];
};

async function zetDoelen(deps: ScreenDeps, { tx, who }: Call, blok: Blok, body: ReeksBody, vanaf: Stand) {
  const stand = reeksStand(body.zet);
  const acts = blok.rijen
    .filter((rij) => body.rij === undefined || rij.leerling.id === body.rij)
    .flatMap((rij) =>
      blok.doelen
        .filter((doel) => body.kolom === undefined || doel.id === body.kolom)
        .flatMap((doel) => {
          const cel = rij.cellen[doel.id];
          // A tick only adds: what counts as behaald already stays as it is. What was evaluated is closed (R28).
          if (!cel || cel.afgesloten || cel.stand === stand || (body.zet === 'tik' && cel.stand >= vanaf))
            return [];
          const leerling = rij.leerling.id;
          return [
            {
              id: derivedActId(body.act, leerling, doel.id),
              leerling,
              leerdoel: doel.id,
              stand,
              verwacht: cel.stand,
            },
          ];
        }),
    );
  const gezet =
    acts.length === 0 ? { cellen: [], rijen: [], anders: [] } : await deps.kaart.setStand(tx, who, { acts });
  return { acts: acts.map((act) => act.id), uit: { soort: 'doelen' as const, stand, gezet } };
}

async function zetActies(deps: ScreenDeps, { tx, who }: Call, blok: Blok, body: ReeksBody) {
  const acts = blok.rijen
    .filter((rij) => body.rij === undefined || rij.leerling.id === body.rij)
    .flatMap((rij) =>
      Object.entries(rij.acties)
        .filter(([sjabloon, actie]) => (body.kolom === undefined || sjabloon === body.kolom) && !actie.gedaan)
        .filter(([sjabloon]) => blok.acties.some((kolom) => kolom.sjabloon === sjabloon))
        .map(([, { kaartActie }]) => ({ id: derivedActId(body.act, kaartActie), kaartActie, gedaan: true })),
    );
  const gezet = acts.length === 0 ? { acties: [] } : await deps.kaart.tickActie(tx, who, { acts });
  return { acts: acts.map((act) => act.id), uit: { soort: 'acties' as const, gezet } };
}

function knopVan(blok: Blok, { kolom, rij }: ReeksBody) {
  if (rij !== undefined) {
    const leerling = blok.rijen.find((r) => r.leerling.id === rij)?.leerling.naam.voluit ?? '';
    return { ...matrixRowAll(blok.id, { key: rij, leerling }), ask: reeksVraag(blok, { rij }) };
  }
  const key = kolom ?? '';
  const doel = blok.doelen.find((d) => d.id === key);
  const actie = blok.acties.find((a) => a.sjabloon === key);
  const code = doel?.code ?? blok.doelen.find((d) => d.id === actie?.leerdoel)?.code ?? '';
  const text = doel?.tekst ?? actie?.tekst ?? '';
  return { ...matrixColumnAll(blok.id, { key, code, text }), ask: reeksVraag(blok, { kolom: key }) };
}
