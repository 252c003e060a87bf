import type { World, WorldSchool } from './world.ts';

/** What is not as the LVS has it: someone lost, someone twice, an old name, or a run that did not end well. */
export async function notWhole(world: World, schools: readonly WorldSchool[]): Promise<string[]> {
  const faults: string[] = [];
  const failed = await world.query<{ status: string; n: string }>(
    `SELECT status, count(*) AS n FROM koers.sync_run WHERE connection_id = ANY ($1::uuid[]) AND status <> 'done' GROUP BY 1`,
    [schools.map(({ connection }) => connection)],
  );
  faults.push(...failed.map(({ status, n }) => `${n} runs ${status}`));
  for (const { id, brin } of schools) {
    const here = await world.query<{ key: string; roepnaam: string }>(
      `SELECT k.key, i.roepnaam FROM koers.person p
        JOIN koers.person_identity i ON i.person_id = p.id
        JOIN koers.person_key k ON k.person_id = p.id AND k.system LIKE 'lvs:%' AND k.ended_at IS NULL
        WHERE p.school_id = $1 AND p.soort = 'leerling' AND p.ended_at IS NULL`,
      [id],
    );
    const seen = here.map(({ key, roepnaam }) => `${key} ${roepnaam}`).sort();
    const held = world.lvs.school(brin).leerlingen.map(({ key, roepnaam }) => `${key} ${roepnaam}`);
    const missing = held.filter((one) => !seen.includes(one)).length;
    if (missing > 0 || seen.length !== held.length)
      faults.push(
        `${brin}: ${seen.length} leerlingen for ${held.length}, ${missing} missing or not up to date`,
      );
  }
  return faults;
}
