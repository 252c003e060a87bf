/** A spreadsheet must read it as text: what begins like a formula gets a quote mark before it (OWASP, CSV Injection). */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
}

/** A file for a spreadsheet: semicolons and a byte order mark, as a Dutch one expects. */
export function rekenblad(kop: readonly string[], rijen: readonly (readonly string[])[]): string {
  return `\uFEFF${[kop, ...rijen].map((rij) => rij.map(cell).join(';')).join('\r\n')}\r\n`;
}
