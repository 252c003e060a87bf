import { isObj, type Obj } from './model.ts';
import { type Gemeen, type NormaleRij, normaleRij } from './normaal-rij.ts';
import type { Klasse } from './velden.ts';

/** A CFRubric with its criteria and their levels, each as CASE 1.1 allows it. */
export const normaleRubriek = (ruw: Obj, plek: string, gemeen: Gemeen): NormaleRij =>
  laag('CFRubric', ruw, plek, gemeen, 'CFRubricCriteria', (deel, p) =>
    laag('CFRubricCriterion', deel, p, gemeen, 'CFRubricCriterionLevels', (niveau, q) =>
      normaleRij('CFRubricCriterionLevel', niveau, q, gemeen),
    ),
  );

function laag(
  klasse: Klasse,
  ruw: Obj,
  plek: string,
  gemeen: Gemeen,
  veld: string,
  lees: (deel: Obj, plek: string) => NormaleRij,
): NormaleRij {
  const bron = ruw[veld];
  if (!Array.isArray(bron)) {
    const { [veld]: kapot, ...ander } = ruw;
    // Under another name it is an unknown field, and so kept.
    return normaleRij(
      klasse,
      kapot === undefined || kapot === null ? ander : { ...ander, [`${veld}_`]: kapot },
      plek,
      gemeen,
    );
  }
  const delen = bron.filter(isObj).map((deel, i) => lees(deel, `${plek}/${veld}/${i}`));
  const { rij, waarom, veranderd } = normaleRij(klasse, ruw, plek, gemeen, {
    [veld]: delen.map((d) => d.rij),
  });
  const onder = delen.flatMap((d) => d.waarom);
  const weg = bron.length - delen.length;
  const alles = [
    ...waarom,
    ...onder,
    ...(weg > 0 ? [`${weg} onderdelen zijn geen object en vervallen`] : []),
  ];
  return { rij, waarom: alles, veranderd: veranderd || weg > 0 || delen.some((d) => d.veranderd) };
}
