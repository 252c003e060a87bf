import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { ensurePerson } from '../../school/people.ts';
import { leerlingKop } from '../../school/service.ts';
import { audit } from '../audit.ts';
import { endOpenInvitations } from '../invitations.ts';
import { LEERLING_VANAF } from '../ouder-uitnodiging/uitnodigen.ts';
import { enterLeerlingen, requireInSchool, requireLeerlingen } from '../scope.ts';
import { contactenVan, contactLijst, PER_PAGINA, zelfVan } from './store.ts';
import { type ContactRij, type ContactView, RelatieReden, RelatieSoort } from './view.ts';

/** An address to send mail to: enough to catch what was typed wrong; whether it arrives the mail server says. */
export const Email = z.email('Dit is geen e-mailadres.').max(200);

export const NieuwContact = z.strictObject({
  leerling: z.uuid(),
  roepnaam: z.string().trim().min(1, 'Vul de voornaam in.').max(60),
  achternaam: z.string().trim().min(1, 'Vul de achternaam in.').max(80),
  email: Email.nullable(),
  soort: RelatieSoort,
  gezag: z.boolean(),
  huishouden: z.int().min(1).max(4),
  reden: RelatieReden.nullable(),
});
export type NieuwContact = z.infer<typeof NieuwContact>;

const gone = () =>
  new AppError('conflict', 'Deze persoon staat niet (meer) bij deze leerling. Laad de pagina opnieuw.', {
    status: 409,
  });

/** Pupils of the school with the people beside them, 50 a page. @throws AppError `not_allowed` */
export async function contacten(
  tx: Tx,
  who: KnownActor,
  vraag: { zoek: string; open: boolean; pagina: number },
): Promise<{ rijen: readonly ContactRij[]; totaal: number; paginas: number }> {
  requireInSchool(who, 'contact_beheren');
  const lijst = await contactLijst(tx, vraag);
  return { ...lijst, paginas: Math.max(1, Math.ceil(lijst.totaal / PER_PAGINA)) };
}

/** Who speaks for one pupil, now and before (R44, R45, R60). @throws AppError `not_found` */
export async function contactVan(tx: Tx, who: KnownActor, leerling: string): Promise<ContactView> {
  await requireLeerlingen(tx, who, 'contact_beheren', [leerling]);
  const kop = await leerlingKop(tx, who, leerling);
  const alle = await contactenVan(tx, leerling);
  const zelf = await zelfVan(tx, leerling, LEERLING_VANAF);
  return {
    leerling: kop,
    achttien: zelf.achttien,
    meerderjarig: zelf.meerderjarig,
    nu: alle.filter((c) => c.isNu),
    eerder: alle.filter((c) => !c.isNu),
    zelf: zelf.oudGenoeg ? { email: zelf.email, toegang: zelf.toegang } : null,
  };
}

/**
 * Puts somebody beside a pupil, from today. Who has the same name and address at this school already is the same person: an
 * ouder of two pupils has one way in.
 * @returns the person
 * @throws AppError `not_found`; `conflict` when he stands there already
 */
export async function voegContactToe(tx: Tx, who: KnownActor, nieuw: NieuwContact): Promise<string> {
  await enterLeerlingen(tx, who, 'contact_beheren', [nieuw.leerling]);
  const persoon = (await bekendeOuder(tx, nieuw)) ?? (await nieuwePersoon(tx, who, nieuw));
  const { rows } = await sql`
    INSERT INTO koers.relatie (school_id, leerling_id, person_id, soort, gezag, huishouden, reden, van)
    SELECT ${who.school}::uuid, ${nieuw.leerling}::uuid, ${persoon}::uuid, ${nieuw.soort}, ${nieuw.gezag}, ${nieuw.huishouden}, ${nieuw.reden}, koers.vandaag()
    WHERE NOT EXISTS (SELECT FROM koers.relatie r WHERE r.leerling_id = ${nieuw.leerling}::uuid AND r.person_id = ${persoon}::uuid
      AND (r.tot IS NULL OR r.tot > koers.vandaag()))
    RETURNING id`.execute(tx);
  if (rows.length === 0)
    throw new AppError('conflict', 'Deze persoon staat al bij deze leerling.', { status: 409 });
  await noteer(tx, who, nieuw.leerling, {
    wat: 'erbij',
    persoon,
    soort: nieuw.soort,
    gezag: nieuw.gezag,
    reden: nieuw.reden,
  });
  return persoon;
}

async function bekendeOuder(tx: Tx, { email, achternaam, roepnaam }: NieuwContact): Promise<string | null> {
  if (email === null) return null;
  const { rows } = await sql<{ id: string }>`
    SELECT p.id FROM koers.person p JOIN koers.person_identity i ON i.person_id = p.id
    WHERE p.school_id = koers.school_now() AND p.soort = 'ouder' AND p.ended_at IS NULL AND lower(i.email) = lower(${email})
      AND lower(i.achternaam) = lower(${achternaam}) AND lower(i.roepnaam) = lower(${roepnaam}) LIMIT 1`.execute(
    tx,
  );
  return rows[0]?.id ?? null;
}

const nieuwePersoon = (tx: Tx, who: KnownActor, nieuw: NieuwContact): Promise<string> =>
  ensurePerson(tx, who.school, {
    system: 'koers',
    key: randomUUID(),
    soort: 'ouder',
    roepnaam: nieuw.roepnaam,
    achternaam: nieuw.achternaam,
    ...(nieuw.email === null ? {} : { email: nieuw.email }),
  });

export interface WijzigContact {
  readonly leerling: string;
  readonly persoon: string;
}

