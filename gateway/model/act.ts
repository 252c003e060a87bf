import { z } from 'zod';

/**
 * The acts of people on a pupil, as they stand in `koers.act`. Events are never changed; undo is an act of its
 * own that names the act it undoes. The first three are the three acts of the arrangementskaart (R29–R31).
 */
export const ActSoort = z.enum([
  'actie_afgevinkt', // an actie on the card is done (data: { gedaan: true | false })
  'doel_stand', // a leerdoel got a stand 0..4 (data: { van, naar })
  'niveau_geplaatst', // streefniveau of a leerlijn became another (data: { van, naar, meegenomen, vervallen })
  'beeld_besluit', // chosen at a signal of disharmony (data: { keuze, voor, achter, verschilVoor, verschilAchter }), R19
  'leerroute_geplaatst', // placed on a leerroute (data: { leerroute, bestemming })
  'pakket_migratie', // went on to another version of the package (data: { migratie, van, naar }), R10
  'ongedaan', // undoes another act
]);
export type ActSoort = z.infer<typeof ActSoort>;

/** Goal scale of domain.md §5.1. */
export const STANDEN = [
  'niet gestart',
  'aangeboden',
  'met hulp',
  'zelfstandig in bekende situatie',
  'beheerst (ook elders)',
] as const;
export const Stand = z.number().int().min(0).max(4);
export type Stand = z.infer<typeof Stand>;
