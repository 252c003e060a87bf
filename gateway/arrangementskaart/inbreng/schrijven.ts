import type { Keys } from '../../access/keys.ts';
import { enterLeerlingen, lijnenInScope, notFound } from '../../access/scope.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { type DoelFeiten, doelFeiten } from '../inhoud-store.ts';
import { bestaatAct, type NieuweAct, schrijfActs, verzegel, weiger } from '../schrijf.ts';
import { AntwoordInput, TerugInput, WaarnemingInput, ZegInput } from './input.ts';
import { inbrengUit } from './rules.ts';
import { inbrengRows, openWens } from './store.ts';

type Recht = 'inbrengen' | 'kaart_uitwerken' | 'waarneming_schrijven';

/** Locks the pupil; what is not on his card now, or on a leerlijn this person does not see, does not exist. */
async function betreed(
  tx: Tx,
  who: KnownActor,
  recht: Recht,
  { leerling, leerdoel }: { readonly leerling: string; readonly leerdoel: string },
): Promise<DoelFeiten> {
  await enterLeerlingen(tx, who, recht, [leerling]);
  const feiten = await doelFeiten(tx, leerling, leerdoel);
  if (!feiten) throw notFound('leerdoel is not on the card');
  const open = await lijnenInScope(tx, who, recht, leerling);
  if (open !== 'alle' && !open.has(feiten.leerlijn)) throw notFound('leerlijn out of scope');
  return feiten;
}

const SOORT = { kan: 'leerling_kan', wens: 'leerling_wens', mening: 'leerling_mening' } as const;
const NIET_MEER = { kan: { kan: false }, wens: { wil: false }, mening: { gezicht: null } } as const;

/** R59; see InbrengService. */
export async function zeg(keys: Keys, tx: Tx, who: KnownActor, input: ZegInput): Promise<void> {
  const gezegd = ZegInput.parse(input);
  const { id, leerdoel, wat } = gezegd;
  const leerling = who.person;
  const { leerlijn } = await betreed(tx, who, 'inbrengen', { leerling, leerdoel });
  const act = { id, soort: SOORT[wat], leerling, leerdoel, leerlijn } satisfies NieuweAct;
  if (gezegd.wat !== 'mening') {
    await schrijfActs(tx, who, [{ ...act, data: gezegd.wat === 'kan' ? { kan: true } : { wil: true } }]);
    return;
  }
  const { gezicht, tekst } = gezegd;
  const reden = tekst === '' ? null : await verzegel(keys, tx, who, leerling, tekst);
  await schrijfActs(tx, who, [{ ...act, data: { gezicht }, reden }]);
}

/** R59; see InbrengService. Nothing to take back is no fault: then it holds no longer already. */
export async function neemTerug(tx: Tx, who: KnownActor, input: TerugInput): Promise<void> {
  const { id, leerdoel, wat } = TerugInput.parse(input);
  const leerling = who.person;
  const { leerlijn } = await betreed(tx, who, 'inbrengen', { leerling, leerdoel });
  const rows = (await inbrengRows(tx, leerling)).filter((r) => r.leerdoel === leerdoel);
  if (!inbrengUit(rows, new Map())[wat] && !(await bestaatAct(tx, id))) return;
  await schrijfActs(tx, who, [{ id, soort: SOORT[wat], leerling, leerdoel, leerlijn, data: NIET_MEER[wat] }]);
}

/** See InbrengService. */
export async function beantwoord(keys: Keys, tx: Tx, who: KnownActor, input: AntwoordInput): Promise<void> {
  const { id, leerling, leerdoel, wens, antwoord, tekst } = AntwoordInput.parse(input);
  const { leerlijn } = await betreed(tx, who, 'kaart_uitwerken', { leerling, leerdoel });
  if ((await openWens(tx, leerling, leerdoel)) !== wens && !(await bestaatAct(tx, id)))
    weiger('Deze wens wacht niet meer op antwoord. Laad de pagina opnieuw.');
  const reden = tekst === '' ? null : await verzegel(keys, tx, who, leerling, tekst);
  await schrijfActs(tx, who, [
    { id, soort: 'wens_beantwoord', leerling, leerdoel, leerlijn, data: { wens, antwoord }, reden },
  ]);
}

/** R62; see InbrengService. */
export async function schrijfWaarneming(
  keys: Keys,
  tx: Tx,
  who: KnownActor,
  input: WaarnemingInput,
): Promise<void> {
  const { id, leerling, leerdoel, tekst } = WaarnemingInput.parse(input);
  const { leerlijn } = await betreed(tx, who, 'waarneming_schrijven', { leerling, leerdoel });
  const reden = await verzegel(keys, tx, who, leerling, tekst);
  await schrijfActs(tx, who, [{ id, soort: 'waarneming', leerling, leerdoel, leerlijn, reden }]);
}