/** Today's relation of somebody with a pupil, or his own file for the pupil himself. @throws AppError `conflict` */
async function moetErbijStaan(tx: Tx, { leerling, persoon }: WijzigContact): Promise<void> {
  if (leerling === persoon) return;
  const { rows } =
    await sql`SELECT FROM koers.relatie r WHERE r.leerling_id = ${leerling}::uuid AND r.person_id = ${persoon}::uuid
    AND r.van <= koers.vandaag() AND (r.tot IS NULL OR r.tot > koers.vandaag())`.execute(tx);
  if (rows.length === 0) throw gone();
}

/**
 * Another address. An invitation that is under way ends: its link went to the old one.
 * @throws AppError `not_found`, `conflict`
 */
export async function wijzigAdres(
  tx: Tx,
  who: KnownActor,
  wijzig: WijzigContact & { readonly email: string | null },
): Promise<void> {
  await enterLeerlingen(tx, who, 'contact_beheren', [wijzig.leerling]);
  await moetErbijStaan(tx, wijzig);
  await sql`UPDATE koers.person_identity SET email = ${wijzig.email}, changed_at = now() WHERE person_id = ${wijzig.persoon}::uuid`.execute(
    tx,
  );
  await endOpenInvitations(tx, wijzig.persoon);
  await noteer(tx, who, wijzig.leerling, {
    wat: 'adres',
    persoon: wijzig.persoon,
    leeg: wijzig.email === null,
  });
}

/** Gezag or household is otherwise from today on; what was stays in the books (R44, R45). @throws AppError `conflict` */
export async function wijzigGezag(
  tx: Tx,
  who: KnownActor,
  wijzig: WijzigContact & {
    readonly gezag: boolean;
    readonly huishouden: number;
    readonly reden: RelatieReden;
  },
): Promise<void> {
  await enterLeerlingen(tx, who, 'contact_beheren', [wijzig.leerling]);
  const done = await sql`
    WITH was AS (
      UPDATE koers.relatie r SET tot = koers.vandaag()
      WHERE r.leerling_id = ${wijzig.leerling}::uuid AND r.person_id = ${wijzig.persoon}::uuid
        AND r.van <= koers.vandaag() AND (r.tot IS NULL OR r.tot > koers.vandaag())
      RETURNING r.school_id, r.leerling_id, r.person_id, r.soort)
    INSERT INTO koers.relatie (school_id, leerling_id, person_id, soort, gezag, huishouden, reden, van)
    SELECT school_id, leerling_id, person_id, soort, ${wijzig.gezag}, ${wijzig.huishouden}, ${wijzig.reden}, koers.vandaag() FROM was`.execute(
    tx,
  );
  if (Number(done.numAffectedRows ?? 0) === 0) throw gone();
  const { persoon, gezag, reden } = wijzig;
  await noteer(tx, who, wijzig.leerling, { wat: 'gezag', persoon, gezag, reden });
}

/** He no longer stands beside the pupil, from today on: his way in ends with it. @throws AppError `conflict` */
export async function beeindigContact(
  tx: Tx,
  who: KnownActor,
  wijzig: WijzigContact & { readonly reden: RelatieReden },
): Promise<void> {
  await enterLeerlingen(tx, who, 'contact_beheren', [wijzig.leerling]);
  const done = await sql`UPDATE koers.relatie SET tot = koers.vandaag(), reden = ${wijzig.reden}
    WHERE leerling_id = ${wijzig.leerling}::uuid AND person_id = ${wijzig.persoon}::uuid
      AND van <= koers.vandaag() AND (tot IS NULL OR tot > koers.vandaag())`.execute(tx);
  if (Number(done.numAffectedRows ?? 0) === 0) throw gone();
  await noteer(tx, who, wijzig.leerling, { wat: 'weg', persoon: wijzig.persoon, reden: wijzig.reden });
}

/** Who may speak for a child, and why, is of the dossier: the trail has codes and ids, and no names (R83). */
const noteer = (
  tx: Tx,
  who: KnownActor,
  leerling: string,
  details: Readonly<Record<string, unknown>>,
): Promise<void> => audit(tx, who, { actie: 'contact_gewijzigd', soort: 'leerling', id: leerling, details });

/**
 * From 18 on the pupil decides himself: nobody else has gezag any more (R45, domain.md L9). A mentor or curator whom a judge
 * appointed is put beside him on his own.
 * @throws AppError `conflict` before his birthday
 */
export async function gaatOverNaarLeerling(tx: Tx, who: KnownActor, leerling: string): Promise<void> {
  await enterLeerlingen(tx, who, 'contact_beheren', [leerling]);
  if (!(await zelfVan(tx, leerling, LEERLING_VANAF)).meerderjarig)
    throw new AppError('conflict', 'Deze leerling is nog geen 18. Tot die dag beslist wie het gezag heeft.', {
      status: 409,
    });
  await sql`
    WITH was AS (
      UPDATE koers.relatie r SET tot = koers.vandaag()
      WHERE r.leerling_id = ${leerling}::uuid AND r.gezag AND r.soort IN ('ouder', 'verzorger', 'voogd')
        AND r.van <= koers.vandaag() AND (r.tot IS NULL OR r.tot > koers.vandaag())
      RETURNING r.school_id, r.leerling_id, r.person_id, r.soort, r.huishouden)
    INSERT INTO koers.relatie (school_id, leerling_id, person_id, soort, gezag, huishouden, reden, van)
    SELECT school_id, leerling_id, person_id, soort, false, huishouden, 'meerderjarig', koers.vandaag() FROM was`.execute(
    tx,
  );
  await noteer(tx, who, leerling, { wat: 'rechten_naar_leerling', reden: 'meerderjarig' });
}
