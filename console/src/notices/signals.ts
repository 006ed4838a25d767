import { preferences } from "../theme/preferences.ts";

type Subject = { readonly id: string; readonly number: string; readonly excerpt: string };

/** The same overdue clock may be heard of as a notice and as a row; it rings once. */
const AGAIN_AFTER = 60_000;
const rung = new Map<string, number>();

export function shouldRing(told: Map<string, number>, id: string, now: number): boolean {
  for (const [other, at] of told) if (now - at > AGAIN_AFTER) told.delete(other);
  if (told.has(id)) return false;
  told.set(id, now);
  return true;
}

export function signalOverdue(title: string, subject: Subject): void {
  const { sound, desktop } = preferences();
  if (!sound && !desktop) return;
  if (!shouldRing(rung, subject.id, Date.now())) return;
  if (sound) ring();
  if (desktop && Notification.permission === "granted") {
    const note = new Notification(title, { body: subject.excerpt, tag: subject.id });
    note.addEventListener("click", () => {
      window.focus();
      location.assign(`/complaints/${subject.number}`);
    });
  }
}

/** Two short, low notes: heard, but nobody starts at them. */
function ring(): void {
  const audio = new AudioContext();
  for (const [at, pitch] of [
    [0, 523],
    [0.18, 392],
  ] as const) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0, audio.currentTime + at);
    volume.gain.linearRampToValueAtTime(0.12, audio.currentTime + at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + at + 0.3);
    tone.connect(volume).connect(audio.destination);
    tone.start(audio.currentTime + at);
    tone.stop(audio.currentTime + at + 0.32);
    if (at > 0) tone.addEventListener("ended", () => void audio.close());
  }
}
