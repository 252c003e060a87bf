/** An evaluatie as the rules see it: of which doel, and the how-manieth it was. */
export interface EvaluatieFeit {
  readonly leerdoel: string;
  readonly seq: number;
}

/** A doel with its place on the leerlijn, lowest first. */
export interface Plek {
  readonly leerdoel: string;
  readonly plek: number;
}

/**
 * From which evaluatie a beginsituatie is proposed (R25): the last one of the doel itself, else the last one of the
 * nearest doel before it on the leerlijn that has one. `null`: nothing to go on.
 */
export function voorstelUit<E extends EvaluatieFeit>(
  doel: string,
  plekken: readonly Plek[],
  evaluaties: readonly E[],
): E | null {
  const laatste = (leerdoel: string): E | null =>
    evaluaties
      .filter((e) => e.leerdoel === leerdoel)
      .reduce<E | null>((last, e) => (last === null || e.seq > last.seq ? e : last), null);
  const hier = plekken.find((p) => p.leerdoel === doel)?.plek;
  const ervoor = plekken
    .filter((p) => hier !== undefined && p.plek < hier)
    .sort((a, b) => b.plek - a.plek)
    .map((p) => p.leerdoel);
  for (const leerdoel of [doel, ...ervoor]) {
    const found = laatste(leerdoel);
    if (found) return found;
  }
  return null;
}

/** A doel is closed for the period in which it was evaluated; in the next one it is open again (R28). */
export function isAfgesloten(periodeVanEvaluatie: string | null, periodeVanStreef: string): boolean {
  return periodeVanEvaluatie === periodeVanStreef;
}

/** Words of an actie that differ from the template; what is the same is not written down twice. */
export interface ActieWoorden {
  readonly tekst?: string;
  readonly waarmee?: string;
  readonly ritme?: string;
}

export interface SjabloonWoorden {
  readonly tekst: string;
  readonly ritme: string;
}

export function eigenWoorden(
  wens: { readonly tekst: string; readonly waarmee: string; readonly ritme: string },
  sjabloon: SjabloonWoorden,
): ActieWoorden {
  const eigen = (woord: string, van: string) => woord !== '' && woord !== van;
  return {
    ...(eigen(wens.tekst, sjabloon.tekst) ? { tekst: wens.tekst } : {}),
    ...(wens.waarmee === '' ? {} : { waarmee: wens.waarmee }),
    ...(eigen(wens.ritme, sjabloon.ritme) ? { ritme: wens.ritme } : {}),
  };
}
