/** A Dutch voice that speaks on the device itself: with another one the words would leave it. */
export function nederlandseStem(): SpeechSynthesisVoice | undefined {
  if (!('speechSynthesis' in window)) return undefined;
  return window.speechSynthesis
    .getVoices()
    .find((voice) => voice.localService && /^nl([-_]|$)/i.test(voice.lang));
}

/** Says this instead of what is being said; `null` without a voice that may say it. */
export function spreek(tekst: string): SpeechSynthesisUtterance | null {
  const voice = nederlandseStem();
  if (!voice) return null;
  const zin = new SpeechSynthesisUtterance(tekst);
  zin.voice = voice;
  zin.lang = voice.lang;
  zin.rate = 0.9;
  window.speechSynthesis.cancel();
  window.speechSynthesis.speak(zin);
  return zin;
}
