import {
  type Blad,
  type Blok,
  type Cel,
  type Ondertekening,
  type Punt,
  type Sectie,
  stukken,
  TEKENEN,
  type Tekst,
} from './blad.ts';
import type { Huisstijl } from './huisstijl.ts';

const VERVANG: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const veilig = (tekst: string): string => tekst.replace(/[&<>"']/g, (teken) => VERVANG[teken] ?? '');

const tekstVan = (tekst: Tekst): string =>
  stukken(tekst)
    .map(({ tekst: deel, vet }) => {
      const woorden = veilig(deel).replaceAll('\n', '<br>');
      return vet ? `<strong>${woorden}</strong>` : woorden;
    })
    .join('');

const klein = (tekst: string | undefined): string =>
  tekst === undefined ? '' : `<p class="klein">${tekstVan(tekst)}</p>`;

const lijst = (punten: readonly Punt[]): string =>
  `<ul>${punten.map((punt) => `<li>${tekstVan(punt.tekst)}${klein(punt.klein)}</li>`).join('')}</ul>`;

function cel({ tekst, klein: onder, punten, leeg }: Cel): string {
  const woorden = tekstVan(tekst);
  const boven = woorden === '' ? '' : `<p${leeg ? ' class="zacht"' : ''}>${woorden}</p>`;
  return `${boven}${punten ? lijst(punten) : ''}${klein(onder)}`;
}

function tabel(blok: Extract<Blok, { soort: 'tabel' }>): string {
  const kop = blok.kolommen.map(({ naam }) => `<th scope="col">${veilig(naam)}</th>`);
  const rijen = blok.rijen.map(
    ([eerste, ...rest]) =>
      `<tr><th scope="row">${eerste ? cel(eerste) : ''}</th>${rest.map((c, n) => `<td data-kop="${veilig(blok.kolommen[n + 1]?.naam ?? '')}">${cel(c)}</td>`).join('')}</tr>`,
  );
  return `<table><caption>${veilig(blok.over)}</caption><thead><tr>${kop.join('')}</tr></thead><tbody>${rijen.join('')}</tbody></table>`;
}

/** For who prints the page. */
function tekenen({ kop, tekst, mensen }: Ondertekening): string {
  const keuzes = TEKENEN.keuzes
    .map((keus) => `<p><span aria-hidden="true">\u2610</span> ${keus}</p>`)
    .join('');
  const regels = TEKENEN.regels.map((regel) => `<p>${regel}:</p>`).join('');
  const vak = (mens: Ondertekening['mensen'][number]) =>
    `<li><div><p><strong>${veilig(mens.naam)}</strong></p>${klein(mens.rol)}${keuzes}</div><div>${regels}</div></li>`;
  return `<h3>${veilig(kop)}</h3><p>${veilig(tekst)}</p><ul class="tekenen">${mensen.map(vak).join('')}</ul>`;
}

function blokVan(blok: Blok): string {
  switch (blok.soort) {
    case 'kop':
      return `<h3>${veilig(blok.tekst)}</h3>`;
    case 'alinea':
      if (blok.stijl === 'citaat') return `<blockquote><p>“${tekstVan(blok.tekst)}”</p></blockquote>`;
      return `<p${blok.stijl ? ` class="${blok.stijl}"` : ''}>${tekstVan(blok.tekst)}</p>`;
    case 'lijst':
      return lijst(blok.punten);
    case 'kader':
      return `<div class="kader ${blok.toon}"><p><strong>${veilig(blok.kop)}</strong></p><p>${tekstVan(blok.tekst)}</p></div>`;
    case 'gegevens':
      return `<dl>${blok.rijen.map(({ naam, waarde }) => `<div><dt>${veilig(naam)}</dt><dd>${cel(waarde)}</dd></div>`).join('')}</dl>`;
    case 'tabel':
      return tabel(blok);
    case 'ondertekening':
      return tekenen(blok);
    default:
      blok satisfies never;
      return '';
  }
}

const sectie = ({ kop, blokken }: Sectie, n: number): string =>
  `<section aria-labelledby="s${n}"><h2 id="s${n}">${veilig(kop)}</h2>${blokken.map(blokVan).join('\n')}</section>`;

/** The colour is checked when it is chosen (huisstijl.ts); nothing else of a school comes into the style. */
const stijl = ({ kleur }: Huisstijl): string => `
:root{--kleur:${kleur};--inkt:#1d2730;--zacht:#4d5963;--lijn:#cfd7dd}
*{box-sizing:border-box}
body{margin:0 auto;max-width:48rem;padding:1.5rem 1rem 3rem;color:var(--inkt);background:#fff;font:1rem/1.5 "Atkinson Hyperlegible",Verdana,sans-serif;overflow-wrap:anywhere}
p{margin:.25rem 0}
h1{font-size:2.2rem;line-height:1.15;margin:.2rem 0 .4rem}
h1 span{display:block;font-size:1rem;color:var(--kleur)}
h2{color:var(--kleur);border-bottom:2px solid;padding-bottom:.2rem;margin:2.5rem 0 .8rem;font-size:1.4rem}
h3{margin:1.6rem 0 .4rem;font-size:1.05rem}
.klein,.zacht{color:var(--zacht)}
.klein{font-size:.82rem}
.kader{border-left:5px solid var(--kleur);background:#f2f5f7;padding:.6rem 1rem;margin:1rem 0}
.let-op{border-color:#b26b00;background:#fff4dc;color:#6b4200}
blockquote{margin:.8rem 0;padding:.1rem 1rem;border-left:4px solid var(--kleur);font-size:1.15rem}
dl{margin:0}
dl div{display:flex;flex-wrap:wrap;gap:0 1rem;border-bottom:1px solid var(--lijn);padding:.35rem 0}
dt{flex:1 1 11rem;font-weight:bold}
dd{flex:3 1 20rem;margin:0}
table{width:100%;border-collapse:collapse}
caption{text-align:left;color:var(--zacht);font-size:.82rem;padding:.2rem 0}
th,td{text-align:left;vertical-align:top;padding:.35rem .5rem;border-bottom:1px solid var(--lijn)}
thead th{background:#f2f5f7;font-size:.9rem}
tbody th{font-weight:normal}
ul{margin:.2rem 0;padding-left:1.2rem}
.tekenen{list-style:none;padding:0}
.tekenen li{display:flex;flex-wrap:wrap;gap:0 1rem;min-height:8.5rem;margin:.6rem 0;padding:.6rem .9rem;border:1px solid var(--zacht);break-inside:avoid}
.tekenen div{flex:1 1 12rem}
.tekenen div p+p{margin-top:.6rem}
footer{margin-top:3rem;border-top:1px solid var(--lijn);color:var(--zacht);font-size:.82rem}
@media (max-width:32rem){thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}table,caption,tbody,tr,th,td{display:block}tr{padding:.4rem 0;border-bottom:1px solid var(--lijn)}th,td{border:0;padding:.1rem 0}tbody th{font-weight:bold}td::before{content:attr(data-kop);display:block;color:var(--zacht);font-size:.82rem}}
@media print{@page{size:A4;margin:20mm}body{max-width:none;padding:0;font-size:10.5pt}h2,h3,caption{break-after:avoid}tr,dl div,.kader{break-inside:avoid}thead{display:table-header-group}}`;

/** A web page that stands on its own: nothing is asked of another host, and it prints on A4. */
export function htmlVan(blad: Blad): string {
  const concept = blad.status.concept ? '<p class="kader let-op"><strong>Concept</strong></p>' : '';
  return `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${veilig(`${blad.titel} ${blad.over}`)}</title>
<style>${stijl(blad.huisstijl)}</style>
</head>
<body>
<header><p class="klein"><strong>${veilig(blad.huisstijl.naam)}</strong></p>${concept}
<h1><span>${veilig(blad.titel)}</span> ${veilig(blad.over)}</h1>
<p class="zacht">${veilig(blad.regel)}</p>
<p>Stand: <strong>${veilig(blad.status.tekst)}</strong></p></header>
<main>
${blad.inleiding.map(blokVan).join('\n')}
${blad.secties.map(sectie).join('\n')}
</main>
<footer><p>${veilig(blad.voet)}</p></footer>
</body>
</html>
`;
}
