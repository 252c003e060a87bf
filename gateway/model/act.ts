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
  'beginsituatie', // what a pupil begins with on a doel (data: { periode }; the words are sealed), R25
  'actie_toegevoegd', // an actie was added to a doel (data: ActieData; the words are sealed), R26
  'actie_veranderd', // an actie was worded or assigned otherwise; says all of it, as the one before did
  'actie_gestopt', // an actie is not done any more
  'doel_geevalueerd', // a doel was evaluated and is closed for the period (data: { periode, uitkomst, vervolg, stand }), R28
  'factor_vastgelegd', // a factor came into the register (data: { factor }; what it says stands in the register), R27
  'factor_veranderd',
  'factor_beeindigd',
  'factor_gekoppeld', // counts for a doel, or no longer (data: { factor, aan })
  'ondersteuning_vastgelegd', // how much support is needed (data: { gebied }), R21
  'ondersteuning_beeindigd',
  'leerling_kan', // a leerling says of a doel "dit kan ik" (data: { kan }); no judgement of the school, R59
  'leerling_wens', // a leerling wants to work on a doel (data: { wil }), R59
  'leerling_mening', // how a leerling finds a doel is going (data: { gezicht }; the words are sealed), R59
  'wens_beantwoord', // a wish was answered (data: { wens, antwoord }; the words are sealed)
  'waarneming', // what somebody saw of a doel, in sealed words; gives no stand, R62
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
