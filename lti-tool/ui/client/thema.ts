/**
 * Within Microsoft Teams a page of Koers stands in a frame of our own page there, which knows the theme: take it over, before
 * anything is painted in another one. Anywhere else the frame around us is not ours and cannot be looked at.
 */
export function startThema(): void {
  const around = window.frameElement?.ownerDocument.documentElement.dataset['theme'];
  if (around) document.documentElement.dataset['theme'] = around;
}
