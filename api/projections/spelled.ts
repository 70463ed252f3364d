/** How names are compared with what somebody looks for: case and ways to write an accent make no difference. */
export function spelled(text: string): string {
  return text.trim().normalize('NFC').toLowerCase();
}
